"""Find the number of units from the number of parameters."""

import math

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 2, 6, 2
TITLE = Text("From parameters to units")
TEXT = Text("""
A `SimpleRNN` that reads `features` features has `total` parameters. How many units does it have? Answer with
the integer `units_found`.
""")


def given(numbers):
    features = numbers.randint(5, 30)
    total = numbers.choice([n * (features + n + 1) for n in range(20, 120)])
    return features, total


def answer(features, total):
    units_found = next(n for n in range(1, total) if n * (features + n + 1) == total)
    return units_found


MISTAKES = [
    (
        lambda total: math.isqrt(total),
        Text("Count the input's weights and the biases, too."),
    ),
    (
        lambda features, total: total // (features + 1),
        Text("Count the weights of the hidden state, too."),
    ),
    (
        lambda features, total: next(n for n in range(1, total) if 4 * n * (features + n + 1) >= total),
        Text("It is an LSTM that has four of each."),
    ),
]
