"""What a learner's function returns, one value or two: how it is read, and what is wrong with it
(NumPy only).
"""

from typing import Any, NamedTuple

import numpy as np

from lib.questions import diagnosis
from lib.questions.answers import Wrong, as_array
from lib.questions.compare import equal, named, require_shape
from lib.text import Text


class Tried(NamedTuple):
    """A case that an answer was tried with: a dict of arguments, what came and what is right."""

    case: dict
    received: Any
    expected: Any


def by_setting(axes):
    """What a function returns, by the setting `returns` of its question: OneValue or TwoValues."""
    return TwoValues(axes) if isinstance(axes, dict) else OneValue(axes or ())


class OneValue:
    """A function returns an array, a number, or whatever else its question reads.

    Args:
        axes: names of the axes of an array, as in ("batch", "units"), for sentences on a wrong
            shape; () where they have none.
    """

    def __init__(self, axes=()):
        self.axes = axes

    def read(self, value):
        """What is compared of a returned value. Raises Wrong."""
        return as_array(value)

    def require_shape(self, received, expected):
        """Raise Wrong if the array that came has another shape than the expected one."""
        if self.axes:
            require_shape(received.shape, **dict(zip(self.axes, expected.shape, strict=True)))
        elif isinstance(expected, np.ndarray) and received.shape != expected.shape:
            shape = received.shape
            raise Wrong("An array of another shape was expected, received {shape}.", shape=shape)

    def shape_of(self, failed):
        """The shape that came in all failed cases, as diagnosis.shape_of says it, or None."""
        return diagnosis.shape_of(failed)

    def problem(self, failed, otherwise):
        """The Text for wrong values."""
        return otherwise

    def noticed(self, tried, failed, ask, right):
        """What diagnosis.py finds, as a Text, or None.

        Args:
            tried, failed: lists of Tried, all and the wrong ones.
            ask, right: functions of a case that give what the learner's function returns, read, and
                what is right.
        """
        return diagnosis.noticed(tried, self.axes, ask, right)


class TwoValues:
    """A function returns two arrays, which have names.

    Args:
        axes: dict of the axes of each, as in {"h": ("batch", "units"), "c": ("batch", "units")}.
    """

    def __init__(self, axes):
        self.names = tuple(axes)
        self.parts = [OneValue(names) for names in axes.values()]

    def read(self, value):
        """The two arrays of a returned value. Raises Wrong."""
        return pair(*self.names)(value)

    def require_shape(self, received, expected):
        """Raise Wrong if one of the arrays has another shape than the expected one."""
        for place, part in enumerate(self.parts):
            with named(self.names[place]):
                part.require_shape(received[place], expected[place])

    def shape_of(self, failed):
        """As for one value, of the first of the two whose shape is not the expected one."""
        for place, part in enumerate(self.parts):
            cases = _parts_of(failed, place)
            if any(np.shape(one.received) != np.shape(one.expected) for one in cases):
                return part.shape_of(cases)
        return None

    def problem(self, failed, otherwise):
        """The Text for wrong values: that both are wrong, or which one, and then `otherwise`."""
        wrong = self._wrong_places(failed)
        problem = Text("The shapes are right, but the values are not.")
        if len(wrong) == 1:
            names = {"right": self.names[1 - wrong[0]], "wrong": self.names[wrong[0]]}
            problem = Text("{right} is right, {wrong} is not.", **names)
        if otherwise is None:
            return problem
        return Text("{problem} {found}", problem=problem, found=otherwise)

    def noticed(self, tried, failed, ask, right):
        """As for one value, of the first of the two that is wrong and about which something is
        found. Before it comes that the mean of both is right.
        """
        wrong = self._wrong_places(failed)
        if len(wrong) == 2 and diagnosis.means_agree([(one[1], one[2]) for one in tried]):
            return diagnosis.MEAN_OF_ENDS
        for place in wrong:
            cases = _parts_of(tried, place)
            found = self.parts[place].noticed(
                cases, cases, _part_of(ask, place), _part_of(right, place)
            )
            if found:
                return Text("{name}: {problem}", name=self.names[place], problem=found)
        return None

    def _wrong_places(self, failed):
        """Which of the two values, 0 and 1, is wrong in some case: list."""
        wrong = []
        for place in range(len(self.names)):
            is_right = [equal(one.received[place], one.expected[place]) for one in failed]
            if not all(is_right):
                wrong.append(place)
        return wrong


def _parts_of(tried, place):
    """One of the two values in each case: list of Tried."""
    return [Tried(one.case, one.received[place], one.expected[place]) for one in tried]


def _part_of(function, place):
    return lambda case: function(case)[place]


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
