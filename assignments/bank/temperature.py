"""Apply a temperature to logits."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 2, 6, 2


def given(numbers):
    logits = np.array(numbers.sample(range(-30, 30), 4)) / 10
    heat = numbers.choice([0.4, 0.5, 0.7, 1.5, 2.0, 2.5])
    return logits, heat


def answer(logits, heat):
    scaled = np.exp(logits / heat)
    heated = scaled / scaled.sum()
    return heated


MISTAKES = [
    ("logits / heat", "logits", Text("The temperature is not used.")),
    ("logits / heat", "logits * heat", Text("Divide by the temperature; do not multiply.")),
    ("scaled / scaled.sum()", "scaled", Text("The probabilities do not sum to 1.")),
    (
        [("logits / heat", "logits"), ("scaled.sum()", "scaled.sum() / heat")],
        Text("The temperature divides before the softmax."),
    ),
]
