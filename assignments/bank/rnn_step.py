"""Compute one step of a SimpleRNN from the student's own weights."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 1, 6, 2
TITLE = Text("One step of an RNN")
TEXT = Text("""
Here are the weights `rnn_kernel`, `rnn_recurrent` and `rnn_bias` of a `SimpleRNN(2)`, an input `x_t` and the
hidden state `h_before` of the step before. Give the new hidden state as the array `h_after`. The activation is
Keras' default.
""")


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    x_t, h_before = draw.normal(size=3).round(1), draw.uniform(0.2, 0.9, 2).round(1)
    rnn_kernel, rnn_recurrent = draw.normal(0, 0.5, (3, 2)).round(1), np.array([[0.3, -0.6], [0.8, 0.4]])
    rnn_bias = draw.uniform(0.1, 0.5, 2).round(1)
    return x_t, h_before, rnn_kernel, rnn_recurrent, rnn_bias


def answer(x_t, h_before, rnn_kernel, rnn_recurrent, rnn_bias):
    h_after = np.tanh(x_t @ rnn_kernel + h_before @ rnn_recurrent + rnn_bias)
    return h_after


MISTAKES = [
    (
        lambda x_t, h_before, rnn_kernel, rnn_recurrent, rnn_bias: (
            x_t @ rnn_kernel + h_before @ rnn_recurrent + rnn_bias
        ),
        Text("The activation tanh is missing."),
    ),
    (
        lambda x_t, rnn_kernel, rnn_bias: np.tanh(x_t @ rnn_kernel + rnn_bias),
        Text("The hidden state of the step before is not used."),
    ),
    (
        lambda x_t, h_before, rnn_kernel, rnn_recurrent: np.tanh(x_t @ rnn_kernel + h_before @ rnn_recurrent),
        Text("The bias is missing."),
    ),
    (
        lambda x_t, h_before, rnn_kernel, rnn_recurrent, rnn_bias: np.tanh(
            x_t @ rnn_kernel + rnn_recurrent @ h_before + rnn_bias
        ),
        Text("The order in h @ U is swapped."),
    ),
]
