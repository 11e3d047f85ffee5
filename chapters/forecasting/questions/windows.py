import numpy as np


def windows(values, window):
    count = len(values) - window
    x = np.stack([values[i : i + window] for i in range(count)])
    return x[:, :, np.newaxis], values[window:]


def cases(rng):
    for n, window in ((30, 22), (60, 9), (40, 17), (12, 4), (9, 2), (5, 4), (4, 1), (3, 1)):
        yield {"values": rng.normal(size=n), "window": window}
    for _ in range(10):
        window = int(rng.integers(1, 8))
        # One window of a single value is no data set for Keras.
        n = max(3, window + int(rng.integers(1, 12)))
        yield {"values": rng.normal(size=n), "window": window}
        # Rounded, so that values come more than once.
        yield {"values": rng.normal(size=n).round(), "window": window}
