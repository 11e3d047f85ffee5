import numpy as np


def given(numbers):
    steps = numbers.randint(10, 60)
    forget_b = numbers.randint(15, 60) / 10
    return steps, forget_b


def answer(steps, forget_b):
    kept_share = float((1 / (1 + np.exp(-forget_b))) ** steps)
    gate = 0.5 ** (1 / steps)
    half_bias = float(np.log(gate / (1 - gate)))
    return kept_share, half_bias
