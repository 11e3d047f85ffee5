"""Computes with Keras the rounds of a scan by doubling, for the fixture of the explorer that shows them."""

import itertools

import numpy as np

from explorers.make.states import plain
from lib import setup

BITS = ("1", "01", "110", "1011", "10110100", "1111111", "0100110111010001")


def settings():
    """Yield settings of the explorer, including lengths that are no power of two."""
    for bits, keep in itertools.product(BITS, (0, 0.5, 0.95, 1)):
        yield {"task": "memory", "bits": bits, "keep": keep}
    for bits in BITS:
        yield {"task": "parity", "bits": bits, "keep": 0.5}


def case(task, bits, keep):
    """Return a setting, [a, b] at the start and after each round, and the hidden states by Keras' own scan."""
    ops = setup.import_keras().ops
    b = ops.array([float(bit) for bit in bits])
    a = 1 - 2 * b if task == "parity" else keep * ops.ones_like(b)
    _, states = ops.associative_scan(lambda one, two: (one[0] * two[0], two[0] * one[1] + two[1]), (a, b))
    rounds, jump = [[a, b]], 1
    while jump < len(bits):
        b = b + a * ops.pad(b[:-jump], [[jump, 0]])
        a = a * ops.pad(a[:-jump], [[jump, 0]], constant_values=1.0)
        rounds.append([a, b])
        jump *= 2
    np.testing.assert_allclose(b, states, atol=1e-5)
    return plain({"setting": {"task": task, "bits": bits, "keep": keep}, "rounds": rounds, "h": states})
