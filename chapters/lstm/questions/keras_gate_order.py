import numpy as np


def to_keras_order(weights):
    i, o, f, c = np.split(weights, 4, axis=1)
    return np.concatenate([i, f, c, o], axis=1)


ASK = to_keras_order
OPEN = [(np.array([[1.0, 2.0, 3.0, 4.0]]),)]


def inputs(hidden):
    return [hidden.arrays((rows, 4 * units)) for rows, units in ((3, 2), (2, 5), (4, 1))]
