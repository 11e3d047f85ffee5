"""Says what strikes the eye about a wrong function whose mistake is not a known one (NumPy only).

Few things are looked for, and each is a fact about all cases that were tried, not a guess at the
mistake. None of them tells a right value.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lib.questions.answers import Wrong
from lib.questions.compare import AXES, close
from lib.text import Text

FEWEST = 3  # cases in which something must show
FEWEST_VALUES = 20  # right values that must keep a bound before it is said that all do
BOUND = 1e-4  # how far a value may lie beyond a bound
MEAN_OF_ENDS = Text("The mean of the two is right, their distance is not.")
ENDS = {
    "only the first": Text("Along the {axis} axis only the first place is right."),
    "only the last": Text("Along the {axis} axis only the last place is right."),
    "not the first": Text("Along the {axis} axis only the first place is wrong."),
    "not the last": Text("Along the {axis} axis only the last place is wrong."),
}


@dataclass(frozen=True)
class Evidence:
    """A wrong function, as a search sees it.

    Args:
        tried: list of (case, received, expected): dict of arguments, and two arrays, numbers,
            texts or dicts. One at least is wrong.
        axes: names of the axes of the arrays, as compare.AXES has them, or ().
        ask, right: functions of a case that give the array of the learner's function, which may
            raise Wrong, and the right one.
    """

    tried: Sequence
    axes: Sequence
    ask: Callable
    right: Callable

    @cached_property
    def pairs(self):
        """What came and what is right, as two arrays, in each case."""
        return [(np.asarray(one.received), np.asarray(one.expected)) for one in self.tried]

    @cached_property
    def long_pairs(self):
        """Those of the cases whose right answer has several values."""
        return [pair for pair in self.pairs if pair[1].size > 1]

    @cached_property
    def wrong(self):
        """What came and what is right, as they are, in each wrong case of texts or dicts."""
        pairs = [(one.received, one.expected) for one in self.tried]
        return [(received, expected) for received, expected in pairs if received != expected]

    def in_a_row(self):
        """All values that came in all cases, and all that are right: two arrays of one axis."""
        received, expected = zip(*self.pairs, strict=True)
        return [np.concatenate([array.ravel() for array in side]) for side in (received, expected)]


def noticed(tried, axes, ask, right):
    """What is noticed first about a wrong function, as a Text, or None.

    Arguments are those of Evidence.
    """
    evidence = Evidence(tried, axes, ask, right)
    found = (search(evidence) for search in _searches(evidence))
    return next(filter(None, found), None)


def _searches(evidence):
    """The searches that fit what a function returns, in their order."""
    expected = evidence.tried[0].expected
    if isinstance(expected, str):
        return (of_texts,)
    if isinstance(expected, dict):
        return (of_dicts,)
    if any(received.shape != right.shape for received, right in evidence.pairs):
        return (not_used,)
    return OF_ARRAYS


def all_zero(evidence):
    """That all values of all cases are 0."""
    received, _ = evidence.in_a_row()
    return None if received.any() else Text("All values are 0.")


def not_used(evidence):
    """An argument whose other values change nothing at all, in no case in which they should."""
    for name in evidence.tried[0].case:
        cases = []  # in which another value of the argument should make a difference
        for one, following in itertools.pairwise(evidence.tried):
            for value in _others(one.case, following.case, name):
                case = {**one.case, name: value}
                if not close(evidence.right(case), one.expected):
                    cases.append((case, one.received))
        if len(cases) >= FEWEST and all(_gives(evidence.ask, *case) for case in cases):
            return Text("{name} makes no difference to what the function returns.", name=name)
    return None


def _others(case, next_case, name):
    """Other values that an argument may have: other decimals, decimals in another order, and what
    it is in a case whose arguments have the same shapes.
    """
    value = case[name]
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        yield value * np.linspace(0.5, 0.9, value.size).reshape(value.shape)
        yield np.roll(value, 1)
    if isinstance(value, float):
        yield 0.7 * value
    plain = (int, float, str, np.ndarray, np.integer)
    if all(isinstance(each, plain) for each in case.values()):
        shapes = [[np.shape(each) for each in one.values()] for one in (case, next_case)]
        if shapes[0] == shapes[1]:
            yield next_case[name]


def _gives(ask, case, value):
    """Whether the function of the learner gives exactly this value in a case."""
    try:
        return np.array_equal(ask(case), value)
    except Wrong:
        return False


def of_all_values(evidence):
    """A sign, a factor or a difference that all values of all cases have in common."""
    received, expected = evidence.in_a_row()
    if close(received, -expected):
        return Text("All values have the wrong sign.")
    if close(received, expected * _factor(received, expected)):
        return Text("All values are wrong by the same factor.")
    if close(received, expected + np.mean(received - expected)):
        return Text("All values are wrong by the same amount.")
    return None


def within_cases(evidence):
    """A factor that the values of each case by itself have in common. Of equal values, any number
    would be one.
    """
    pairs = [pair for pair in evidence.long_pairs if len(np.unique(pair[1][pair[1] != 0])) > 1]
    if len(pairs) >= FEWEST and all(
        not close(got, right) and close(got, right * _factor(got, right)) for got, right in pairs
    ):
        return Text("In each case all values are wrong by the same factor.")
    return None


def _factor(received, expected):
    """The number that, times what is expected, comes nearest to what was received."""
    return np.sum(received * expected) / (np.sum(expected**2) or 1)


def along(evidence):
    """An axis along which only the first or last place is right, or only it is wrong; or along
    which the values are in reverse order.
    """
    for place, axis in enumerate(evidence.axes):
        if found := _along(evidence.pairs, place):
            return Text(found.message, axis=AXES[axis])
    return None


def _along(pairs, axis):
    seen = [pair for pair in pairs if pair[1].shape[axis] > 2 and not close(*pair)]
    if len(seen) < FEWEST:
        return None
    places = [_right_places(*pair, axis) for pair in seen]
    for end, text in ENDS.items():
        if all(np.array_equal(right, _pattern(end, len(right))) for right in places):
            return text
    if all(close(received, np.flip(expected, axis)) for received, expected in pairs):
        return Text("Along the {axis} axis the values are in reverse order.")
    return None


def _right_places(received, expected, axis):
    """Whether each place along an axis is right: array of booleans."""
    rows = zip(np.moveaxis(received, axis, 0), np.moveaxis(expected, axis, 0), strict=True)
    return np.array([close(*row) for row in rows])


def _pattern(end, size):
    """The places that are right, as _right_places gives them."""
    is_end = np.arange(size) == (0 if end.endswith("first") else size - 1)
    return is_end if end.startswith("only") else ~is_end


def in_other_places(evidence):
    """That the right values came, in another order."""
    pairs = [[np.sort(side, None) for side in pair] for pair in evidence.long_pairs]
    if len(pairs) >= FEWEST and all(close(*pair) for pair in pairs):
        return Text("The same numbers are expected, but in other places.")
    return None


def of_the_sum(evidence):
    """That values whose sum should be 1 have another sum."""
    pairs = evidence.pairs
    if not all(expected.ndim == 1 and close(expected.sum(), 1.0) for _, expected in pairs):
        return None
    is_one = any(close(received.sum(), 1.0) for received, _ in pairs)
    return None if is_one else Text("Their sum should be 1, but it is not.")


def of_two_ends(evidence):
    """That of two ends the mean is right."""
    is_pair = list(evidence.axes) == ["ends"]
    return MEAN_OF_ENDS if is_pair and means_agree(evidence.pairs) else None


def means_agree(pairs):
    """Whether in each case the mean of two numbers, or of two arrays of one shape, is the right
    one.

    Args:
        pairs: list of (two that came, two that are right).
    """
    sides = [[np.asarray(part) for part in side] for pair in pairs for side in pair]
    are_alike = all(one.shape == other.shape for one, other in sides)
    are_numbers = all(part.dtype.kind in "iuf" for side in sides for part in side)
    return (
        are_alike
        and are_numbers
        and all(close(np.add(*received), np.add(*expected)) for received, expected in pairs)
    )


def shape_of(failed):
    """The shape of what came in all cases, with the right number of axes, as code in terms of the
    arguments, such as "(len(text), 3)"; None where it cannot be written so.

    Args:
        failed: list of (case, received, expected), arrays.
    """
    shapes = [np.shape(one.received) for one in failed]
    expected = [np.shape(one.expected) for one in failed]
    if len(shapes) < FEWEST or len(set(expected)) == 1:
        return None
    if {len(shape) for shape in shapes} != {len(expected[0])}:
        return None
    sizes = [_size_in_words(failed, column) for column in zip(*shapes, strict=True)]
    if None in sizes:
        return None
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(sizes)})"


def _size_in_words(failed, sizes):
    """The size of an axis as code: a number, or what it is of the arguments; None if it is neither.

    Args:
        sizes: its sizes, one for each case.
    """
    if len(set(sizes)) == 1:
        return str(sizes[0])
    for name, value in failed[0].case.items():
        values = [one.case[name] for one in failed]
        if isinstance(value, np.ndarray):
            for axis in range(value.ndim):
                if sizes == tuple(each.shape[axis] for each in values):
                    return f"{name}.shape[{axis}]"
        elif isinstance(value, (str, list)) and sizes == tuple(map(len, values)):
            return f"len({name})"
        elif isinstance(value, int) and sizes == tuple(values):
            return name
    return None


def outside(evidence):
    """That values lie where no right one does, or that none is negative though some should be."""
    received, expected = evidence.in_a_row()
    if len(expected) < FEWEST_VALUES:
        return None
    if (expected >= 0).all() and (received < -BOUND).any():
        return Text("Some values are negative. None should be.")
    if (abs(expected) <= 1).all() and (abs(received) > 1 + BOUND).any():
        return Text("Some values lie outside -1 to 1. None should.")
    with_negative = [pair for pair in evidence.pairs if (pair[1] < -BOUND).any()]
    if (received >= 0).all() and len(with_negative) >= FEWEST:
        return Text("No value is negative, though some should be.")
    return None


def where_right(evidence):
    """A condition on one argument under which the function is right, and only then."""
    is_right = [close(*pair) for pair in evidence.pairs]
    if min(sum(is_right), len(is_right) - sum(is_right)) < FEWEST:
        return None
    for condition, holds in _conditions(evidence.tried):
        if holds == is_right:
            return Text("It is right where {condition}, and wrong otherwise.", condition=condition)
    return None


def _conditions(tried):
    """(condition in words, whether it holds in each case) of simple conditions on arguments."""
    for name, value in tried[0].case.items():
        values = [one.case[name] for one in tried]
        if isinstance(value, np.ndarray):
            for axis in range(value.ndim):
                sizes = [each.shape[axis] for each in values]
                yield f"{name}.shape[{axis}] == 1", [size == 1 for size in sizes]
            if value.dtype == bool:
                yield f"{name}.all()", [bool(each.all()) for each in values]
                yield f"not {name}.any()", [not each.any() for each in values]
        elif isinstance(value, (int, float)):
            for number in sorted(set(values)):
                yield f"{name} == {number:g}", [each == number for each in values]


def of_texts(evidence):
    """That all texts are too short, or too long, or hold the right characters elsewhere."""
    wrong = evidence.wrong
    if all(len(received) < len(expected) for received, expected in wrong):
        return Text("It is too short.")
    if all(len(received) > len(expected) for received, expected in wrong):
        return Text("It is too long.")
    if all(sorted(received) == sorted(expected) for received, expected in wrong):
        return Text("The same characters are expected, but in other places.")
    return None


def of_dicts(evidence):
    """That keys are missing in all dicts, or too many, or that all values are the same; else a key
    of the smallest dict whose value is wrong.
    """
    wrong = evidence.wrong
    if all(received.keys() < expected.keys() for received, expected in wrong):
        return Text("Some keys are missing.")
    if all(received.keys() > expected.keys() for received, expected in wrong):
        return Text("There are keys too many.")
    if len(wrong) >= FEWEST and all(len(set(received.values())) == 1 for received, _ in wrong):
        return Text("All values are the same.")
    received, expected = min(wrong, key=lambda pair: len(pair[1]))
    found = [key for key in expected if received.get(key, expected[key]) != expected[key]]
    return Text("The value of {key!r} is wrong, for example.", key=found[0]) if found else None


# What is found first is said: what holds for all values before what holds for some.
OF_ARRAYS = (
    all_zero,
    not_used,
    of_all_values,
    within_cases,
    along,
    in_other_places,
    of_two_ends,
    of_the_sum,
    outside,
    where_right,
)
