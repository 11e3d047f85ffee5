"""Set the biases of an LSTM for memories of given lengths (chrono initialization)."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "recall", 2, 6, 2


def given(numbers):
    lengths = np.array(numbers.sample(range(2, 120), 4))
    return lengths


def answer(lengths):
    forget_chrono = np.log(lengths)
    input_chrono = -np.log(lengths)
    return forget_chrono, input_chrono


MISTAKES = [
    ("forget_chrono, input_chrono", "input_chrono, forget_chrono", Text("The signs of the two gates are swapped.")),
    ("np.log(", "np.log10(", Text("Take the natural logarithm.")),
    (
        [("-np.log(lengths)", "1 / lengths"), ("np.log(lengths)", "1.0 * lengths")],
        Text("Take the logarithm of the length, not the length."),
    ),
]
