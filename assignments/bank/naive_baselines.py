"""Measure two baselines on the student's own series: the last value, and the value one period ago."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 1, 6, 2
TITLE = Text("Two baselines")
TEXT = Text("""
The series `monthly` has the period `period`. All values but the first `period` ones are predicted one step
ahead. Give the mean absolute error of two baselines as floats.

- `error_last`: the prediction is the value just before
- `error_season`: the prediction is the value one period ago
""")


def given(numbers):
    period = numbers.choice([3, 4, 5])
    shape = numbers.sample(range(0, 90, 7), period)
    monthly = np.array([shape[t % period] + 2 * t + numbers.randint(0, 6) for t in range(4 * period)])
    return monthly, period


def answer(monthly, period):
    error_last = float(np.abs(monthly[period:] - monthly[period - 1 : -1]).mean())
    error_season = float(np.abs(monthly[period:] - monthly[:-period]).mean())
    return error_last, error_season


MISTAKES = [
    (
        lambda monthly, period: answer(monthly, period)[::-1],
        Text("The two baselines are swapped."),
    ),
    (
        lambda monthly, period: (
            float(((monthly[period:] - monthly[period - 1 : -1]) ** 2).mean()),
            float(((monthly[period:] - monthly[:-period]) ** 2).mean()),
        ),
        Text("Take absolute values, not squares."),
    ),
    (
        lambda monthly, period: (float(np.abs((monthly[period:] - monthly[period - 1 : -1]).mean())), None),
        Text("Take absolute values first and then their mean."),
    ),
    (
        lambda monthly, period: (None, float(np.abs(monthly[period:] - monthly[:-period]).sum())),
        Text("The mean, not the sum."),
    ),
]
