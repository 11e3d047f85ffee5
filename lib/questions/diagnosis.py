"""Says what a wrong function does whose mistake is not a known one (NumPy only): what its
arguments show. What its values show stands in patterns.py, what it reads in influence.py.

Each search looks at all cases that were tried and gives a Text that holds in all of them, or None.
None of them tells a right value.
"""

import itertools

import numpy as np

from lib.questions import influence, patterns
from lib.questions.answers import Wrong
from lib.questions.compare import close
from lib.text import Text

FEWEST = patterns.FEWEST


def noticed(tried, axes, ask, right):
    """What is noticed first about a wrong function, as a Text, or None.

    Args:
        tried: list of (case, received, expected): dict of arguments, and two arrays, numbers,
            texts or dicts.
        axes: names of the axes of the arrays, as compare.AXES has them, or ().
        ask, right: functions of a case that give the array of the learner's function, which may
            raise Wrong, and the right one.
    """
    if isinstance(tried[0].expected, (str, dict)):
        wrong = [(got, expected) for _, got, expected in tried if got != expected]
        of = patterns.of_texts if isinstance(tried[0].expected, str) else patterns.of_dicts
        return influence.would_be_right(tried, right) or of(wrong)
    pairs = [(np.asarray(received), np.asarray(expected)) for _, received, expected in tried]
    if any(received.shape != expected.shape for received, expected in pairs):
        return not_used(tried, ask, right)
    return (
        patterns.all_zero(pairs)
        or not_used(tried, ask, right)
        or patterns.of_all_values(pairs)
        or patterns.within_cases([pair for pair in pairs if pair[1].size > 1])
        or exchanged(tried, ask)
        or influence.would_be_right(tried, right)
        or patterns.along(pairs, axes)
        or patterns.of_pieces(pairs, axes)
        or patterns.in_other_places(pairs)
        or influence.between_rows(tried, axes, ask, right)
        or patterns.of_zeros(pairs)
        or patterns.of_the_sum(pairs)
        or patterns.outside(pairs)
        or influence.taken_from(tried)
        or influence.of_a_part(tried, ask, right)
        or where_right(tried)
        or patterns.of_wrong_values(pairs)
        or patterns.in_order(pairs)
        or patterns.right_signs(pairs)
        or patterns.to_one_side(pairs)
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


def exchanged(tried, ask):
    """Two arguments with which the function is right when they change places."""
    for first, second in itertools.combinations(tried[0].case, 2):
        cases = [one for one in tried if _is_like(one.case[first], one.case[second])]
        if len(cases) >= FEWEST and all(
            _is_same(ask, one.expected, None, _with_exchanged(one.case, first, second))
            for one in cases
        ):
            return Text(
                "{first} and {second} seem to have changed places.", first=first, second=second
            )
    return None


def _is_like(one, other):
    """Whether two arguments are numbers, or arrays, of one shape."""
    kinds = [np.asarray(value).dtype.kind for value in (one, other) if not callable(value)]
    return len(set(kinds)) == 1 and kinds[0] in "if" and np.shape(one) == np.shape(other)


def _with_exchanged(case, first, second):
    return {**case, first: case[second], second: case[first]}


def where_right(tried):
    """A condition on one argument under which the function is right, and only then."""
    is_right = [close(received, expected) for _, received, expected in tried]
    if sum(is_right) < FEWEST:
        return None
    for condition, holds in _conditions(tried):
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
            elif value.dtype.kind in "if":
                yield f"{name}.min() >= 0", [bool(each.min() >= 0) for each in values]
        elif isinstance(value, (int, float)):
            for number in sorted(set(values)):
                yield f"{name} == {number:g}", [each == number for each in values]
