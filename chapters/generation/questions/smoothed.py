import numpy as np


def smoothed(counts, D, shorter):
    freed = D * (counts > 0).sum()
    return (np.maximum(counts - D, 0) + freed * shorter) / counts.sum()


def cases(rng):
    for _ in range(24):
        letters = int(rng.integers(3, 9))
        counts = rng.integers(0, 4, letters)
        counts[rng.permutation(letters)[:2]] = 0, 3
        D = float(rng.choice([0.5, 0.6, 0.75, 0.9]))
        shorter = rng.dirichlet(np.ones(letters))
        yield {"counts": counts, "D": D, "shorter": shorter}
    for counts in (np.array([2]), np.array([1, 3]), np.array([0, 4])):
        yield {"counts": counts, "D": 0.75, "shorter": rng.dirichlet(np.ones(len(counts)))}
