"""Compute the new cell state and hidden state from the four pre-activations of one unit."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 2, 7, 3
TITLE = Text("From gates to states")
TEXT = Text("""
Before their activations, one unit of an LSTM has the values `a_i` (input gate), `a_f` (forget gate), `a_c`
(candidate) and `a_o` (output gate). The cell state of the step before is `c_before`. Give the new cell state
`c_after` and the new hidden state `h_of_c` as floats.
""")


def given(numbers):
    a_i, a_f, a_c, a_o = (value / 10 for value in numbers.sample(range(3, 25), 4))
    c_before = numbers.randint(11, 25) / 10
    return a_i, a_f, a_c, a_o, c_before


def answer(a_i, a_f, a_c, a_o, c_before):
    i, f, o = (1 / (1 + np.exp(-a)) for a in (a_i, a_f, a_o))
    c_after = float(f * c_before + i * np.tanh(a_c))
    h_of_c = float(o * np.tanh(c_after))
    return c_after, h_of_c


def sigmoid(a):
    return float(1 / (1 + np.exp(-a)))


MISTAKES = [
    (
        lambda a_i, a_f, a_c, a_o, c_before: answer(a_f, a_i, a_c, a_o, c_before),
        Text("The input gate and the forget gate are swapped."),
    ),
    (
        lambda a_i, a_f, a_c, a_o, c_before: (
            sigmoid(a_f) * c_before + sigmoid(a_i) * sigmoid(a_c),
            sigmoid(a_o) * float(np.tanh(sigmoid(a_f) * c_before + sigmoid(a_i) * sigmoid(a_c))),
        ),
        Text("The candidate's activation is tanh."),
    ),
    (
        lambda a_i, a_f, a_c, a_o, c_before: (None, sigmoid(a_o) * answer(a_i, a_f, a_c, a_o, c_before)[0]),
        Text("The cell state passes through tanh to become h."),
    ),
    (
        lambda a_i, a_f, a_c, a_o, c_before: (c_before + sigmoid(a_i) * float(np.tanh(a_c)), None),
        Text("The forget gate multiplies the cell state before."),
    ),
]
