import numpy as np


def sample_indices(probabilities, us):
    sums = np.cumsum(probabilities)
    indices = np.searchsorted(sums, us, side="right")
    return np.minimum(indices, len(sums) - 1)


ASK = sample_indices
OPEN = [
    (np.array([0.5, 0.25, 0.25]), np.array([0.2, 0.6, 0.9])),
    (np.array([0.0, 1.0]), np.array([0.0])),
]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    for _ in range(3):
        yield draw.dirichlet(np.ones(5)), draw.random(8)
    yield np.array([0.0, 0.3, 0.3, 0.4]), np.array([0.0, 0.5, 0.05, 0.95])
