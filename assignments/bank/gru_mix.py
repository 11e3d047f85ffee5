"""Mix the old state and the candidate by the update gate, as Keras does."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 1, 4, 1
TITLE = Text("The update gate")
TEXT = Text("""
In a GRU of Keras the update gate is `z_gate`, the hidden state of the step before is `old_state` and the
candidate is `candidate`. Give the new hidden state as the array `mixed_state`.
""")


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
        lambda z_gate, old_state, candidate: (1 - z_gate) * old_state + z_gate * candidate,
        Text("In Keras z near 1 keeps the state before."),
    ),
    (
        lambda z_gate, old_state, candidate: z_gate * old_state + candidate,
        Text("The candidate is multiplied by its share, too."),
    ),
    (
        lambda z_gate, old_state, candidate: np.tanh(z_gate * old_state + (1 - z_gate) * candidate),
        Text("There is no activation after mixing."),
    ),
]
