"""Set the biases of an LSTM for memories of given lengths (chrono initialization)."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "recall", 2, 6, 2
TITLE = Text("Chrono initialization")
TEXT = Text("""
Chrono initialization chooses a length of memory $T$ for each unit, and sets the forget gate's bias to $\\log T$
and the input gate's bias to $-\\log T$. For the lengths `lengths`, give both biases as the arrays
`forget_chrono` and `input_chrono`.
""")


def given(numbers):
    lengths = np.array(numbers.sample(range(2, 120), 4))
    return lengths


def answer(lengths):
    forget_chrono = np.log(lengths)
    input_chrono = -np.log(lengths)
    return forget_chrono, input_chrono


MISTAKES = [
    (
        lambda lengths: (-np.log(lengths), np.log(lengths)),
        Text("The signs of the two gates are swapped."),
    ),
    (
        lambda lengths: (np.log10(lengths), -np.log10(lengths)),
        Text("Take the natural logarithm."),
    ),
    (
        lambda lengths: (lengths.astype(float), 1 / lengths),
        Text("Take the logarithm of the length, not the length."),
    ),
]
