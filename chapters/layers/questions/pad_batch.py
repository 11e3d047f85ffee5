import numpy as np

from lib.questions.draw import sizes


def pad_batch(rows):
    longest = max(len(row) for row in rows)
    return np.stack(
        [np.vstack([row, np.zeros((longest - len(row), row.shape[1]))]) for row in rows]
    )


def cases(rng):
    for place, (batch, steps, features) in enumerate(
        sizes(rng, 1, 1, 1, fixed=[(2, 3, 4), (2, 5, 3), (3, 5, 2)])
    ):
        lengths = rng.integers(1, steps + 1, size=batch)
        lengths[place % batch] = steps
        yield {"rows": [rng.normal(size=(length, features)) for length in lengths]}
