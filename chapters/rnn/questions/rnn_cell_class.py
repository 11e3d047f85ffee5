import numpy as np


class RNNCell:
    def __init__(self, kernel, recurrent_kernel, bias):
        self.kernel = kernel
        self.recurrent_kernel = recurrent_kernel
        self.bias = bias
        self.h = np.zeros(len(bias))

    def step(self, x):
        self.h = np.tanh(x @ self.kernel + self.h @ self.recurrent_kernel + self.bias)
        return self.h

    def reset(self):
        self.h = np.zeros(len(self.bias))
        return self.h


ASK = RNNCell
ONE = ("step", np.array([1.0]))
OPEN = [((np.array([[0.5]]), np.array([[1.0]]), np.array([0.0])), [ONE, ONE, ("reset",), ONE])]


def inputs(hidden):
    for features, units in ((2, 3), (3, 2)):
        weights = hidden.arrays((features, units), (units, units), (units,))
        steps = [("step", x) for x in hidden.arrays(*[(features,)] * 5)]
        yield weights, [*steps[:3], ("reset",), *steps[3:]]
