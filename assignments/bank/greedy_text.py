"""Read a text out of probabilities by taking the most probable letter at each step."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 1, 5, 1
TITLE = Text("Greedy choice")
TEXT = Text("""
Each row of `letter_chances` holds the probabilities that a model predicts at one time step; the columns are in
the order of `alphabet`. Take the most probable letter at each step and give them, joined, as the string
`greedy_word`.
""")


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    alphabet = "".join(numbers.sample("토마를먹자", 5))
    rows = np.array([draw.permutation([0.4, 0.3, 0.15, 0.1, 0.05]) for _ in range(5)])
    letter_chances = np.vstack([rows, np.roll(rows[-1], 1)])
    return alphabet, letter_chances


def answer(alphabet, letter_chances):
    greedy_word = "".join(alphabet[index] for index in letter_chances.argmax(axis=1))
    return greedy_word


MISTAKES = [
    (
        lambda alphabet, letter_chances: answer(alphabet, -letter_chances),
        Text("These are the least probable letters."),
    ),
    (
        lambda alphabet, letter_chances: "".join(alphabet[row.argsort()[-2]] for row in letter_chances),
        Text("These are the second most probable letters."),
    ),
    (
        lambda alphabet, letter_chances: answer(alphabet, letter_chances)[0],
        Text("Join the letters of all time steps."),
    ),
]
