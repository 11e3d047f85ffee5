import numpy as np

from lib.cells import sigmoid
from lib.questions.draw import sizes


def lstm_step(x_t, h, c, W, U, b):
    i, f, candidate, o = np.split(x_t @ W + h @ U + b, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
    h = sigmoid(o) * np.tanh(c)
    return h, c


def cases(rng):
    for batch, features, units in sizes(rng, 1, 1, 1):
        x_t = rng.normal(size=(batch, features))
        h = rng.normal(size=(batch, units))
        c = rng.normal(size=(batch, units))
        width = 4 * units
        W = rng.normal(size=(features, width))
        U = rng.normal(size=(units, width))
        yield {"x_t": x_t, "h": h, "c": 2 * c, "W": W, "U": U, "b": rng.normal(size=width)}
