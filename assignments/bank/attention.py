"""Compute attention weights and the context vector from the student's own query, keys and values."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 3, 9, 3


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    query, keys, contents = (draw.normal(size=shape).round(1) for shape in (4, (3, 4), (3, 2)))
    return query, keys, contents


def answer(query, keys, contents):
    scores = np.exp(keys @ query / np.sqrt(len(query)))
    attention_weights = scores / scores.sum()
    context = attention_weights @ contents
    return attention_weights, context


MISTAKES = [
    (" / np.sqrt(len(query))", "", Text("The products are not divided by √4.")),
    (
        [
            ("np.exp(keys @ query / np.sqrt(len(query)))", "keys @ query / np.sqrt(len(query))"),
            ("scores / scores.sum()", "scores"),
        ],
        Text("The softmax is missing."),
    ),
    ("scores / scores.sum()", "np.ones(3) / 3", Text("The time steps do not all have the same weight.")),
]
