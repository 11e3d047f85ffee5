"""Turn the probabilities of the right letters into bits per letter and perplexity."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 2, 6, 2
TITLE = Text("Bits per letter")
TEXT = Text("""
A model gave the right letters the probabilities `right_chances`. Answer with floats.

- `bits`: the mean number of bits per letter (the mean of $-\\log_2$ of the probabilities)
- `perplexity`: the perplexity that belongs to it
""")


def given(numbers):
    right_chances = [numbers.randint(5, 60) / 100 for _ in range(6)]
    return right_chances


def answer(right_chances):
    bits = float(-np.log2(right_chances).mean())
    perplexity = 2**bits
    return bits, perplexity


MISTAKES = [
    (
        lambda right_chances: (float(-np.log(right_chances).mean()), None),
        Text("Use the logarithm to base 2."),
    ),
    (
        lambda right_chances: (float(-np.log2(right_chances).sum()), None),
        Text("The mean per letter, not the sum."),
    ),
    (
        lambda right_chances: (None, float(np.exp(-np.log2(right_chances).mean()))),
        Text("For bits, take a power of 2."),
    ),
    (
        lambda right_chances: (float(-np.log2(np.mean(right_chances))), float(1 / np.mean(right_chances))),
        Text("Take the logarithms first and then their mean."),
    ),
]
