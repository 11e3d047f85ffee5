import numpy as np

from lib.questions.answers import as_single


def bits(probabilities, y):
    right = probabilities[np.arange(len(y)), y]
    return -np.log2(right).mean()


def cases(rng):
    for number in range(24):
        steps = 6
        letters = 4
        if number % 2:
            steps = int(rng.integers(2, 30))
            letters = int(rng.integers(3, 12))
        if number % 8 == 7:
            steps = 1
        probabilities = rng.dirichlet(np.ones(letters), size=steps) * 0.9 + 0.1 / letters
        yield {"probabilities": probabilities, "y": rng.integers(0, letters, steps)}


def read(value):
    return as_single(value)
