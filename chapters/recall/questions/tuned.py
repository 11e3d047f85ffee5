import numpy as np


def tuned(choice, test):
    best = choice.argmax(axis=1)
    return test[np.arange(len(test)), best]


def cases(rng):
    drawn = rng.integers((2, 3), (6, 8), size=(22, 2))
    for layers, rates in ((3, 5), (2, 4), *drawn, (1, 4), (3, 1), (1, 1)):
        yield {"choice": rng.normal(size=(layers, rates)), "test": rng.normal(size=(layers, rates))}
