import numpy as np


def last_accuracy(probabilities, labels):
    chosen = probabilities[:, -1].argmax(axis=-1)
    return float(np.mean(chosen == labels))


ASK = last_accuracy
OPEN = [(np.array([[[0.9, 0.1], [0.2, 0.8]], [[0.3, 0.7], [0.6, 0.4]]]), np.array([1, 1]))]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    for batch, steps, symbols in ((20, 3, 4), (23, 4, 3), (25, 3, 6)):
        labels = draw.integers(0, symbols, batch)
        probabilities = draw.dirichlet(np.ones(symbols), (batch, steps))
        probabilities[np.arange(batch), -1, labels] += draw.uniform(0, 1, batch)
        yield probabilities / probabilities.sum(axis=-1, keepdims=True), labels
