"""What is known of a wrong function: the cases that it was tried with, and how to try more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

FEWEST = 3  # cases in which something must show


@dataclass(frozen=True)
class Evidence:
    """A wrong function, as the searches of diagnosis.py see it.

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
    def wrong(self):
        """What came and what is right, as they are, in each wrong case."""
        pairs = [(one.received, one.expected) for one in self.tried]
        return [(received, expected) for received, expected in pairs if received != expected]

    def in_a_row(self):
        """All values that came in all cases, and all that are right: two arrays of one axis."""
        received, expected = zip(*self.pairs, strict=True)
        return [np.concatenate([array.ravel() for array in side]) for side in (received, expected)]
