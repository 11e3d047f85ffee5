import numpy as np


def five_pieces(values):
    means = np.stack([piece.mean(axis=1) for piece in np.array_split(values, 5, axis=1)], axis=1)
    half = 2.776 * means.std(axis=1, ddof=1) / np.sqrt(5)
    return means.mean(axis=1) - half, means.mean(axis=1) + half


def cases(rng):
    for place, years in enumerate((59, 20, 23, 47, 5) * 5):
        models = 1 if place % 4 == 3 else int(rng.integers(2, 6))
        yield {"values": rng.normal(size=(models, years)).cumsum(axis=1)}
