"""Mix the old state and the candidate by the update gate, as Keras does."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 1, 4, 1


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    z_gate, old_state = draw.uniform(0.55, 0.95, 3).round(2), draw.uniform(0.1, 0.9, 3).round(2)
    candidate = -draw.uniform(0.1, 0.9, 3).round(2)
    return z_gate, old_state, candidate


def answer(z_gate, old_state, candidate):
    mixed_state = z_gate * old_state + (1 - z_gate) * candidate
    return mixed_state


MISTAKES = [
    (
        "z_gate * old_state + (1 - z_gate) * candidate",
        "(1 - z_gate) * old_state + z_gate * candidate",
        Text("In Keras z near 1 keeps the state before."),
    ),
    ("(1 - z_gate) * candidate", "candidate", Text("The candidate is multiplied by its share, too.")),
    ("return mixed_state", "return np.tanh(mixed_state)", Text("There is no activation after mixing.")),
]
