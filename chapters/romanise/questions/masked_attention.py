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
