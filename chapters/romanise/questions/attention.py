import numpy as np


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    query, keys, contents = (draw.normal(size=shape).round(1) for shape in (4, (3, 4), (3, 2)))
    return query, keys, contents


def answer(query, keys, contents):
    scores = np.exp(keys @ query / np.sqrt(len(query)))
    attention_weights = scores / scores.sum()
    context = attention_weights @ contents
    return attention_weights, context
