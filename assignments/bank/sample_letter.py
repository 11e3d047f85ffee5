def sample_index(probabilities, u):
    total = 0.0
    for index, probability in enumerate(probabilities):
        total += probability
        if total > u:
            return index
    return len(probabilities) - 1


ASK = sample_index
OPEN = [(np.array([0.5, 0.25, 0.25]), 0.2), (np.array([0.5, 0.25, 0.25]), 0.6), (np.array([0.0, 1.0]), 0.0)]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    cases = [(draw.dirichlet(np.ones(5)), hidden.random()) for _ in range(7)]
    edges = ((0.0, 0.3, 0.7), 0.0), ((0.1, 0.2, 0.7), 0.05), ((0.3, 0.3, 0.4), 0.5)
    return cases + [(np.array(probabilities), u) for probabilities, u in edges]
