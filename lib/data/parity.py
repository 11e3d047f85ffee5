"""A task of state, made here: bits, and whether the number of ones so far is odd (NumPy only)."""

import numpy as np


def make_parity(steps, examples, seed=0):
    """Sequences of random bits, labelled at every step.

    Each is a new draw, so a batch of them is nearly always fresh.

    Returns:
        x (examples, steps, 2), y (examples, steps, 2): one-hot float32. y says 1 after an odd
        number of ones.
    """
    bits = np.random.default_rng(seed).integers(0, 2, (examples, steps))
    one_hot = np.eye(2, dtype="float32")
    return one_hot[bits], one_hot[bits.cumsum(axis=1) % 2]
