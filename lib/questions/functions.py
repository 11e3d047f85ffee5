"""Judging an answer that is a function on many drawn cases, beside the solution and known mistakes
(NumPy only).

Words claim a mistake only if the answer does what the mistake does in every case; one case could
agree by chance.
"""

import contextlib
import functools
import itertools
import warnings
from typing import Any, NamedTuple

import numpy as np

from lib.questions.answers import NotFinite, Wrong, as_array
from lib.questions.compare import ABSOLUTE, RELATIVE, equal, named, require_shape
from lib.questions.diagnosis import noticed
from lib.questions.running import call, listed, require_own
from lib.text import Text

MANY = 4  # wrong cases that are told rather than an exception in a later case
ENOUGH = 16  # wrong cases after which judging stops
OTHER_VALUES = Text("The shape is right, but the values are not.")
ROUNDED = Text("The values seem to be rounded. Return them as they are.")


class Tried(NamedTuple):
    """A case that an answer was tried with: a dict of arguments, what came and what is right."""

    case: dict
    received: Any
    expected: Any


def judge_function(question, answer, rng):
    """Nothing if a learner's function is the one that a question asks for.

    Args:
        question: a Question whose file has `cases(rng)`, and `read` where as_array is not enough.
        answer: what the learner handed in.
        rng: numpy.random.Generator that the cases are drawn with.

    Raises:
        Wrong, NotAttempted, Stopped: as `judge`.
    """
    require_own(answer, question.setting("forbidden"))
    with warnings.catch_warnings():
        # Of 0 / 0 in a case: what is wrong with it, the verdict says.
        warnings.simplefilter("ignore")
        _judge_in_parts(question, answer, rng)


def _judge_in_parts(question, answer, rng):
    """Judge the cases, those with another value of the argument `apart` apart."""
    returns = question.setting("returns")
    options = {
        "read": getattr(question.file, "read", None),
        "returns": returns,
        "otherwise": question.words("otherwise") if question.setting("otherwise") else OTHER_VALUES,
        "relative": question.setting("relative", RELATIVE),
        "absolute": question.setting("absolute", ABSOLUTE),
    }
    apart = question.setting("apart")
    for value, alike in itertools.groupby(
        question.file.cases(rng), key=lambda case: case.get(apart)
    ):
        with named(f"{apart}={value}") if apart else contextlib.nullcontext():
            judge(answer, alike, question.ask, question.mistakes, **options)


def judge(
    answer,
    cases,
    right,
    mistakes=(),
    *,
    read=None,
    returns=None,
    otherwise=OTHER_VALUES,
    relative=RELATIVE,
    absolute=ABSOLUTE,
):
    """Nothing if the answer agrees with the right function in all cases.

    Args:
        answer: the learner's function.
        cases: iterable of dicts of arguments, by the names that the task gives them, in its order.
        right: function of these arguments, by name.
        mistakes: list of (function of these arguments, Text). One that raises for a case does not
            apply to it.
        read: function of a returned value that gives what is compared, or raises Wrong; as_array if
            it is left out, for two values pair.
        returns: names of the axes of what is returned, as in ("batch", "units"), for sentences on a
            wrong shape; for two values a dict of them, as in {"h": ("batch", "units"), "c":
            ("batch", "units")}.
        otherwise: Text for the right shape with other values.
        relative, absolute: how much values may differ, see compare.close.

    Raises:
        Wrong: words of an exception, a known mistake, a wrong shape, rounded values, or
            `otherwise`, after the arguments if most cases are right. Its `case` is the smallest
            case that the answer gets wrong.
        NotAttempted, Stopped: as running.call.
    """
    read = read or (pair(*returns) if isinstance(returns, dict) else as_array)
    agrees = functools.partial(equal, relative=relative, absolute=absolute)
    tried, exception = _try_cases(answer, cases, right, read, agrees)
    failed = [one for one in tried if not agrees(one.received, one.expected)]
    if failed:
        with _shown_by(failed):
            _recognise(tried, mistakes)
    if exception and (not tried or len(failed) < min(MANY, len(tried))):
        raise exception
    if failed:
        with _shown_by(failed):
            _require_shape_and_digits(tried, failed, right, returns)
            _say_what_is_noticed(
                tried,
                failed,
                returns,
                otherwise,
                lambda case: read(call(answer, case, quiet=True)),
                lambda case: right(**case),
            )


def _try_cases(answer, cases, right, read, agrees):
    """Try an answer with the cases, until it is clear how often it is wrong or it raises.

    Returns:
        tried: list of Tried.
        exception: the Wrong of the case that could not be tried to its end, or None.
    """
    tried = []
    wrong = 0
    for case in cases:
        expected = right(**case)
        try:
            received = _received(answer, case, expected, read, is_first=not tried)
        except Wrong as exception:
            exception.case = case
            return tried, exception
        tried.append(Tried(case, received, expected))
        wrong += not agrees(received, expected)
        if wrong == ENOUGH or (wrong == MANY and _is_large(received)):
            break
    return tried, None


@contextlib.contextmanager
def _shown_by(failed):
    """Give what is raised inside the with block the smallest of the cases that failed."""
    try:
        yield
    except Wrong as wrong:
        wrong.case = min((one.case for one in failed), key=_size)
        raise


def _received(answer, case, expected, read, is_first):
    """What the answer returns for a case, read; of a later case, and of nan in any, Wrong names the
    arguments.
    """
    returned = call(answer, case, quiet=not is_first)
    if isinstance(expected, tuple) and _holds_both(returned, expected):
        returned = tuple(returned)
    try:
        return read(returned)
    except Wrong as wrong:
        if is_first and not isinstance(wrong, NotFinite):
            raise
        with named(listed(case)):
            raise


def _holds_both(returned, expected):
    """Whether what came is one array of the two arrays expected, as np.stack makes it of them."""
    shapes = {np.shape(part) for part in expected}
    return hasattr(returned, "shape") and shapes == {tuple(returned.shape[1:])}


def _require_shape_and_digits(tried, failed, right, returns):
    """Raise Wrong if another shape came, or rounded values."""
    first = failed[0]
    with _named_if_rare(tried, failed):
        if returns:
            _require_shapes(first.received, first.expected, returns)
        _recognise(tried, [(rounded(right, digits), ROUNDED) for digits in (1, 2, 3, 4)])


def _named_if_rare(tried, failed):
    """A context that names the arguments of the first case that failed, if most are right."""
    is_rare = 4 * len(failed) <= len(tried)
    return named(listed(failed[0].case)) if is_rare else contextlib.nullcontext()


def _say_what_is_noticed(tried, failed, returns, otherwise, ask, right):
    """Raise Wrong for an answer that makes no known mistake: `otherwise`, which of two values is
    wrong, and what diagnosis.py finds.
    """
    if isinstance(returns, dict):
        names = list(returns)
        wrong = [place for place in range(len(names)) if not _is_right(failed, place)]
        if len(wrong) < len(names):
            otherwise = Text(
                "{right} is right, {wrong} is not. {problem}",
                right=names[1 - wrong[0]],
                wrong=names[wrong[0]],
                problem=otherwise,
            )
        found = None
        for place in wrong:
            found = found or noticed(
                _parts(tried, place),
                returns[names[place]],
                _part_of(ask, place),
                _part_of(right, place),
            )
    elif all(isinstance(one.received, (np.ndarray, float)) for one in tried):
        found = noticed(tried, returns or (), ask, right)
    else:
        found = None
    with _named_if_rare(tried, failed):
        raise Wrong(
            Text("{problem} {found}", problem=otherwise, found=found) if found else otherwise
        )


def _is_right(tried, place):
    """Whether one of two values is right in all these cases."""
    return all(equal(one.received[place], one.expected[place]) for one in tried)


def _part_of(ask, place):
    return lambda case: ask(case)[place]


def _parts(tried, place):
    """The cases with one of two values alone."""
    return [Tried(one.case, one.received[place], one.expected[place]) for one in tried]


def _is_large(received):
    """Whether a wrong answer is so large that more of them would take long."""
    return isinstance(received, np.ndarray) and received.size > 1_000_000


def _size(case):
    """How many numbers or characters the arguments of a case hold."""
    return sum(_size_of(value) for value in case.values())


def _size_of(value):
    if isinstance(value, (list, tuple)):
        return sum(map(_size_of, value))
    return len(value) if isinstance(value, str) else np.size(value)


def rounded(function, digits):
    """The function with its result rounded."""

    def result(**case):
        value = function(**case)
        return (
            tuple(part.round(digits) for part in value)
            if isinstance(value, tuple)
            else value.round(digits)
        )

    return result


def _require_shapes(received, expected, returns):
    """Raise Wrong if an array that came, or one of two, has another shape than the expected one."""
    if not isinstance(returns, dict):
        return require_shape(received.shape, **dict(zip(returns, expected.shape, strict=True)))
    for (name, axes), part, expected_part in zip(returns.items(), received, expected, strict=True):
        with named(name):
            _require_shapes(part, expected_part, axes)


def _recognise(tried, mistakes):
    """Raise Wrong with the words of the first mistake that explains what came in every case."""
    for mistake, text in mistakes:
        # A mistake that fails in a case, such as an index beyond the end, is not what the answer
        # does. What NumPy would warn of on its way is not the learner's.
        errors = ValueError, IndexError, TypeError, AttributeError, ZeroDivisionError
        with np.errstate(all="ignore"), contextlib.suppress(*errors):
            if all(equal(one.received, mistake(**one.case)) for one in tried):
                raise Wrong(text)


def pair(first, second, read=as_array):
    """A reader for functions that return two things, called first and second: a tuple of what
    `read` makes of each.
    """

    def both(value):
        names = {"first": first, "second": second}
        if not isinstance(value, (list, tuple)):
            raise Wrong(
                "Two values should be returned, as in return {first}, {second}; received one "
                "{kind}.",
                **names,
                kind=type(value).__name__,
            )
        if len(value) != 2:
            raise Wrong(
                "Two values should be returned, {first} and {second}; received {count}.",
                **names,
                count=len(value),
            )
        parts = []
        for name, part in zip((first, second), value, strict=True):
            with named(name):
                parts.append(read(part))
        return tuple(parts)

    return both
