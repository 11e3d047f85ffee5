import numpy as np


def given(numbers):
    right_chances = [numbers.randint(5, 60) / 100 for _ in range(6)]
    return right_chances


def answer(right_chances):
    bits = float(-np.log2(right_chances).mean())
    perplexity = 2**bits
    return bits, perplexity
