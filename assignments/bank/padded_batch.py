"""Put sequences of different lengths into one array, with padding at the end."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 1, 5, 1
TITLE = Text("Padding")
TEXT = Text("""
Put the three sequences of different lengths `three_sequences` into one array `padded` of shape
`(3, longest length)`. Fill up with zeros at the **end**.
""")


def given(numbers):
    sizes = numbers.sample(range(2, 7), 3)
    three_sequences = [[numbers.randint(1, 9) for _ in range(size)] for size in sizes]
    return three_sequences


def answer(three_sequences):
    longest = max(map(len, three_sequences))
    padded = np.array([sequence + [0] * (longest - len(sequence)) for sequence in three_sequences])
    return padded


def before(three_sequences):
    longest = max(map(len, three_sequences))
    return np.array([[0] * (longest - len(sequence)) + sequence for sequence in three_sequences])


def filled(three_sequences, number):
    longest = max(map(len, three_sequences))
    return np.array([sequence + [number] * (longest - len(sequence)) for sequence in three_sequences])


MISTAKES = [
    (before, Text("Fill up at the end, not at the beginning.")),
    (
        lambda three_sequences: np.array([s[: min(map(len, three_sequences))] for s in three_sequences]),
        Text("This cuts them to the shortest one."),
    ),
    (
        lambda three_sequences: filled(three_sequences, -1),
        Text("They are filled up with another number."),
    ),
]
