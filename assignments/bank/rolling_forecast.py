"""Forecast four steps ahead by feeding predictions back."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 2, 7, 2
TITLE = Text("Feeding predictions back")
TEXT = Text("""
A model predicts $y_t = 10 + b_1 y_{t-1} + b_2 y_{t-2}$. The last two values are `last_two`, the earlier one
first; the coefficients $(b_1, b_2)$ are `lag_weights`. Feed the predictions back and give the next four values
as the array `next_four`.
""")


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


def without_constant(last_two, lag_weights):
    values = list(last_two)
    for _ in range(4):
        values.append(lag_weights[0] * values[-1] + lag_weights[1] * values[-2])
    return np.array(values[2:])


MISTAKES = [
    (
        lambda last_two, lag_weights: np.full(4, answer(last_two, lag_weights)[0]),
        Text("The predictions are not fed back."),
    ),
    (
        lambda last_two, lag_weights: answer(last_two[::-1], lag_weights),
        Text("The order of the two values is swapped."),
    ),
    (
        without_constant,
        Text("The constant 10 is missing."),
    ),
]
