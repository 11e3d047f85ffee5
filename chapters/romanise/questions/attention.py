import numpy as np


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    query = draw.normal(size=4).round(1)
    keys = draw.normal(size=(3, 4)).round(1)
    contents = draw.normal(size=(3, 2)).round(1)
    return query, keys, contents


def answer(query, keys, contents):
    scores = np.exp(keys @ query / np.sqrt(len(query)))
    attention_weights = scores / scores.sum()
    context = attention_weights @ contents
    return attention_weights, context
