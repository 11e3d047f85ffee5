import numpy as np

from lib.questions.draw import sizes


def two_steps(a1, n1, a2, n2):
    a = a1 * a2
    n = (a2 * (1 - a1) * n1 + (1 - a2) * n2) / (1 - a)
    return a, n


def cases(rng):
    for shape in sizes(rng, 1, 1, largest=6):
        a1, a2 = rng.uniform(0, 0.95, size=(2, *shape))
        n1, n2 = rng.normal(size=(2, *shape))
        if np.size(a1) > 6:
            a1.flat[:2] = 0
            a2.flat[1:3] = 0
        yield {"a1": a1, "n1": n1, "a2": a2, "n2": n2}
