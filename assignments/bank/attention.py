"""Compute attention weights and the context vector from the student's own query, keys and values."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 3, 9, 3
TITLE = Text("Attention")
TEXT = Text("""
The query `query` has shape `(4,)`, the keys `keys` have shape `(3, 4)` and the values `contents` have shape
`(3, 2)`. Divide the products by $\\sqrt{4}$ and apply the softmax.

- `attention_weights`: the weights of the three time steps (an array)
- `context`: the values averaged with these weights (an array of shape `(2,)`)
""")


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    query, keys, contents = (draw.normal(size=shape).round(1) for shape in (4, (3, 4), (3, 2)))
    return query, keys, contents


def answer(query, keys, contents):
    scores = np.exp(keys @ query / np.sqrt(len(query)))
    attention_weights = scores / scores.sum()
    context = attention_weights @ contents
    return attention_weights, context


def weighted(scores, contents):
    return scores, scores @ contents


MISTAKES = [
    (
        lambda query, keys, contents: weighted(np.exp(keys @ query) / np.exp(keys @ query).sum(), contents),
        Text("The products are not divided by √4."),
    ),
    (
        lambda query, keys, contents: weighted(keys @ query / 2, contents),
        Text("The softmax is missing."),
    ),
    (
        lambda query, keys, contents: weighted(np.ones(3) / 3, contents),
        Text("The time steps do not all have the same weight."),
    ),
]
