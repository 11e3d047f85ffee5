"""Write a word as one-hot vectors over a vocabulary in the student's own order."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 1, 5, 2
TITLE = Text("One-hot encoding")
TEXT = Text("""
Letters are numbered from 0 in the order in which `vocabulary` lists them. Turn `word` into one-hot vectors: the
array `word_vectors` of shape `(number of letters, size of the vocabulary)`.
""")


def given(numbers):
    start = numbers.randint(1, 5)
    vocabulary = "가나다라마바"[start:] + "가나다라마바"[:start]
    word = "".join(numbers.sample(vocabulary, 4))
    return vocabulary, word


def answer(vocabulary, word):
    word_vectors = np.eye(len(vocabulary))[[vocabulary.index(letter) for letter in word]]
    return word_vectors


MISTAKES = [
    (
        lambda vocabulary, word: answer("".join(sorted(vocabulary)), word),
        Text("Count in the order of vocabulary, not of the alphabet."),
    ),
    (
        lambda vocabulary, word: answer(vocabulary, word).T,
        Text("Rows and columns are swapped: a letter is a row."),
    ),
    (
        lambda vocabulary, word: np.array([vocabulary.index(letter) for letter in word]),
        Text("Answer with vectors, not with numbers of letters."),
    ),
]
