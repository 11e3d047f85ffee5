"""Write down the bias with which an LSTM starts, with the student's own value for the forget gate."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 1, 4, 1


def given(numbers):
    units, forget_start = numbers.randint(2, 9), numbers.randint(10, 60) / 10
    return units, forget_start


def answer(units, forget_start):
    start_bias = np.zeros(4 * units)
    start_bias[units : 2 * units] = forget_start
    return start_bias


MISTAKES = [
    ("[units : 2 * units]", "[:units]", Text("The first block is the input gate.")),
    ("[units : 2 * units]", "[2 * units : 3 * units]", Text("The third block is the candidate.")),
    ("[units : 2 * units]", "[:]", Text("The biases of the other gates are 0.")),
    ("[units : 2 * units]", "[1::4]", Text("The units of a gate stand side by side.")),
]
