"""Scale a series with numbers that come from the training years alone."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 2, 6, 3
TITLE = Text("Scaling without a leak")
TEXT = Text("""
The first `train_size` values of `series` are the training data, the others the test data. Standardize them so
that nothing of the test data leaks. The standard deviation divides by $n$, as `np.std` does.

- `scale_mean`, `scale_std`: the two numbers to subtract and to divide by (floats)
- `scaled_test`: the standardized test data (an array)
""")


def given(numbers):
    train_size = numbers.randint(7, 9)
    low = [numbers.randint(10, 50) for _ in range(train_size - 1)]
    series = np.array([*low, 60, *(numbers.randint(70, 150) for _ in range(5))])
    return series, train_size


def answer(series, train_size):
    scale_mean = float(series[:train_size].mean())
    scale_std = float(series[:train_size].std())
    scaled_test = (series[train_size:] - scale_mean) / scale_std
    return scale_mean, scale_std, scaled_test


def scaled_by(part, series, train_size):
    return float(part.mean()), float(part.std()), (series[train_size:] - part.mean()) / part.std()


MISTAKES = [
    (
        lambda series, train_size: scaled_by(series, series, train_size),
        Text("The test data is included: this is a leak."),
    ),
    (
        lambda series, train_size: scaled_by(series[train_size:], series, train_size),
        Text("Scale with the numbers of the training data."),
    ),
    (
        lambda series, train_size: (
            None,
            float(series[:train_size].std(ddof=1)),
            (series[train_size:] - series[:train_size].mean()) / series[:train_size].std(ddof=1),
        ),
        Text("Divide by n, not by n - 1."),
    ),
]
