import numpy as np


def swap(places, a, b):
    return np.where(places == a, b, np.where(places == b, a, places))


def cases(rng):
    for games in [1, *range(1, 9), *[12] * 16]:
        cups = int(rng.integers(3, 6))
        a, b = rng.permutation(cups)[:2].tolist()
        yield {"places": rng.integers(cups, size=games), "a": a, "b": b}
