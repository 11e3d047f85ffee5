import numpy as np


def given(numbers):
    start = numbers.randint(1, 5)
    vocabulary = "가나다라마바"[start:] + "가나다라마바"[:start]
    word = "".join(numbers.sample(vocabulary, 4))
    return vocabulary, word


def answer(vocabulary, word):
    word_vectors = np.eye(len(vocabulary))[[vocabulary.index(letter) for letter in word]]
    return word_vectors
