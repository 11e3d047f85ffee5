import numpy as np

from lib.questions.draw import sizes


def pair_state(a, k, v):
    S = np.zeros((k.shape[1], v.shape[1]))
    for a_t, k_t, v_t in zip(a, k, v, strict=True):
        S = a_t * S + np.outer(k_t, v_t)
    return S


def cases(rng):
    for steps, size, values in sizes(rng, 1, 1, 1, largest=6):
        yield {
            "a": rng.uniform(size=steps),
            "k": rng.normal(size=(steps, size)),
            "v": rng.normal(size=(steps, values)),
        }
    # What is kept may be nothing, all, or all with the other sign: each apart, or no wrong answer
    # could be told from another.
    for kept in ([-1.0, 1.0], [0.0, 1.0], [-1.0, 0.0, 1.0]):
        steps = 6
        a = rng.permutation(np.resize(kept, steps))
        yield {"a": a, "k": rng.normal(size=(steps, 3)), "v": rng.normal(size=(steps, 2))}
