"""Says what a wrong function does whose mistake is not a known one (NumPy only).

A search takes the Evidence on the function. It looks at all cases that were tried and gives a Text
that holds in all of them, or None. None of them tells a right value. The searches of this module
are about arguments; those about values stand in patterns.py, those about parts of arguments in
influence.py.
"""

import itertools

import numpy as np

from lib.questions import influence, patterns
from lib.questions.answers import Wrong
from lib.questions.compare import close
from lib.questions.evidence import FEWEST, Evidence
from lib.text import Text


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
        return OF_TEXTS
    if isinstance(expected, dict):
        return OF_DICTS
    if any(received.shape != right.shape for received, right in evidence.pairs):
        return OF_OTHER_SHAPES
    return OF_ARRAYS


def not_used(evidence):
    """An argument that makes no difference when it changes, though it should."""
    for name in evidence.tried[0].case:
        same = []  # of each case in which it should make a difference, whether it makes none
        for one, following in itertools.pairwise(evidence.tried):
            other = _another(one.case, following.case, name)
            if other is not None:
                case = {**one.case, name: other}
                if not close(evidence.right(case), one.expected):
                    same.append(_gives(evidence.ask, case, one.received))
        if len(same) >= FEWEST and all(same):
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


def _gives(ask, case, value):
    """Whether the function of the learner gives this value in a case."""
    try:
        return close(ask(case), value)
    except Wrong:
        return False


def exchanged(evidence):
    """Two arguments with which the function is right when they change places."""
    for first, second in itertools.combinations(evidence.tried[0].case, 2):
        alike = [one for one in evidence.tried if _is_like(one.case[first], one.case[second])]
        is_right = (
            _gives(evidence.ask, _with_exchanged(one.case, first, second), one.expected)
            for one in alike
        )
        if len(alike) >= FEWEST and all(is_right):
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


def where_right(evidence):
    """A condition on one argument under which the function is right, and only then."""
    is_right = [close(*pair) for pair in evidence.pairs]
    if sum(is_right) < FEWEST:
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
            elif value.dtype.kind in "if":
                yield f"{name}.min() >= 0", [bool(each.min() >= 0) for each in values]
        elif isinstance(value, (int, float)):
            for number in sorted(set(values)):
                yield f"{name} == {number:g}", [each == number for each in values]


# What is found first is said: what names a cause before what describes values, and what holds for
# all values before what holds for some.
OF_ARRAYS = (
    patterns.all_zero,
    not_used,
    patterns.of_all_values,
    patterns.within_cases,
    exchanged,
    influence.would_be_right,
    patterns.along,
    patterns.of_pieces,
    patterns.in_other_places,
    influence.between_rows,
    patterns.of_zeros,
    patterns.of_the_sum,
    patterns.outside,
    influence.taken_from,
    influence.of_a_part,
    where_right,
    patterns.of_wrong_values,
    patterns.in_order,
    patterns.right_signs,
    patterns.to_one_side,
)
OF_OTHER_SHAPES = (not_used,)
OF_TEXTS = (influence.would_be_right, patterns.of_texts)
OF_DICTS = (influence.would_be_right, patterns.of_dicts)
