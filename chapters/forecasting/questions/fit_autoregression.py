import numpy as np


def fit_autoregression(values, order):
    values = np.asarray(values, dtype=float)
    columns = [np.ones(len(values) - order)]
    for lag in range(1, order + 1):
        columns.append(values[order - lag : len(values) - lag])
    return np.linalg.lstsq(np.stack(columns, axis=1), values[order:], rcond=None)[0]


ASK = fit_autoregression
OPEN = [(np.array([1.0, 3.0, 7.0, 15.0, 31.0]), 1)]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    for order, length in ((1, 20), (2, 30), (3, 40)):
        values = [5.0, 6.0]
        for _ in range(length):
            values.append(2 + 0.9 * values[-1] - 0.3 * values[-2] + draw.normal())
        yield np.array(values), order
