import numpy as np


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    alphabet = "".join(numbers.sample("토마를먹자", 5))
    rows = np.array([draw.permutation([0.4, 0.3, 0.15, 0.1, 0.05]) for _ in range(5)])
    letter_chances = np.vstack([rows, np.roll(rows[-1], 1)])
    return alphabet, letter_chances


def answer(alphabet, letter_chances):
    greedy_word = "".join(alphabet[index] for index in letter_chances.argmax(axis=1))
    return greedy_word
