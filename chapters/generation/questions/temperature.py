import numpy as np


def temperature(p, T):
    powers = p ** (1 / T)
    return powers / powers.sum()


def cases(rng):
    drawn = rng.choice([0.2, 0.3, 0.5, 0.7, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0], size=21)
    for T in (0.5, 2.0, 1.0, 0.1, 5.0, *drawn):
        letters = int(rng.integers(2, 9))
        yield {"p": rng.dirichlet(np.ones(letters)) * 0.9 + 0.1 / letters, "T": float(T)}
    yield {"p": np.array([1.0]), "T": 0.5}


def given(numbers):
    weights = np.array(numbers.sample(range(1, 20), 4))
    p = (weights / weights.sum()).round(3)
    T = numbers.choice([0.4, 0.5, 0.7, 1.5, 2.0, 2.5])
    return p, T
