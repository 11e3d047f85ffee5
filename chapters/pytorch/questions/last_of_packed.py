import numpy as np


def last_outputs(output, lengths):
    rows = np.arange(len(output))
    return output[rows, lengths - 1]


ASK = last_outputs
OPEN = [(np.arange(12.0).reshape(2, 3, 2), np.array([1, 3]))]


def inputs(hidden):
    for batch, steps, units in ((4, 5, 2), (3, 6, 3), (5, 4, 1)):
        (output,) = hidden.arrays((batch, steps, units))
        yield output, np.array([1, *(hidden.randrange(2, steps) for _ in range(batch - 2)), steps])
