"""Say what a model that guesses scores: its accuracy and its loss."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "recall", 1, 4, 2


def given(numbers):
    symbols = numbers.randint(3, 60)
    return symbols


def answer(symbols):
    chance_accuracy = 1 / symbols
    chance_loss = float(np.log(symbols))
    return chance_accuracy, chance_loss


MISTAKES = [
    (
        [("1 / symbols", "100 / symbols"), ("np.log(", "np.log2(")],
        Text("Answer between 0 and 1, with the natural logarithm."),
    ),
    ([("1 / symbols", "0.5"), ("np.log(symbols)", "np.log(2)")], Text("There are more than two symbols.")),
    ("1 / symbols", "1 - 1 / symbols", Text("This is the chance of an error.")),
    ("float(np.log(symbols))", "1 / symbols", Text("This is a probability, not a loss.")),
]
