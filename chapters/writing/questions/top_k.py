import numpy as np


def top_k(p, k):
    kept = np.where(p >= np.sort(p)[-k], p, 0)
    return kept / kept.sum()


def cases(rng):
    for number in range(24):
        letters = int(rng.integers(4, 12))
        k = int(rng.integers(1, letters))
        if number < 2:
            k = [1, letters][number]
        yield {"p": rng.dirichlet(np.ones(letters)) * 0.9 + 0.1 / letters, "k": k}
    # One letter; then equal values, but none both kept and dropped.
    twice = [0.3, 0.1, 0.3, 0.2, 0.1]
    for p, k in (([1.0], 1), (twice, 2), (twice, 3), ([0.25] * 4, 4)):
        yield {"p": np.array(p), "k": k}
