"""Forecast four steps ahead by feeding predictions back."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 2, 7, 2


def given(numbers):
    last_two = [numbers.randint(20, 60), numbers.randint(70, 150)]
    lag_weights = (numbers.randint(90, 140) / 100, -numbers.randint(40, 70) / 100)
    return last_two, lag_weights


def answer(last_two, lag_weights):
    values = list(last_two)
    for _ in range(4):
        values.append(10 + lag_weights[0] * values[-1] + lag_weights[1] * values[-2])
    next_four = np.array(values[2:])
    return next_four


MISTAKES = [
    ("return next_four", "return np.full(4, next_four[0])", Text("The predictions are not fed back.")),
    ("list(last_two)", "list(last_two)[::-1]", Text("The order of the two values is swapped.")),
    ("10 + ", "", Text("The constant 10 is missing.")),
]
