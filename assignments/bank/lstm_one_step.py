"""Write one step of an LSTM in NumPy."""

import numpy as np


def lstm_one_step(x, h, c, kernel, recurrent_kernel, bias):
    a_i, a_f, a_c, a_o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4, axis=-1)
    i, f, o = (1 / (1 + np.exp(-a)) for a in (a_i, a_f, a_o))
    c = f * c + i * np.tanh(a_c)
    return o * np.tanh(c), c


ASK = lstm_one_step
OPEN = [(np.zeros((1, 1)), np.zeros((1, 1)), np.ones((1, 1)), np.zeros((1, 4)), np.zeros((1, 4)), np.zeros(4))]


def inputs(hidden):
    draw, cases = np.random.default_rng(hidden.getrandbits(64)), []
    for batch, features, units in ((2, 3, 4), (1, 5, 2), (3, 2, 6)):
        weights = [(features, 4 * units), (units, 4 * units), (4 * units,)]
        shapes = [(batch, features), (batch, units), (batch, units), *weights]
        cases.append(tuple(draw.normal(size=shape) for shape in shapes))
    return cases
