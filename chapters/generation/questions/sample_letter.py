def sample_indices(probabilities, us):
    sums, last = np.cumsum(probabilities), len(probabilities) - 1
    indices = [next((index for index, total in enumerate(sums) if total > u), last) for u in us]
    return np.array(indices)


ASK = sample_indices
OPEN = [
    (np.array([0.5, 0.25, 0.25]), np.array([0.2, 0.6, 0.9])),
    (np.array([0.0, 1.0]), np.array([0.0])),
]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    edge = np.array([0.0, 0.3, 0.3, 0.4]), np.array([0.0, 0.5, 0.05, 0.95])
    return [*((draw.dirichlet(np.ones(5)), draw.random(8)) for _ in range(3)), edge]
