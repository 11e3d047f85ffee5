"""Apply a temperature to logits."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 2, 6, 2
TITLE = Text("Temperature")
TEXT = Text("""
`logits` are the values before the softmax. Give the probabilities for sampling at the temperature `heat` as the
array `heated`.
""")


def given(numbers):
    logits = np.array(numbers.sample(range(-30, 30), 4)) / 10
    heat = numbers.choice([0.4, 0.5, 0.7, 1.5, 2.0, 2.5])
    return logits, heat


def answer(logits, heat):
    scaled = np.exp(logits / heat)
    heated = scaled / scaled.sum()
    return heated


MISTAKES = [
    (
        lambda logits: answer(logits, 1.0),
        Text("The temperature is not used."),
    ),
    (
        lambda logits, heat: answer(logits, 1 / heat),
        Text("Divide by the temperature; do not multiply."),
    ),
    (
        lambda logits, heat: np.exp(logits / heat),
        Text("The probabilities do not sum to 1."),
    ),
    (
        lambda logits, heat: answer(logits, 1.0) / heat,
        Text("The temperature divides before the softmax."),
    ),
]
