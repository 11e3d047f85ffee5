"""Write a mean over the steps that a mask keeps."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 2, 9, 3


def masked_mean(x, mask):
    kept = np.asarray(mask, dtype=float)[:, :, None]
    return (x * kept).sum(axis=1) / kept.sum(axis=1)


ASK = masked_mean
OPEN = [(np.array([[[1.0], [3.0], [9.0]]]), np.array([[1, 1, 0]]))]


def inputs(hidden):
    draw, cases = np.random.default_rng(hidden.getrandbits(64)), []
    for batch, steps, features in ((3, 6, 2), (2, 5, 4)):
        lengths = draw.integers(2, steps, batch)
        mask = (np.arange(steps) < lengths[:, None]).astype(int)
        cases.append((draw.normal(1, 1, (batch, steps, features)), mask))
    return cases


MISTAKES = [
    ("(x * kept).sum(axis=1) / kept.sum(axis=1)", "x.mean(axis=1)", Text("The mask is not used.")),
    (
        "(x * kept).sum(axis=1) / kept.sum(axis=1)",
        "(x * kept).mean(axis=1)",
        Text("Divide by the number of steps that are kept."),
    ),
    ("np.asarray(mask", "1 - np.asarray(mask", Text("This is the mean over the padding.")),
]
