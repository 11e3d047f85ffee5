"""Put sequences of different lengths into one array, with padding at the end."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 1, 5, 1


def given(numbers):
    sizes = numbers.sample(range(2, 7), 3)
    three_sequences = [[numbers.randint(1, 9) for _ in range(size)] for size in sizes]
    return three_sequences


def answer(three_sequences):
    longest = max(map(len, three_sequences))
    padded = np.array([sequence + [0] * (longest - len(sequence)) for sequence in three_sequences])
    return padded


MISTAKES = [
    (
        "sequence + [0] * (longest - len(sequence))",
        "[0] * (longest - len(sequence)) + sequence",
        Text("Fill up at the end, not at the beginning."),
    ),
    (
        "return padded",
        "return padded[:, : min(map(len, three_sequences))]",
        Text("This cuts them to the shortest one."),
    ),
    ("[0] *", "[-1] *", Text("They are filled up with another number.")),
]
