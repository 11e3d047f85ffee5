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
