"""How much of a cell state a forget gate keeps, and which bias keeps half of it."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 2, 8, 3


def given(numbers):
    steps, forget_b = numbers.randint(10, 60), numbers.randint(15, 60) / 10
    return steps, forget_b


def answer(steps, forget_b):
    kept_share = float((1 / (1 + np.exp(-forget_b))) ** steps)
    gate = 0.5 ** (1 / steps)
    half_bias = float(np.log(gate / (1 - gate)))
    return kept_share, half_bias


MISTAKES = [
    (" ** steps", "", Text("The gate multiplies once per time step.")),
    (
        "(1 / (1 + np.exp(-forget_b))) ** steps",
        "1 / (1 + np.exp(-forget_b * steps))",
        Text("The number of steps is an exponent of the gate."),
    ),
    ("(1 / (1 + np.exp(-forget_b)))", "np.tanh(forget_b)", Text("The activation of a gate is the sigmoid.")),
    ("kept_share, half_bias", "kept_share, gate", Text("This is the value of the gate; its bias is asked for.")),
]
