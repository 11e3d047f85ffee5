"""Write down the bias with which an LSTM starts, with the student's own value for the forget gate."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 1, 4, 1
TITLE = Text("The bias at the start")
TEXT = Text("""
The bias of an `LSTM(units)` is to start at `forget_start` for the forget gate and at 0 elsewhere. Give it, in
Keras' order, as the array `start_bias`.
""")


def given(numbers):
    units, forget_start = numbers.randint(2, 9), numbers.randint(10, 60) / 10
    return units, forget_start


def answer(units, forget_start):
    start_bias = np.zeros(4 * units)
    start_bias[units : 2 * units] = forget_start
    return start_bias


MISTAKES = [
    (
        lambda units, forget_start: np.repeat([forget_start, 0, 0, 0], units),
        Text("The first block is the input gate."),
    ),
    (
        lambda units, forget_start: np.repeat([0, 0, forget_start, 0], units),
        Text("The third block is the candidate."),
    ),
    (
        lambda units, forget_start: np.full(4 * units, forget_start),
        Text("The biases of the other gates are 0."),
    ),
    (
        lambda units, forget_start: np.tile([0, forget_start, 0, 0], units),
        Text("The units of a gate stand side by side."),
    ),
]
