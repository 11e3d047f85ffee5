"""Count the steps until an update gate has left less than half of a state."""

import math

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 2, 5, 2
TITLE = Text("The half-life of a state")
TEXT = Text("""
The update gate of a GRU is `z_fixed` at every time step, and the candidate is always 0. After how many time
steps is less than half of the first hidden state left? Answer with the smallest such integer, `half_life`.
""")


def given(numbers):
    z_fixed = numbers.randint(850, 990) / 1000
    return z_fixed


def answer(z_fixed):
    half_life = 1
    while z_fixed**half_life >= 0.5:
        half_life += 1
    return half_life


MISTAKES = [
    (
        lambda z_fixed: answer(z_fixed) - 1,
        Text("At that step at least half is still left."),
    ),
    (
        lambda z_fixed: math.ceil(0.5 / (1 - z_fixed)),
        Text("Each step takes the same share, not the same amount."),
    ),
    (
        lambda z_fixed: 1,
        Text("In Keras the share of the state before is z."),
    ),
]
