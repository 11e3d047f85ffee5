"""Write a word as one-hot vectors over a vocabulary in the student's own order."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 1, 5, 2


def given(numbers):
    start = numbers.randint(1, 5)
    vocabulary = "가나다라마바"[start:] + "가나다라마바"[:start]
    word = "".join(numbers.sample(vocabulary, 4))
    return vocabulary, word


def answer(vocabulary, word):
    word_vectors = np.eye(len(vocabulary))[[vocabulary.index(letter) for letter in word]]
    return word_vectors


MISTAKES = [
    ("vocabulary.index(", "sorted(vocabulary).index(", Text("Count in the order of vocabulary, not of the alphabet.")),
    ("return word_vectors", "return word_vectors.T", Text("Rows and columns are swapped: a letter is a row.")),
    (
        "return word_vectors",
        "return word_vectors.argmax(axis=1)",
        Text("Answer with vectors, not with numbers of letters."),
    ),
]
