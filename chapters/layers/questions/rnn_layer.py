import numpy as np

from lib.questions.draw import sizes


def rnn_layer(x, kernel, recurrent_kernel, bias):
    h = np.zeros((x.shape[0], kernel.shape[1]))
    outputs = []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ kernel + h @ recurrent_kernel + bias)
        outputs.append(h)
    return np.stack(outputs, axis=1), h


def cases(rng):
    for batch, steps, features, units in sizes(rng, 1, 1, 1, 1, largest=6):
        yield {
            "x": rng.normal(size=(batch, steps, features)),
            "kernel": rng.normal(size=(features, units)),
            "recurrent_kernel": rng.normal(size=(units, units)),
            "bias": rng.normal(size=units),
        }


OPEN = [(np.ones((1, 2, 1)), np.array([[0.5]]), np.array([[1.0]]), np.array([0.0]))]


def inputs(hidden):
    for batch, steps, features, units in ((2, 3, 4, 5), (1, 6, 2, 3), (3, 4, 3, 2)):
        shapes = (batch, steps, features), (features, units), (units, units), (units,)
        yield hidden.arrays(*shapes)
