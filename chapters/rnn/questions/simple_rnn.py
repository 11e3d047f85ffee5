import numpy as np

from lib.questions.draw import sizes


def simple_rnn(x, W, U, b):
    h = np.zeros((len(x), len(U)))
    outputs = []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ W + h @ U + b)
        outputs.append(h)
    return np.stack(outputs, axis=1), h


def cases(rng):
    for batch, steps, features, units in sizes(
        rng, 1, 1, 1, 1, largest=6, fixed=[(2, 3, 2, 4), (3, 4, 2, 2)]
    ):
        x = rng.normal(size=(batch, steps, features))
        W = rng.normal(size=(features, units))
        yield {"x": x, "W": W, "U": rng.normal(size=(units, units)), "b": rng.normal(size=units)}
