import numpy as np


def masked_weights(scores, mask):
    powers = np.exp(scores - scores.max()) * mask
    return powers / powers.sum()


ASK = masked_weights
OPEN = [(np.array([1.0, 2.0, 3.0]), np.array([True, True, False]))]


def inputs(hidden):
    for steps in (4, 6, 9):
        (scores,) = hidden.arrays((steps,))
        yield 3 * scores, np.arange(steps) < hidden.randrange(2, steps)
