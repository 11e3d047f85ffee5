"""Judges an answer that is a function on many drawn cases, beside the solution and known mistakes
(NumPy only).

Words claim a mistake only if the answer does what the mistake does in every case; one case could
agree by chance.
"""

import contextlib
import itertools
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from lib.questions.answers import NotFinite, Wrong
from lib.questions.compare import ABSOLUTE, RELATIVE, equal, explains, named
from lib.questions.returned import OneValue, Tried, TwoValues, by_setting
from lib.questions.running import call, listed, require_own
from lib.text import Text

MANY = 4  # wrong cases without which an exception in a later case is told rather than they
ENOUGH = 16  # wrong cases after which judging stops
OTHER_VALUES = Text("The shape is right, but the values are not.")
UNSTEADY = Text("It returns something else each time, even for the same arguments.")
ROUNDED = Text("The values seem to be rounded. Return them as they are.")
HALF = Text("float16 holds three digits only. Return the values as float32 or float64.")


@dataclass(frozen=True)
class Task:
    """What a function shall do, and how what it returns is compared.

    Args:
        right: the right function; it takes the arguments of a case by name.
        mistakes: list of (function of the same arguments, Text). One that raises for a case does
            not apply to it.
        returned: OneValue or TwoValues.
        read: function of a returned value that gives what is compared, or raises Wrong; None for
            that of `returned`.
        otherwise: Text for the right shape with other values; of two values, what is said after
            which of them is wrong, or None.
        relative, absolute: how much values may differ, see compare.close.
    """

    right: Callable
    mistakes: Sequence = ()
    returned: OneValue | TwoValues = field(default_factory=OneValue)
    read: Callable | None = None
    otherwise: Text | None = OTHER_VALUES
    relative: float = RELATIVE
    absolute: float = ABSOLUTE

    def read_value(self, value):
        """What is compared of a returned value. Raises Wrong."""
        return (self.read or self.returned.read)(value)

    def is_right(self, one):
        """Whether what came in a case, a Tried, is right."""
        return equal(one.received, one.expected, self.relative, self.absolute)


def task_of(question):
    """The Task of a Question that asks for a function."""
    returned = by_setting(question.settings.get("returns"))
    otherwise = OTHER_VALUES if isinstance(returned, OneValue) else None
    if question.settings.get("otherwise"):
        otherwise = question.words("otherwise")
    return Task(
        right=question.ask,
        mistakes=question.mistakes,
        returned=returned,
        read=getattr(question.file, "read", None),
        otherwise=otherwise,
        relative=question.settings.get("relative", RELATIVE),
        absolute=question.settings.get("absolute", ABSOLUTE),
    )


def judge_function(question, answer, rng):
    """Nothing if a learner's function is the one that a question asks for.

    Args:
        question: a Question whose file has `cases(rng)`. Cases with another value of the argument
            `apart` are judged apart.
        answer: what the learner handed in.
        rng: numpy.random.Generator that the cases are drawn with.

    Raises:
        Wrong, NotAttempted, Stopped: as `judge`.
    """
    require_own(answer, question.settings.get("forbidden"))
    task = task_of(question)
    apart = question.settings.get("apart")
    groups = itertools.groupby(question.file.cases(rng), key=lambda case: case.get(apart))
    with warnings.catch_warnings():
        # Of 0 / 0 in a case: what is wrong with it, the verdict says.
        warnings.simplefilter("ignore")
        for value, cases in groups:
            with named(f"{apart}={value}") if apart else contextlib.nullcontext():
                judge(answer, cases, task)


def judge(answer, cases, task):
    """Nothing if the answer agrees with the right function in all cases.

    Args:
        answer: the learner's function.
        cases: iterable of dicts of arguments, by the names that the task gives them, in its order.
        task: Task.

    Raises:
        Wrong: words of an exception, a known mistake, a wrong shape, rounded values, or
            `otherwise`, after the arguments if most cases are right. Its `case` is the smallest
            case that the answer gets wrong.
        NotAttempted, Stopped: as running.call.
    """
    cases = list(cases)
    tried, exception = _try_cases(answer, cases, task)
    failed = [one for one in tried if not task.is_right(one)]
    is_cut_short = exception and len(failed) < MANY
    if failed:
        with _shown_by(failed):
            known = task.mistakes
            if is_cut_short:
                known = [entry for entry in known if _raises(entry[0], exception.case)]
            _recognise(tried, known)
    if is_cut_short:
        if isinstance(exception, NotFinite):
            with _shown_by([exception]):
                _recognise_undefined(answer, cases, task)
        raise exception
    if failed:
        with _shown_by(failed), _named_if_rare(tried, failed):
            _require_steady(answer, failed[0], task)
            _require_shape(failed, task)
            _recognise(tried, [(rounded(task.right, digits), ROUNDED) for digits in (1, 2, 3, 4)])
            _recognise(tried, [(in_half_precision(task.right), HALF)])
            raise Wrong(_what_is_wrong(answer, tried, failed, task))


def _try_cases(answer, cases, task):
    """Try an answer with the cases, until it is clear how often it is wrong or it raises.

    Returns:
        tried: list of Tried.
        exception: the Wrong of the case that could not be tried to its end, or None.
    """
    tried = []
    wrong = []
    for case in cases:
        expected = task.right(**case)
        try:
            received = _received(answer, case, expected, task, is_first=not tried)
        except Wrong as exception:
            exception.case = case
            return tried, exception
        tried.append(Tried(case, received, expected))
        if not task.is_right(tried[-1]):
            wrong.append(tried[-1])
        if len(wrong) == ENOUGH or (len(wrong) == MANY and _is_large(received)):
            break
    return tried, None


def _received(answer, case, expected, task, is_first):
    """What the answer returns for a case, read; of a later case, and of nan in any, Wrong names the
    arguments.
    """
    value = call(answer, case, quiet=not is_first)
    if isinstance(expected, tuple) and _holds_both(value, expected):
        value = tuple(value)
    try:
        return task.read_value(value)
    except Wrong as wrong:
        if is_first and not isinstance(wrong, NotFinite):
            raise
        with named(listed(case)):
            raise


def _holds_both(value, expected):
    """Whether what came is one array of the two arrays expected, as np.stack makes it of them."""
    shapes = {np.shape(part) for part in expected}
    return hasattr(value, "shape") and shapes == {tuple(value.shape[1:])}


def _require_steady(answer, one, task):
    """Raise Wrong if the answer returns something else in a case, a Tried, than it did before: what
    a search would find in it says nothing.
    """
    again = None
    with contextlib.suppress(Wrong):
        again = task.read_value(call(answer, one.case, quiet=True))
    if again is not None and not equal(again, one.received):
        raise Wrong(UNSTEADY)


def _require_shape(failed, task):
    """Raise Wrong if what came has another shape than expected, and say what its shape is in all
    cases that failed.
    """
    try:
        task.returned.require_shape(failed[0].received, failed[0].expected)
    except Wrong as wrong:
        if shape := task.returned.shape_of(failed):
            raise Wrong(
                "{problem} In each case that was tried its shape is {shape}.",
                problem=wrong.text,
                shape=shape,
            ) from None
        raise


def _what_is_wrong(answer, tried, failed, task):
    """The Text for an answer that makes no known mistake: `otherwise`, which of two values is
    wrong, and what diagnosis.py finds.
    """

    def ask(case):
        return task.read_value(call(answer, case, quiet=True))

    def right(case):
        return task.right(**case)

    problem = task.returned.problem(failed, task.otherwise)
    found = task.returned.noticed(tried, failed, ask, right)
    return Text("{problem} {found}", problem=problem, found=found) if found else problem


def _recognise(tried, mistakes):
    """Raise Wrong with the words of the first mistake that explains what came in every case."""
    for mistake, text in mistakes:
        if explains(mistake, tried):
            raise Wrong(text)


def _recognise_undefined(answer, cases, task):
    """Raise Wrong with the words of the first mistake that explains what came in every case, also
    of an answer that gives nan or inf in some, where the mistake gives it as well.
    """
    finite = []
    undefined = []
    for case in cases:
        expected = task.right(**case)
        try:
            received = _received(answer, case, expected, task, is_first=False)
            finite.append(Tried(case, received, expected))
        except NotFinite:
            undefined.append(case)
    if len(finite) < MANY:
        return
    for mistake, text in task.mistakes:
        if explains(mistake, finite) and all(_is_undefined(mistake, case) for case in undefined):
            raise Wrong(text)


def _raises(mistake, case):
    """Whether a mistake raises an exception in a case."""
    try:
        with np.errstate(all="ignore"):
            mistake(**case)
    except Exception:
        return True
    return False


def _is_undefined(mistake, case):
    """Whether a mistake gives nan or inf in a case."""
    with np.errstate(all="ignore"), contextlib.suppress(Exception):
        value = mistake(**case)
        parts = value if isinstance(value, tuple) else (value,)
        return not all(np.isfinite(part).all() for part in parts)
    return False


def rounded(function, digits):
    """The function with its result rounded."""

    def result(**case):
        value = function(**case)
        if isinstance(value, tuple):
            return tuple(part.round(digits) for part in value)
        return value.round(digits)

    return result


def in_half_precision(function):
    """The function with its result as float16 holds it."""

    def result(**case):
        value = function(**case)
        parts = value if isinstance(value, tuple) else (value,)
        cut = tuple(part.astype("float16").astype("float64") for part in parts)
        return cut if isinstance(value, tuple) else cut[0]

    return result


@contextlib.contextmanager
def _shown_by(failed):
    """Give what is raised inside the with block the smallest of the cases that failed, of Tried or
    of Wrong.
    """
    try:
        yield
    except Wrong as wrong:
        wrong.case = min((one.case for one in failed), key=_size)
        raise


def _named_if_rare(tried, failed):
    """A context that names the arguments of the first case that failed, if most are right."""
    is_rare = 4 * len(failed) <= len(tried)
    return named(listed(failed[0].case)) if is_rare else contextlib.nullcontext()


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
