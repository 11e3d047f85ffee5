"""A task of counting, made here: brackets that open and close (NumPy only)."""

import numpy as np


def make_brackets(depths, steps):
    """Strings of n opening and n closing brackets, then blanks; at each step whether all are
    closed.

    Args:
        depths: n of each string, whole numbers of at least 1.
        steps: length of all strings, at least twice the largest depth.

    Returns:
        x (strings, steps, 3), one-hot for opening, closing and blank; y (strings, steps, 2),
        one-hot: open, closed.
        Both float32.
    """
    depth = np.asarray(depths)[:, None]
    step = np.arange(steps)
    kinds = (step >= depth).astype(int) + (step >= 2 * depth)
    closed = (step >= 2 * depth - 1).astype(int)
    return np.eye(3, dtype="float32")[kinds], np.eye(2, dtype="float32")[closed]
