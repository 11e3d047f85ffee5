"""Write the scan of a linear recurrence, the core of layers that are computed in parallel."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 3, 10, 3
TITLE = Text("The scan of a linear recurrence")
TEXT = Text("""
A state changes by $h_t = a_t \\odot h_{t-1} + b_t$. `a` and `b` have shape `(steps, units)`, the first state
`h0` has shape `(units,)`. Write `linear_scan(a, b, h0)`, which returns all states $h_1, \\ldots, h_n$ as an
array of shape `(steps, units)`.
""")


def linear_scan(a, b, h0):
    h, states = h0, []
    for factor, term in zip(a, b, strict=True):
        h = factor * h + term
        states.append(h)
    return np.array(states)


ASK = linear_scan
OPEN = [(np.array([[0.5], [0.5]]), np.array([[1.0], [1.0]]), np.array([2.0]))]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    sizes = [(4, 3), (7, 1), (5, 4)]
    return [(draw.uniform(0.2, 0.9, size), draw.normal(size=size), draw.normal(size=size[1])) for size in sizes]


MISTAKES = [
    (
        lambda a, b, h0: linear_scan(a, b, 0 * h0),
        Text("The first state is not used."),
    ),
    (
        lambda a, b, h0: linear_scan(a, (1 - a) * b, h0),
        Text("Nothing multiplies b."),
    ),
    (
        lambda a, b, h0: np.concatenate([[h0], linear_scan(a, b, h0)[:-1]]),
        Text("The states are shifted by one step."),
    ),
]
