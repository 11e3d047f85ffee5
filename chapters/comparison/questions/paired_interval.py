import numpy as np


def paired_interval(first, second):
    gaps = first.mean(axis=0) - second.mean(axis=0)
    mean = gaps.mean()
    error = gaps.std(ddof=1) / np.sqrt(len(gaps))
    return np.array([mean - 2 * error, mean + 2 * error])


def cases(rng):
    # The ends of this interval lie outside -1 to 1.
    yield {"first": np.array([[True, False]]), "second": np.array([[False, False]])}
    # The same shape twice: whoever remembers an interval by its shape is found out.
    edges = (1, 3, 7), (4, 1, 8), (1, 1, 9), (3, 4, 7), (3, 4, 7)
    for seeds, others, words in (*rng.integers((2, 2, 6), (6, 6, 15), size=(24, 3)), *edges):
        hard = rng.random(words)
        yield {
            "first": rng.random((seeds, words)) > hard,
            "second": rng.random((others, words)) > hard * rng.random(),
        }
