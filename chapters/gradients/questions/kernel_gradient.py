import numpy as np

from lib import cells
from lib.questions.draw import sizes


def kernel_gradient(x, h, U):
    gradient = np.ones(len(U))
    result = np.zeros((x.shape[1], len(U)))
    for t in reversed(range(len(h))):
        gradient = gradient * (1 - h[t] ** 2)
        result += np.outer(x[t], gradient)
        gradient = gradient @ U.T
    return result


def cases(rng):
    fixed = [(4, 2, 3), (5, 3, 2), (4, 1, 3)]
    for steps, features, units in sizes(rng, 1, 1, 1, largest=6, fixed=fixed):
        W = rng.normal(size=(features, units)) / 2
        U = rng.normal(size=(units, units)) / 2
        x = rng.normal(size=(steps, features))
        b = rng.normal(size=units)
        outputs, _ = cells.simple_rnn(x[None], W, U, b)
        yield {"x": x, "h": outputs[0], "U": U}
