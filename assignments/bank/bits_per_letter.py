"""Turn the probabilities of the right letters into bits per letter and perplexity."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 2, 6, 2


def given(numbers):
    right_chances = [numbers.randint(5, 60) / 100 for _ in range(6)]
    return right_chances


def answer(right_chances):
    bits = float(-np.log2(right_chances).mean())
    perplexity = 2**bits
    return bits, perplexity


MISTAKES = [
    ("np.log2", "np.log", Text("Use the logarithm to base 2.")),
    (".mean()", ".sum()", Text("The mean per letter, not the sum.")),
    ("2**bits", "float(np.exp(bits))", Text("For bits, take a power of 2.")),
    (
        "np.log2(right_chances).mean()",
        "np.log2(np.mean(right_chances))",
        Text("Take the logarithms first and then their mean."),
    ),
]
