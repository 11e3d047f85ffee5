"""Write a word as one-hot vectors over a vocabulary in the student's own order."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 1, 5, 2
TITLE = Text("원-핫 인코딩", "One-hot encoding")
TEXT = Text(
    """
글자의 번호는 `vocabulary`에 적힌 순서대로 0부터 셉니다. 낱말 `word`를 원-핫 벡터로 바꾸어 배열 `word_vectors`로
답합니다. 모양은 `(글자 수, 어휘의 크기)`입니다.
""",
    """
Letters are numbered from 0 in the order in which `vocabulary` lists them. Turn `word` into one-hot vectors: the
array `word_vectors` of shape `(number of letters, size of the vocabulary)`.
""",
)


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
        Text("가나다순이 아니라 vocabulary의 순서로 셉니다.", "Count in the order of vocabulary, not of the alphabet."),
    ),
    (
        lambda vocabulary, word: answer(vocabulary, word).T,
        Text("행과 열이 바뀌었습니다. 한 글자가 한 행입니다.", "Rows and columns are swapped: a letter is a row."),
    ),
    (
        lambda vocabulary, word: np.array([vocabulary.index(letter) for letter in word]),
        Text("번호가 아니라 벡터로 답합니다.", "Answer with vectors, not with numbers of letters."),
    ),
]
