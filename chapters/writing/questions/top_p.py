import numpy as np


def top_p(p, share):
    order = np.argsort(-p)
    before = np.cumsum(p[order]) - p[order]
    chosen = order[before < share]
    kept = np.zeros(len(p))
    kept[chosen] = p[chosen]
    return kept / kept.sum()


def cases(rng):
    yield {"p": np.array([1.0]), "share": 0.5}
    for number in range(27):
        letters = int(rng.integers(2, 10)) if number % 3 else 6
        p = rng.dirichlet(np.ones(letters)) * 0.9 + 0.1 / letters
        sums = np.cumsum(np.sort(p)[::-1])
        # A share between two of the sums, so that rounding decides nothing.
        last = int(rng.integers(0, letters))
        first = sums[last - 1] if last else 0.0
        yield {"p": p, "share": float(first + (sums[last] - first) * rng.uniform(0.2, 0.8))}
