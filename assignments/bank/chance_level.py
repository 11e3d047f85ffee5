"""Say what a model that guesses scores: its accuracy and its loss."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "recall", 1, 4, 2
TITLE = Text("The score of guessing")
TEXT = Text("""
A memory task has `symbols` symbols, all equally likely. A model that remembers nothing gives each of them the
same probability. Answer with floats.

- `chance_accuracy`: its expected accuracy
- `chance_loss`: its cross-entropy loss (natural logarithm, as in Keras)
""")


def given(numbers):
    symbols = numbers.randint(3, 60)
    return symbols


def answer(symbols):
    chance_accuracy = 1 / symbols
    chance_loss = float(np.log(symbols))
    return chance_accuracy, chance_loss


MISTAKES = [
    (
        lambda symbols: (100 / symbols, float(np.log2(symbols))),
        Text("Answer between 0 and 1, with the natural logarithm."),
    ),
    (
        lambda symbols: (0.5, float(np.log(2))),
        Text("There are more than two symbols."),
    ),
    (
        lambda symbols: (1 - 1 / symbols, None),
        Text("This is the chance of an error."),
    ),
    (
        lambda symbols: (None, 1 / symbols),
        Text("This is a probability, not a loss."),
    ),
]
