"""Exercises on using layers: a padded batch, and averaging under a mask."""

import numpy as np

from lib.check.functions import function_exercise, sizes
from lib.text import Text

PADDED = "np.vstack([row, np.zeros((longest - len(row), row.shape[1]))])"


@function_exercise(
    look=Text(
        "Every sentence must fill the same number of time steps. How many zeros does each one need, and where do they go?"
    ),
    start=Text(
        "Find the longest sentence first: max(len(row) for row in rows). Then begin with np.zeros((batch, steps, features)) and write each sentence to the beginning of its row."
    ),
    solution=f"""
def pad_batch(rows):
    longest = max(len(row) for row in rows)
    return np.stack([{PADDED} for row in rows])
""",
    right=Text(
        "Every sentence begins at the first time step, and zeros fill the rest. A mask must say which zeros are padding."
    ),
    mistakes=[
        (
            PADDED,
            "np.vstack([np.zeros((longest - len(row), row.shape[1])), row])",
            Text("The zeros stand before the short sentences. They belong behind them."),
        ),
        (
            [("max(", "min("), (PADDED, "row[:longest]")],
            Text("Long sentences were cut to the length of the shortest one."),
        ),
        (
            PADDED,
            "np.vstack([row, np.repeat(row[-1:], longest - len(row), axis=0)])",
            Text("The last time step is repeated. Fill with zeros."),
        ),
        (
            PADDED,
            "np.resize(row, (longest, row.shape[1]))",
            Text("The sentence begins again instead of being filled with zeros."),
        ),
    ],
    returns=("batch", "steps", "features"),
)
def pad_batch(rng):
    """A function rows (list of (steps, features)) -> one array (batch, steps of the longest, features)."""
    for place, (batch, steps, features) in enumerate(
        sizes(rng, 1, 1, 1, fixed=[(2, 3, 4), (2, 5, 3), (3, 5, 2)])
    ):
        lengths = rng.integers(1, steps + 1, size=batch)
        lengths[place % batch] = steps
        yield {"rows": [rng.normal(size=(length, features)) for length in lengths]}


MEAN = "(outputs * kept).sum(axis=1) / kept.sum(axis=1)"


@function_exercise(
    look=Text(
        "Padding may be neither in the sum nor in the count. How many time steps are True in each sentence?"
    ),
    start=Text(
        "mask has the shape (batch, time), outputs (batch, time, units). With one more axis, mask[:, :, np.newaxis], they can be multiplied. Divide the sum by the count of each sentence."
    ),
    solution="""
def masked_mean(outputs, mask):
    kept = mask[:, :, np.newaxis]
    return (outputs * kept).sum(axis=1) / kept.sum(axis=1)
""",
    right=Text(
        "Padding is neither in the sum nor in the count. Layers that support masking do the same."
    ),
    mistakes=[
        (MEAN, "outputs.mean(axis=1)", Text("Padding is part of the mean.")),
        (
            MEAN,
            "(outputs * kept).mean(axis=1)",
            Text("Padding is not part of the sum, but it is counted in the division."),
        ),
        (" / kept.sum(axis=1)", "", Text("The sum was not divided.")),
        ("(outputs * kept)", "outputs", Text("The outputs at padding are part of the sum.")),
        (
            MEAN,
            "np.stack([o[m].mean() for o, m in zip(outputs, mask)])",
            Text("Units were averaged as well. Keep the units axis."),
        ),
        (
            "/ kept.sum(axis=1)",
            "/ kept.sum(axis=1).mean()",
            Text("All sentences are divided by the same number. Each has its own."),
        ),
        (
            MEAN,
            "np.stack([o[: m.sum()].mean(axis=0) for o, m in zip(outputs, mask)])",
            Text("This relies on padding at the end. Choose the time steps where mask is True."),
        ),
    ],
    returns=("batch", "units"),
)
def masked_mean(rng):
    """A function outputs (batch, steps, units), mask (batch, steps) of True and False -> means (batch, units)."""
    for batch, steps, units in sizes(rng, 1, 1, 1, largest=6):
        lengths = rng.integers(1, steps + 1, size=(batch, 1))
        mask = rng.permuted(np.arange(steps) < lengths, axis=1)  # padding stands anywhere
        yield {"outputs": rng.normal(size=(batch, steps, units)) + 0.3, "mask": mask}
