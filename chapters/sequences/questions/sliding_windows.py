import numpy as np


def cut_windows(values, width, horizon):
    count = len(values) - width - horizon + 1
    rows = np.arange(count)[:, None] + np.arange(width)
    return values[rows], values[width + horizon - 1 :]


ASK = cut_windows
OPEN = [(np.array([1.0, 2.0, 4.0, 8.0, 16.0]), 2, 1), (np.array([1.0, 2.0, 4.0, 8.0, 16.0]), 2, 2)]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    return [
        (draw.normal(size=hidden.randint(12, 20)), hidden.randint(2, 5), horizon)
        for horizon in (1, 2, 4)
    ]
