"""Draws the numbers of a question: everything starts from a text, by SHA-256, on every machine
the same.
"""

import hashlib
import random

import numpy as np


def seed(text):
    """A whole number of 64 bits that follows from a text."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def numbers(text):
    """A random.Random that starts from a text, such as "variant:rnn_2026:rnn_step:20260000"."""
    return random.Random(seed(text))


def generator(text):
    """A numpy.random.Generator that starts from a text."""
    return np.random.default_rng(seed(text))


def sizes(rng, *smallest, largest=5, fixed=(), count=24):
    """Draw sizes for cases, all of one draw different, so that swapped axes can be recognised.

    Args:
        rng: numpy.random.Generator.
        smallest: the smallest value of each size.
        largest: the largest value of any size. Each size is the largest one in at least one draw,
            its smallest in another, and at the end all sizes are their smallest ones at once.
        fixed: sizes to begin with, such as equal features and units, where a transposed weight
            gives no exception.
        count: number of cases before that last one. Each draw comes four times: with other values
            in the same shapes, answers remembered by shape are wrong.

    Yields:
        tuples of ints.
    """
    yield from fixed
    left = count - len(fixed)
    draws = 0
    while left > 0:
        drawn = [int(rng.integers(low, largest + 1)) for low in smallest]
        if draws < len(drawn):
            drawn[draws] = largest
            drawn[draws - 1] = smallest[draws - 1]
        if len(set(drawn)) == len(drawn):
            draws += 1
            yield from [tuple(drawn)] * min(4, left)
            left -= 4
    yield smallest
