import numpy as np

from lib.questions.draw import sizes


def gru_blocks(kernel):
    z, r, h = np.split(kernel, 3, axis=-1)
    return np.concatenate([r, z, h], axis=-1).T


def cases(rng):
    for features, units in sizes(rng, 1, 1, fixed=[(2, 1), (3, 1)]):
        yield {"kernel": rng.normal(size=(features, 3 * units))}
