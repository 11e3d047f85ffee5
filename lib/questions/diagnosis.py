"""What can be said about a wrong function whose mistake is not a known one (NumPy only).

Each search looks at all cases that were tried and gives a Text that holds in all of them, or None.
None of them tells a right value.
"""

import itertools

import numpy as np

from lib.questions.answers import Wrong
from lib.questions.compare import AXES, close
from lib.text import Text

FEWEST = 3  # cases in which something must show
ENDS = {
    "only the first": Text("Along the {axis} axis only the first place is right."),
    "only the last": Text("Along the {axis} axis only the last place is right."),
    "not the first": Text("Along the {axis} axis only the first place is wrong."),
    "not the last": Text("Along the {axis} axis only the last place is wrong."),
}


def noticed(tried, axes, ask, right):
    """What is noticed first about a wrong function, as a Text, or None.

    Args:
        tried: list of (case, received, expected): dict of arguments, and two arrays or numbers.
        axes: names of the axes of the arrays, as compare.AXES has them, or ().
        ask, right: functions of a case that give the array of the learner's function, which may
            raise Wrong, and the right one.
    """
    pairs = [(np.asarray(received), np.asarray(expected)) for _, received, expected in tried]
    if any(received.shape != expected.shape for received, expected in pairs):
        return not_used(tried, ask, right)
    return (
        not_used(tried, ask, right)
        or in_all_cases(pairs)
        or within_cases([pair for pair in pairs if pair[1].size > 1])
        or along(pairs, axes)
        or right_at_size_one(tried)
    )


def not_used(tried, ask, right):
    """An argument that makes no difference when it changes, though it should."""
    for name in tried[0][0]:
        changes = [
            (received, expected, {**case, name: other})
            for (case, received, expected), (next_case, _, _) in itertools.pairwise(tried)
            if (other := _another(case, next_case, name)) is not None
        ]
        matters = [change for change in changes if not close(right(change[2]), change[1])]
        if len(matters) >= FEWEST and all(_is_same(ask, *change) for change in matters):
            return Text("{name} makes no difference to what the function returns.", name=name)
    return None


def _another(case, next_case, name):
    """Another value that an argument may have: other decimals, or what it is in a case whose
    arguments have the same shapes. None if there is none.
    """
    value = case[name]
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value * np.linspace(0.5, 0.9, value.size).reshape(value.shape)
    if isinstance(value, float):
        return 0.7 * value
    plain = (int, float, str, np.ndarray, np.integer)
    if not all(isinstance(each, plain) for each in case.values()):
        return None
    shapes = [[np.shape(each) for each in one.values()] for one in (case, next_case)]
    return next_case[name] if shapes[0] == shapes[1] else None


def _is_same(ask, received, _, case):
    try:
        return close(ask(case), received)
    except Wrong:
        return False


def in_all_cases(pairs):
    """A sign, a factor or a difference that all values of all cases have in common."""
    received, expected = (np.concatenate([pair[side].ravel() for pair in pairs]) for side in (0, 1))
    if close(received, -expected):
        return Text("All values have the wrong sign.")
    if close(received, expected * _factor(received, expected)):
        return Text("All values are wrong by the same factor.")
    if close(received, expected + np.mean(received - expected)):
        return Text("All values are wrong by the same amount.")
    return None


def within_cases(pairs):
    """The same of the values of each case by itself, or that they changed places."""
    if len(pairs) < FEWEST:
        return None
    if all(close(got, right * _factor(got, right)) for got, right in pairs):
        return Text("In each case all values are wrong by the same factor.")
    if all(close(got, right + np.mean(got - right)) for got, right in pairs):
        return Text("In each case all values are wrong by the same amount.")
    if all(close(np.sort(got, None), np.sort(right, None)) for got, right in pairs):
        return Text("The values are right, but stand in other places.")
    return None


def _factor(received, expected):
    """The number that, times what is expected, comes nearest to what was received."""
    return np.sum(received * expected) / (np.sum(expected**2) or 1)


def along(pairs, axes):
    """An axis along which only the first or last place is right, or only it is wrong."""
    for place, axis in enumerate(axes):
        seen = [
            _right_places(*pair, place)
            for pair in pairs
            if pair[1].shape[place] > 2 and not close(*pair)
        ]
        for end, text in ENDS.items() if len(seen) >= FEWEST else ():
            if all(np.array_equal(right, _pattern(end, len(right))) for right in seen):
                return Text(text.message, axis=AXES[axis])
    return None


def _right_places(received, expected, axis):
    """Whether each place along an axis is right: array of booleans."""
    rows = zip(np.moveaxis(received, axis, 0), np.moveaxis(expected, axis, 0), strict=True)
    return np.array([close(*row) for row in rows])


def _pattern(end, size):
    """The places that are right, as _right_places gives them."""
    is_end = np.arange(size) == (0 if end.endswith("first") else size - 1)
    return is_end if end.startswith("only") else ~is_end


def right_at_size_one(tried):
    """An argument with an axis of which the function is right if, and only if, its size is 1."""
    is_right = [close(received, expected) for _, received, expected in tried]
    if sum(is_right) < FEWEST:
        return None
    for name, value in tried[0][0].items():
        for axis in range(np.ndim(value) if isinstance(value, np.ndarray) else 0):
            if is_right == [case[name].shape[axis] == 1 for case, _, _ in tried]:
                return Text(
                    "It is right where {name}.shape[{axis}] is 1, and wrong otherwise.",
                    name=name,
                    axis=axis,
                )
    return None
