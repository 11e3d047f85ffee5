import numpy as np

from lib.questions.draw import sizes


def rnn_step(x_t, h, W, U, b):
    return np.tanh(x_t @ W + h @ U + b)


def cases(rng):
    for batch, features, units in sizes(rng, 1, 1, 1, fixed=[(2, 3, 3), (3, 2, 2)]):
        x_t = rng.normal(size=(batch, features))
        h = rng.normal(size=(batch, units))
        W = rng.normal(size=(features, units))
        U = rng.normal(size=(units, units))
        b = rng.normal(size=units)
        yield {"x_t": x_t, "h": h, "W": W, "U": U, "b": b}


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    x_t = draw.normal(size=3).round(1)
    h = draw.uniform(0.2, 0.9, 3).round(1)
    W = draw.normal(0, 0.5, (3, 3)).round(1)
    U = np.array([[0.3, -0.6, 0.5], [0.8, 0.4, -0.2], [0.1, 0.7, -0.9]])
    b = draw.uniform(0.1, 0.5, 3).round(1)
    return x_t, h, W, U, b
