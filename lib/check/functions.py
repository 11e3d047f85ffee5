"""Judging an answer that is a function on many drawn cases, beside the solution and known mistakes (NumPy only).

Words claim a mistake only if the answer does what the mistake does in every case; one case could agree by chance.
"""

import contextlib
import functools
import itertools

import numpy as np

from lib.check import edits
from lib.check.agreement import equal, named, require_shape
from lib.check.answers import Wrong, as_array
from lib.check.exercise import exercise
from lib.check.running import call, listed, require_own
from lib.text import Text

MANY = 4  # wrong cases that are told rather than an exception in a later case
ENOUGH = 16  # wrong cases after which judging stops
OTHER_VALUES = Text("The shape is right, but the values are not.")
ROUNDED = Text("The values seem to be rounded. Return them as they are.")


def function_exercise(
    *, look, start, solution, right, mistakes=(), apart=None, forbidden=None, **judging
):
    """Make an Exercise that asks for a function, of a generator function that takes rng and yields the cases.

    Args:
        look, start, solution, right: as for exercise. The solution is what answers are compared with.
        mistakes: edits of the solution, as for edits.wrong_versions.
        apart: name of an argument, each value of which is judged by itself and named in what is said.
        forbidden: name of a module that the task asks not to use, because it holds the function.
        judging: read, returns and otherwise, as for judge.
    """

    def make(cases):
        name = cases.__name__

        @functools.cache
        def versions():
            return edits.run(solution, name), edits.wrong_versions(solution, name, mistakes)

        @functools.wraps(cases)
        def judge_cases(answer, rng):
            require_own(answer, forbidden)
            for value, alike in itertools.groupby(cases(rng), key=lambda case: case.get(apart)):
                with named(f"{apart}={value}") if apart else contextlib.nullcontext():
                    judge(answer, alike, *versions(), **judging)

        judge_cases.versions = versions
        return exercise(look=look, start=start, solution=solution, right=right)(judge_cases)

    return make


def judge(answer, cases, right, mistakes=(), *, read=None, returns=None, otherwise=OTHER_VALUES):
    """Nothing if the answer agrees with the right function in all cases.

    Args:
        answer: the learner's function.
        cases: iterable of dicts of arguments, by the names that the task gives them, in its order.
        right: function of these arguments, by name.
        mistakes: list of (function of these arguments, Text). One that raises for a case does not apply to it.
        read: function of a returned value that gives what is compared, or raises Wrong; as_array if it is left out, for
            two values pair.
        returns: names of the axes of what is returned, as in ("batch", "units"), for sentences on a wrong shape; for two
            values a dict of them, as in {"h": ("batch", "units"), "c": ("batch", "units")}.
        otherwise: Text for the right shape with other values.

    Raises:
        Wrong: words of an exception, a known mistake, a wrong shape, rounded values, or `otherwise`, after the arguments
            if most cases are right.
        NotAttempted, Stopped: as running.call.
    """
    read = read or (pair(*returns) if isinstance(returns, dict) else as_array)
    judged, failed, problem = [], [], None
    for case in cases:
        try:
            returned = call(answer, case, quiet=bool(judged))
            with named(listed(case)) if judged else contextlib.nullcontext():
                received = read(returned)
        except Wrong as wrong:
            problem = wrong
            break
        judged.append((case, received))
        expected = right(**case)
        if not equal(received, expected):
            failed.append((case, received, expected))
        if len(failed) == ENOUGH:
            break
    if failed:
        _recognise(judged, mistakes)
    if problem and len(failed) < MANY:
        raise problem
    if not failed:
        return
    case, received, expected = failed[0]
    with named(listed(case)) if 4 * len(failed) <= len(judged) else contextlib.nullcontext():
        if returns:
            _require_shapes(received, expected, returns)
        _recognise(judged, [(rounded(right, digits), ROUNDED) for digits in (1, 2, 3, 4)])
        raise Wrong(otherwise)


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


def _recognise(judged, mistakes):
    """Raise Wrong with the words of the first mistake that explains what came in every case."""
    for mistake, text in mistakes:
        # A mistake that fails in a case, such as an index beyond the end, is not what the answer does.
        # What NumPy would warn of on its way is not the learner's.
        errors = ValueError, IndexError, TypeError, AttributeError, ZeroDivisionError
        with np.errstate(all="ignore"), contextlib.suppress(*errors):
            if all(equal(received, mistake(**case)) for case, received in judged):
                raise Wrong(text)


def pair(first, second, read=as_array):
    """A reader for functions that return two things, called first and second: a tuple of what `read` makes of each."""

    def both(value):
        names = {"first": first, "second": second}
        if not isinstance(value, (list, tuple)):
            raise Wrong(
                "Two values should be returned, as in return {first}, {second}; received one {kind}.",
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


def sizes(rng, *smallest, largest=5, fixed=(), count=24):
    """Draw sizes for cases, all of one draw different, so that swapped axes can be recognised.

    Args:
        rng: numpy.random.Generator.
        smallest: the smallest value of each size.
        largest: the largest value of any size. Each size is the largest one in at least one draw, its smallest in
            another, and at the end all sizes are their smallest ones at once.
        fixed: sizes to begin with, such as equal features and units, where a transposed weight gives no exception.
        count: number of cases before that last one. Each draw comes four times: with other values in the same shapes,
            answers remembered by shape are wrong.

    Yields:
        tuples of ints.
    """
    yield from fixed
    left, draws = count - len(fixed), 0
    while left > 0:
        drawn = [int(rng.integers(low, largest + 1)) for low in smallest]
        if draws < len(drawn):
            drawn[draws] = largest
            drawn[draws - 1] = smallest[draws - 1]
        if len(set(drawn)) == len(drawn):
            draws += 1
            yield from [tuple(drawn)] * min(4, left)
            left -= 4
    yield smallest
