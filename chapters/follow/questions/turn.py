import numpy as np


def turn(cups):
    return np.roll(np.eye(cups), 1, axis=0)


def cases(rng):
    for cups in [2, 3, *range(2, 9), *rng.integers(3, 12, size=12)]:
        yield {"cups": int(cups)}
