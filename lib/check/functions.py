"""Judging an answer that is a function on many drawn cases, beside the right function and known mistakes (NumPy only).

Words claim a mistake only if the answer does what the mistake does in every case; one case could agree by chance.
"""

import numpy as np

from lib.check.agreement import equal, named, require_shape
from lib.check.answers import Wrong, as_array
from lib.check.running import call
from lib.text import Text

ENOUGH = 16  # wrong cases after which judging stops
OTHER_VALUES = Text("The shape is right, but the values are not.")


def judge(answer, cases, right, mistakes=(), *, read=as_array, axes=None, otherwise=OTHER_VALUES):
    """Nothing if the answer agrees with the right function in all cases.

    Args:
        answer: the learner's function.
        cases: iterable of dicts of arguments, by the names that the task gives them, in its order.
        right: function of these arguments, by name.
        mistakes: list of (function of these arguments, Text). One that raises for a case does not apply to it.
        read: function of a returned value that gives what is compared, or raises Wrong.
        axes: function of the arguments: dict of sizes for require_shape; for a pair, a dict of them by part.
        otherwise: Text for the right shape with other values.

    Raises:
        Wrong: words of an exception, a known mistake, a wrong shape, rounded values, or `otherwise`.
        NotAttempted, Stopped: as running.call.
    """
    seen, failed, problem = [], [], None
    for given in cases:
        try:
            seen.append((given, read(call(answer, given, quiet=bool(seen)))))
        except Wrong as wrong:
            problem = wrong
            break
        if not equal(seen[-1][1], right(**given)):
            failed.append(seen[-1])
        if len(failed) == ENOUGH:
            break
    if failed:
        _recognise(seen, mistakes)
    if problem:
        raise problem
    if not failed:
        return
    given, received = failed[0]
    if axes:
        sizes = axes(**given)
        parts = {None: received} if isinstance(received, np.ndarray) else dict(zip(sizes, received, strict=True))
        for name, part in parts.items():
            _require(name, part, sizes if name is None else sizes[name])
    _recognise(seen, [(rounded(right, digits), ROUNDED) for digits in (1, 2, 3, 4)])
    raise Wrong(otherwise)


ROUNDED = Text("The values seem to be rounded. Return them as they are.")


def rounded(function, digits):
    """The function with its result rounded."""

    def result(**given):
        value = function(**given)
        return tuple(part.round(digits) for part in value) if isinstance(value, tuple) else value.round(digits)

    return result


def _require(name, part, sizes):
    if name is None:
        require_shape(part.shape, **sizes)
    else:
        with named(name):
            require_shape(part.shape, **sizes)


def _recognise(seen, mistakes):
    """Raise Wrong with the words of the first mistake that explains what came in every case."""
    for mistake, text in mistakes:
        if all(_agrees(mistake, given, received) for given, received in seen):
            raise Wrong(text)


def _agrees(mistake, given, received):
    try:
        return equal(received, mistake(**given))
    except (ValueError, IndexError, TypeError, AttributeError, ZeroDivisionError):
        return False


def pair(first, second, read=as_array):
    """A reader for functions that return two things: a function of the returned value that gives a tuple of two.

    Args:
        first, second: their names in the task.
        read: reader of each.
    """

    def both(value):
        if not isinstance(value, (list, tuple)):
            raise Wrong(
                "Two values should be returned, as in return {first}, {second}; received one {type_value___name}.",
                first=first,
                second=second,
                type_value___name=type(value).__name__,
            )
        if len(value) != 2:
            raise Wrong(
                "Two values should be returned, {first} and {second}; received {len_value}.",
                first=first,
                second=second,
                len_value=len(value),
            )
        parts = []
        for name, part in zip((first, second), value, strict=True):
            with named(name):
                parts.append(read(part))
        return tuple(parts)

    return both


def sizes(rng, *smallest, largest=5, fixed=(), count=24, repeat=4):
    """Draw sizes for cases, all of one draw different, so that swapped axes can be recognised.

    Args:
        rng: numpy.random.Generator.
        smallest: the smallest value of each size.
        largest: the largest value of any size. Each size is the largest one in at least one draw.
        fixed: sizes to begin with, such as equal features and units, where a transposed weight gives no exception.
        count: number of cases in all.
        repeat: how often each draw comes: with other values in the same shapes, answers remembered by shape are wrong.

    Yields:
        tuples of ints.
    """
    yield from fixed
    left, draws = count - len(fixed), 0
    while left > 0:
        one = [int(rng.integers(low, largest + 1)) for low in smallest]
        if draws < len(one):
            one[draws] = largest
        if len(set(one)) == len(one):
            draws += 1
            yield from [tuple(one)] * min(repeat, left)
            left -= repeat
