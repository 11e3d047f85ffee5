"""Write the scan of a linear recurrence, the core of layers that are computed in parallel."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 3, 10, 3


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
    ("= h0,", "= 0 * h0,", Text("The first state is not used.")),
    ("+ term", "+ (1 - factor) * term", Text("Nothing multiplies b.")),
    (
        "        h = factor * h + term\n        states.append(h)",
        "        states.append(h)\n        h = factor * h + term",
        Text("The states are shifted by one step."),
    ),
]
