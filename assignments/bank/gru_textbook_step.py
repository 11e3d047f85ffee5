"""Write one step of a GRU as textbooks define it, with reset_after=False."""

import numpy as np


def gru_textbook_step(x, h, kernel, recurrent_kernel, bias):
    units = h.shape[1]
    gates = (x @ kernel + bias)[:, : 2 * units] + h @ recurrent_kernel[:, : 2 * units]
    z, r = np.split(1 / (1 + np.exp(-gates)), 2, axis=1)
    new = np.tanh((x @ kernel + bias)[:, 2 * units :] + (r * h) @ recurrent_kernel[:, 2 * units :])
    return z * h + (1 - z) * new


ASK = gru_textbook_step
OPEN = [(np.zeros((1, 1)), np.ones((1, 1)), np.zeros((1, 3)), np.zeros((1, 3)), np.zeros(3))]


def inputs(hidden):
    draw, cases = np.random.default_rng(hidden.getrandbits(64)), []
    for batch, features, units in ((2, 3, 4), (1, 5, 2), (3, 2, 6)):
        shapes = [(batch, features), (batch, units), (features, 3 * units), (units, 3 * units), (3 * units,)]
        cases.append(tuple(draw.normal(size=shape) for shape in shapes))
    return cases
