import functools

import numpy as np

from lib.questions.answers import as_array


def turn(cups):
    return np.roll(np.eye(cups), 1, axis=0)


def cases(rng):
    for cups in [2, 3, *range(2, 9), *rng.integers(3, 12, size=12)]:
        yield {"cups": int(cups)}


# A ball is carried as well by a matrix of True and False.
read = functools.partial(as_array, booleans=True)
