"""Write a function that cuts a series into windows and the values to be predicted."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 2, 10, 3
TITLE = Text("Cutting a series into windows")
TEXT = Text("""
Write `cut_windows(values, width, horizon)`. `values` is an array of one axis. Return the tuple `(x, y)`.

- `x` has shape `(windows, width)`; each row holds `width` successive values, and windows move on by one place.
- `y` has shape `(windows,)`: the value `horizon` places after the last value of each window. Make every window
  that has a `y`.
""")


def cut_windows(values, width, horizon):
    count = len(values) - width - horizon + 1
    rows = np.arange(count)[:, None] + np.arange(width)
    return values[rows], values[width + horizon - 1 :]


ASK = cut_windows
OPEN = [(np.array([1.0, 2.0, 4.0, 8.0, 16.0]), 2, 1), (np.array([1.0, 2.0, 4.0, 8.0, 16.0]), 2, 2)]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    return [(draw.normal(size=hidden.randint(12, 20)), hidden.randint(2, 5), horizon) for horizon in (1, 2, 4)]


MISTAKES = [
    (
        lambda values, width, horizon: tuple(part[:-1] for part in cut_windows(values, width, horizon)),
        Text("The last window is missing."),
    ),
    (
        lambda values, width, horizon: (
            cut_windows(values, width, horizon)[0],
            values[width + horizon - 2 : len(values) - 1],
        ),
        Text("The values to predict are one place too early."),
    ),
    (
        lambda values, width, horizon: (
            np.flip(cut_windows(values, width, horizon)[0], 1),
            values[width + horizon - 1 :],
        ),
        Text("The order within the windows is reversed."),
    ),
]
