"""Write the least-squares fit of an autoregression."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 3, 14, 3
TITLE = Text("Fitting an autoregression")
TEXT = Text("""
Write `fit_autoregression(values, order)`. For $y_t \\approx a + b_1 y_{t-1} + \\cdots + b_p y_{t-p}$ it returns
the coefficients with the least sum of squared errors as the array $[a, b_1, \\ldots, b_p]$. $p$ is `order`; use
every time step that has $p$ values before it. You may use `np.linalg.lstsq`.
""")


def fit_autoregression(values, order):
    values = np.asarray(values, dtype=float)
    columns = [np.ones(len(values) - order)]
    for lag in range(1, order + 1):
        columns.append(values[order - lag : len(values) - lag])
    return np.linalg.lstsq(np.stack(columns, axis=1), values[order:], rcond=None)[0]


ASK = fit_autoregression
OPEN = [(np.array([1.0, 3.0, 7.0, 15.0, 31.0]), 1)]


def inputs(hidden):
    draw, cases = np.random.default_rng(hidden.getrandbits(64)), []
    for order, length in ((1, 20), (2, 30), (3, 40)):
        values = [5.0, 6.0]
        for _ in range(length):
            values.append(2 + 0.9 * values[-1] - 0.3 * values[-2] + draw.normal())
        cases.append((np.array(values), order))
    return cases


def no_intercept(values, order):
    rows = np.stack([values[order - lag : len(values) - lag] for lag in range(1, order + 1)], axis=1)
    return np.concatenate([[0.0], np.linalg.lstsq(rows, values[order:], rcond=None)[0]])


MISTAKES = [
    (no_intercept, Text("The constant a is not fitted.")),
    (
        lambda values, order: np.roll(fit_autoregression(values, order), -1),
        Text("The constant comes first."),
    ),
    (
        lambda values, order: fit_autoregression(np.asarray(values)[::-1], order),
        Text("Time runs backwards."),
    ),
]
