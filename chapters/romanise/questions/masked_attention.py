import numpy as np

from lib.questions.draw import sizes


def masked_attention(query, states, mask):
    scores = np.where(mask, states @ query, -np.inf)
    weights = np.exp(scores - scores.max())
    weights = weights / weights.sum()
    return weights @ states


def cases(rng):
    for place, (steps, units) in enumerate(sizes(rng, 1, 1, largest=7)):
        mask = np.arange(steps) < rng.integers(1, steps + 1)
        mask = rng.permuted(mask) if place % 2 else mask
        yield {
            "query": rng.normal(size=units),
            "states": rng.normal(size=(steps, units)),
            "mask": mask,
        }
    # Large scores, where padding wins against a padding score that is only a little below; and
    # such large padding that the smallest weight shows.
    for level in (-80, -30, 30, 80):
        query = rng.choice([-1, 1], size=4) * rng.uniform(0.5, 1.5, size=4)
        states = rng.normal(size=(5, 4)) + level * query / (query @ query)
        mask = rng.permutation([True] * 3 + [False] * 2)
        states[~mask] *= 1e8 if level < 0 else 1
        yield {"query": query, "states": states, "mask": mask}
