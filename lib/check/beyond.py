"""Exercises of the last chapter: averaging under a mask, and attention in three lines."""

import numpy as np

from lib.check.exercise import exercise
from lib.check.functions import judge, sizes
from lib.text import Text


def _kept(outputs, mask):
    return outputs * mask[:, :, np.newaxis]


def _masked_mean(outputs, mask):
    return _kept(outputs, mask).sum(axis=1) / mask.sum(axis=1, keepdims=True)


MASK_MISTAKES = [
    (
        lambda outputs, mask: outputs.mean(axis=1),
        Text("Padding is part of the mean."),
    ),
    (
        lambda outputs, mask: _kept(outputs, mask).mean(axis=1),
        Text("Padding is not part of the sum, but it is counted in the division."),
    ),
    (
        lambda outputs, mask: _kept(outputs, mask).sum(axis=1),
        Text("The sum was not divided."),
    ),
    (
        lambda outputs, mask: outputs.sum(axis=1) / mask.sum(axis=1, keepdims=True),
        Text("The outputs at padding are part of the sum."),
    ),
    (
        lambda outputs, mask: np.stack([o[m].mean() for o, m in zip(outputs, mask, strict=True)]),
        Text("Units were averaged as well. Keep the units axis."),
    ),
    (
        lambda outputs, mask: _kept(outputs, mask).sum(axis=1) / mask.sum(axis=1).mean(),
        Text("All sentences are divided by the same number. Each has its own."),
    ),
    (
        lambda outputs, mask: np.stack([o[: m.sum()].mean(axis=0) for o, m in zip(outputs, mask, strict=True)]),
        Text("This relies on padding at the end. Choose the steps where mask is True."),
    ),
]


@exercise(
    look=Text("Padding may be neither in the sum nor in the count. How many steps are True in each sentence?"),
    start=Text(
        "mask has the shape (batch, time), outputs (batch, time, units). With one more axis, mask[:, :, np.newaxis], they can be multiplied. Divide the sum by the count of each sentence."
    ),
    solution="""
def masked_mean(outputs, mask):
    kept = mask[:, :, np.newaxis]
    return (outputs * kept).sum(axis=1) / kept.sum(axis=1)
""",
    right=Text("Padding is neither in the sum nor in the count. Layers that support masking do the same."),
)
def masked_mean(answer, rng):
    """A function outputs (batch, steps, units), mask (batch, steps) of True and False -> means (batch, units)."""

    def cases():
        for place, (batch, steps, units) in enumerate(sizes(rng, 1, 2, 1, largest=6)):
            kind = place % 4
            lengths = rng.integers(1, steps + 1, size=(batch, 1))
            mask = np.arange(steps) < lengths  # padding at the end, then at the beginning, anywhere, all but one step
            if kind == 1:
                mask = mask[:, ::-1].copy()
            if kind == 2:
                mask = rng.permuted(mask, axis=1)
            if kind == 3:
                mask = np.arange(steps) == rng.integers(0, steps, size=(batch, 1))
                mask[0] = True
            yield {"outputs": rng.normal(size=(batch, steps, units)) + 0.3, "mask": mask}

    judge(
        answer,
        cases(),
        _masked_mean,
        MASK_MISTAKES,
        axes=lambda outputs, mask: {"batch": outputs.shape[0], "units": outputs.shape[2]},
    )


def _weights(query, states):
    powers = np.exp(states @ query)
    return powers / powers.sum()


ATTENTION_MISTAKES = [
    (
        _weights,
        Text("These are the weights. Add up the states with them."),
    ),
    (
        lambda query, states: states @ query,
        Text("These are the scores. The softmax and the weighted sum are left to do."),
    ),
    (
        lambda query, states: (states @ query) @ states,
        Text("The sum is weighted by the scores themselves; the softmax is missing."),
    ),
    (
        lambda query, states: np.exp(states @ query) @ states,
        Text("The weights do not sum to 1. Divide them by their sum."),
    ),
    (
        lambda query, states: states.mean(axis=0),
        Text("All states have the same weight: the query seems not to be used."),
    ),
    (
        lambda query, states: states[(states @ query).argmax()],
        Text("Only the state with the highest score was taken. All of them should be mixed by their weights."),
    ),
    (
        lambda query, states: _scaled(query, states),
        Text("The scores seem to be divided by the square root of the dimension. Here they are used as they are."),
    ),
]


def _scaled(query, states):
    return _weights(query / np.sqrt(len(query)), states) @ states


@exercise(
    look=Text("There are three stages: scores, weights, context. Their shapes are (time,), (time,) and (units,)."),
    start=Text(
        "The scores are dot products of each state with the query: states @ query. Next, a softmax turns them into weights that sum to 1."
    ),
    solution="""
def attention(query, states):
    scores = states @ query
    weights = np.exp(scores - scores.max())
    weights = weights / weights.sum()
    return weights @ states
""",
    right=Text(
        "These three lines know nothing about the order of the steps. A transformer brings it back by positional encodings."
    ),
)
def attention(answer, rng):
    """A function query (units,), states (steps, units) -> context (units,)."""
    judge(
        answer,
        (
            {"query": rng.normal(size=units), "states": rng.normal(size=(steps, units))}
            for steps, units in sizes(rng, 2, 2, largest=6)
        ),
        lambda query, states: _weights(query, states) @ states,
        ATTENTION_MISTAKES,
        axes=lambda query, states: {"units": len(query)},
        otherwise=Text("The shape is right, but the context is not."),
    )
