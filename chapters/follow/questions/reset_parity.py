import functools

import numpy as np

from lib.questions.answers import as_array
from lib.questions.returned import pair


def reset_parity(x):
    a = np.where(x == 2, 0, 1 - 2 * x)
    b = np.where(x == 1, 1, 0)
    return a, b


def cases(rng):
    for length in np.repeat(range(4, 10), 4):
        yield {"x": rng.permutation(np.r_[0, 0, 1, 1, 2, rng.integers(0, 3, length)])}
    for x in ([0], [1], [2], [1, 1], [0, 1, 0]):
        yield {"x": np.array(x)}


def read(value):
    return pair("a", "b", read=functools.partial(as_array, booleans=True))(value)
