import numpy as np


def beam_step(totals, log_p, done, k):
    table = totals[:, np.newaxis] + log_p
    table[done] = -np.inf
    waiting = np.where(done, totals, -np.inf)
    table = np.column_stack([table, waiting])
    best = np.argsort(-table, axis=None)[:k]
    rows, letters = np.unravel_index(best, table.shape)
    letters = np.where(letters == log_p.shape[1], -1, letters)
    return np.stack([rows, letters], axis=1)


def cases(rng):
    edges = [(1, 6, 3), (4, 6, 1), (1, 5, 1), (3, 2, 3), (2, 4, 4)]
    for place, (words, letters, k) in enumerate(
        [*rng.integers((2, 5, 2), (5, 9, 5), size=(19, 3)).tolist(), *edges]
    ):
        log_p = np.log(rng.dirichlet(np.ones(letters), size=words) * 0.9 + 0.1 / letters)
        totals = np.log(rng.dirichlet(np.ones(words)) * 0.8 + 0.02) * (3 if place % 2 else 1)
        done = np.zeros(words, bool)
        if words > 1 and place % 4:
            done[rng.integers(words)] = True
        yield {"totals": totals, "log_p": log_p, "done": done, "k": k}
