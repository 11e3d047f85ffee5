"""What the values of a wrong function have in common, beside the right ones (NumPy only).

Each search takes the Evidence on a function. It gives a Text that holds in all cases, or None, and
tells no right value.
"""

import functools

import numpy as np

from lib.questions.compare import AXES, close
from lib.questions.evidence import FEWEST
from lib.text import Text

BOUND = 1e-4  # how far a value may lie beyond a bound
PIECES = {"weights": "ifco", "pieces": "rzn"}  # on an axis of these names of compare.AXES
OTHER_PLACES = Text("The values are right, but stand in other places.")
ENDS = {
    "only the first": Text("Along the {axis} axis only the first place is right."),
    "only the last": Text("Along the {axis} axis only the last place is right."),
    "not the first": Text("Along the {axis} axis only the first place is wrong."),
    "not the last": Text("Along the {axis} axis only the last place is wrong."),
}
MOVES = [
    (np.flip, Text("Along the {axis} axis the values are in reverse order.")),
    (
        functools.partial(np.roll, shift=1),
        Text("Along the {axis} axis the values stand one place too late."),
    ),
    (
        functools.partial(np.roll, shift=-1),
        Text("Along the {axis} axis the values stand one place too early."),
    ),
    (np.cumsum, Text("Along the {axis} axis the values were added up.")),
    (np.sort, Text("Along the {axis} axis the values were sorted.")),
]
FORMULAS = {  # of the right value y
    "|y|": np.abs,
    "1 - y": lambda y: 1 - y,
    "y²": np.square,
    "1 - y²": lambda y: 1 - y**2,
    "1 / y": np.reciprocal,
    "√y": np.sqrt,
    "tanh(y)": np.tanh,
    "exp(y)": np.exp,
    "log(y)": np.log,
    "max(y, 0)": lambda y: np.maximum(y, 0),
}


def all_zero(evidence):
    """That all values of all cases are 0."""
    received, _ = evidence.in_a_row()
    return None if received.any() else Text("All values are 0.")


def of_all_values(evidence):
    """A sign, a factor, a difference or a formula that all values of all cases have in common."""
    received, expected = evidence.in_a_row()
    if close(received, -expected):
        return Text("All values have the wrong sign.")
    if close(received, expected * _factor(received, expected)):
        return Text("All values are wrong by the same factor.")
    if close(received, expected + np.mean(received - expected)):
        return Text("All values are wrong by the same amount.")
    with np.errstate(all="ignore"):
        formulas = (name for name, of in FORMULAS.items() if close(received, of(expected)))
        found = next(formulas, None)
    if found:
        return Text("Each value seems to be {formula}, where y is the right one.", formula=found)
    return None


def within_cases(evidence):
    """A factor or a difference that the values of each case by itself have in common."""
    pairs = _with_several_values(evidence)
    if len(pairs) < FEWEST:
        return None
    if all(close(got, right * _factor(got, right)) for got, right in pairs):
        return Text("In each case all values are wrong by the same factor.")
    if all(close(got, right + np.mean(got - right)) for got, right in pairs):
        return Text("In each case all values are wrong by the same amount.")
    return None


def _with_several_values(evidence, more_than=1):
    """The pairs of the cases whose right answer has more values than that."""
    return [pair for pair in evidence.pairs if pair[1].size > more_than]


def _factor(received, expected):
    """The number that, times what is expected, comes nearest to what was received."""
    return np.sum(received * expected) / (np.sum(expected**2) or 1)


def along(evidence):
    """An axis along which only the first or last place is right, or only it is wrong; or along
    which the right values moved, or became the same.
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
    for move, text in MOVES:
        if all(close(received, move(expected, axis=axis)) for received, expected in pairs):
            return text
    if all(
        _is_even(received, axis) and not _is_even(expected, axis) for received, expected in seen
    ):
        return Text("Along the {axis} axis all values are the same.")
    return None


def _right_places(received, expected, axis):
    """Whether each place along an axis is right: array of booleans."""
    rows = zip(np.moveaxis(received, axis, 0), np.moveaxis(expected, axis, 0), strict=True)
    return np.array([close(*row) for row in rows])


def _pattern(end, size):
    """The places that are right, as _right_places gives them."""
    is_end = np.arange(size) == (0 if end.endswith("first") else size - 1)
    return is_end if end.startswith("only") else ~is_end


def _is_even(array, axis):
    return close(array, np.broadcast_to(np.take(array, [0], axis), array.shape))


def of_pieces(evidence):
    """Which of the pieces that stand one after the other on the first axis are wrong."""
    names = PIECES.get(evidence.axes[0]) if evidence.axes else None
    pairs = evidence.pairs
    if not names or not all(len(expected) % len(names) == 0 for _, expected in pairs):
        return None
    cut = [[np.split(side, len(names)) for side in pair] for pair in pairs]
    wrong = [
        name
        for place, name in enumerate(names)
        if not all(close(received[place], expected[place]) for received, expected in cut)
    ]
    if len(wrong) == len(names):
        return None
    return Text(
        "Of the pieces {names} these are wrong: {wrong}.",
        names=", ".join(names),
        wrong=", ".join(wrong),
    )


def of_zeros(evidence):
    """That only the values that should be 0 are wrong, or only they are right, or that too many
    are 0.
    """
    pairs = evidence.pairs
    if not _with_several_values(evidence):
        return None
    is_zero = [(received == 0, expected == 0) for received, expected in pairs]
    if all((right <= got).all() for got, right in is_zero):
        more = sum((right < got).any() for got, right in is_zero)
        if more >= FEWEST:
            return Text("Too many values are 0.")
    mixed = [pair for pair in pairs if not pair[1].all() and pair[1].any()]
    if len(mixed) < FEWEST:
        return None
    is_right = [(np.isclose(*pair, rtol=1e-4, atol=1e-5), pair[1] == 0) for pair in mixed]
    if all(right[~zero].all() for right, zero in is_right):
        return Text("Only places that should hold 0 are wrong.")
    if all(right[zero].all() and not right[~zero].any() for right, zero in is_right):
        return Text("Only the places that should hold 0 are right.")
    return None


def of_the_sum(evidence):
    """That values whose sum should be 1 have another sum, or have this sum."""
    pairs = evidence.pairs
    if not all(expected.ndim == 1 and close(expected.sum(), 1.0) for _, expected in pairs):
        return None
    is_one = [close(received.sum(), 1.0) for received, _ in pairs]
    if all(is_one):
        return Text("Their sum is 1, as it should be.")
    return None if any(is_one) else Text("Their sum should be 1, but it is not.")


def in_other_places(evidence):
    """That the right values came, in another order."""
    long = _with_several_values(evidence)
    if len(long) >= FEWEST and all(close(*(np.sort(side, None) for side in pair)) for pair in long):
        return OTHER_PLACES
    return None


def outside(evidence):
    """That values lie where no right one does, or that none is negative though some should be."""
    received, expected = evidence.in_a_row()
    if (expected >= 0).all() and (received < -BOUND).any():
        return Text("Some values are negative. None should be.")
    if (abs(expected) <= 1).all() and (abs(received) > 1 + BOUND).any():
        return Text("Some values lie outside -1 to 1. None should.")
    if (received >= 0).all() and sum(
        (right < -BOUND).any() for _, right in evidence.pairs
    ) >= FEWEST:
        return Text("No value is negative, though some should be.")
    return None


def of_wrong_values(evidence):
    """That some values are right, and that the others are wrong by one amount or one factor."""
    received, expected = evidence.in_a_row()
    is_wrong = ~np.isclose(received, expected, rtol=1e-4, atol=1e-5)
    if is_wrong.all() or is_wrong.sum() < FEWEST:
        return None
    received, expected = received[is_wrong], expected[is_wrong]
    if close(received, expected + np.mean(received - expected)):
        return Text("Some values are right. All others are wrong by the same amount.")
    if close(received, expected * _factor(received, expected)):
        return Text("Some values are right. All others are wrong by the same factor.")
    return None


def right_signs(evidence):
    """That all values have the right sign, where there are both signs, and so another size."""
    received, expected = evidence.in_a_row()
    of_each = [(expected > BOUND).sum(), (expected < -BOUND).sum()]
    if min(of_each) >= 2 * FEWEST and np.array_equal(np.sign(received), np.sign(expected)):
        return Text("All values have the right sign, but not the right size.")
    return None


def in_order(evidence):
    """That larger values stand where larger ones should, so that only their sizes are wrong."""
    long = _with_several_values(evidence, more_than=2)
    if len(long) >= FEWEST and all(
        np.array_equal(*(np.argsort(side, None, kind="stable") for side in pair)) for pair in long
    ):
        return Text("The order of the values by size is right, but not the values.")
    return None


def to_one_side(evidence):
    """That no value is too small, or none too large."""
    received, expected = evidence.in_a_row()
    gaps = received - expected
    if (gaps > -BOUND).all():
        return Text("No value is too small, but some are too large.")
    if (gaps < BOUND).all():
        return Text("No value is too large, but some are too small.")
    return None


def of_texts(evidence):
    """That all texts are too short, or too long, or hold the right characters elsewhere."""
    wrong = evidence.wrong
    if all(len(received) < len(expected) for received, expected in wrong):
        return Text("It is too short.")
    if all(len(received) > len(expected) for received, expected in wrong):
        return Text("It is too long.")
    if all(sorted(received) == sorted(expected) for received, expected in wrong):
        return Text("The characters are right, but stand in other places.")
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
