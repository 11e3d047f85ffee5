import numpy as np


def gru_textbook_step(x, h, kernel, recurrent_kernel, bias):
    units = h.shape[1]
    gates = (x @ kernel + bias)[:, : 2 * units] + h @ recurrent_kernel[:, : 2 * units]
    z, r = np.split(1 / (1 + np.exp(-gates)), 2, axis=1)
    new = np.tanh((x @ kernel + bias)[:, 2 * units :] + (r * h) @ recurrent_kernel[:, 2 * units :])
    return z * h + (1 - z) * new


ASK = gru_textbook_step
OPEN = [(np.zeros((1, 1)), np.ones((1, 1)), np.zeros((1, 3)), np.zeros((1, 3)), np.zeros(3))]


def inputs(hidden):  # of b sequences, f features and u units
    sizes = ((2, 3, 4), (1, 5, 2), (3, 2, 6))
    return [hidden.arrays((b, f), (b, u), (f, 3 * u), (u, 3 * u), (3 * u,)) for b, f, u in sizes]
