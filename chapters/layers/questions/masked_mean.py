import numpy as np

from lib.questions.draw import sizes


def masked_mean(outputs, mask):
    kept = mask[:, :, np.newaxis]
    return (outputs * kept).sum(axis=1) / kept.sum(axis=1)


def cases(rng):
    for batch, steps, units in sizes(rng, 1, 1, 1, largest=6):
        lengths = rng.integers(1, steps + 1, size=(batch, 1))
        mask = rng.permuted(np.arange(steps) < lengths, axis=1)  # padding stands anywhere
        yield {"outputs": rng.normal(size=(batch, steps, units)) + 0.3, "mask": mask}


OPEN = [(np.array([[[1.0], [3.0], [9.0]]]), np.array([[True, True, False]]))]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    for batch, steps, units in ((3, 6, 2), (2, 5, 4)):
        kept = np.arange(steps) < np.array([[2], [3], [4]])[:batch]
        yield draw.normal(1, 1, (batch, steps, units)), draw.permuted(kept, axis=1)
