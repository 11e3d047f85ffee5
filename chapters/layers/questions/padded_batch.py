import numpy as np


def given(numbers):
    sizes = numbers.sample(range(2, 7), 3)
    three_sequences = [[numbers.randint(1, 9) for _ in range(size)] for size in sizes]
    return three_sequences


def answer(three_sequences):
    longest = max(map(len, three_sequences))
    padded = np.array([sequence + [0] * (longest - len(sequence)) for sequence in three_sequences])
    return padded
