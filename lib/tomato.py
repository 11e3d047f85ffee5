"""토마토를 먹자: the vocabulary of five characters and the two tasks of the course (NumPy only)."""

from collections import Counter, defaultdict

import numpy as np

from lib.text import Text, must_be

VOCABULARY = "토마를먹자"
INPUT = "토토마를자먹"
TARGET = "토마토를먹자"
LETTERS = " ".join(VOCABULARY)


def encode(text):
    """One-hot array of a text, a row per character: float32 (1, steps, 5), batch first.

    Raises:
        ValueError: text is empty or has a character outside VOCABULARY.
    """
    unknown = sorted(set(text) - set(VOCABULARY), key=text.index)
    if unknown:
        expected = Text("one of {known}", known=LETTERS)
        raise ValueError(must_be(f"encode: each character of {text!r}", expected, unknown[0]))
    if not text:
        raise ValueError(must_be("encode: text", Text("at least one character long"), text))
    places = [VOCABULARY.index(letter) for letter in text]
    return np.eye(len(VOCABULARY), dtype="float32")[places][np.newaxis]


def decode(probabilities):
    """Text of the most probable character at each step: the inverse of encode.

    Args:
        probabilities: array (1, steps, 5) or (steps, 5), one-hot rows or a softmax output.

    Raises:
        ValueError: the array has another shape.
    """
    array = np.asarray(probabilities)
    if array.ndim == 3 and array.shape[0] == 1:
        array = array[0]
    if array.ndim != 2 or array.shape[1] != len(VOCABULARY):
        expected = Text("(1, steps, 5) or (steps, 5)")
        raise ValueError(must_be("decode: probabilities.shape", expected, np.shape(probabilities)))
    return "".join(VOCABULARY[index] for index in array.argmax(axis=-1))


def labelling():
    """The lecture's task: x 토토마를자먹 and its labels y 토마토를먹자, float32 (1, 6, 5)."""
    return encode(INPUT), encode(TARGET)


def next_character():
    """Next-character prediction: x 토마토를먹 and y 마토를먹자, float32 (1, 5, 5)."""
    return encode("토마토를먹"), encode("마토를먹자")


def memoryless_score(x, y):
    """How many steps the best lookup table (character in, character out, no memory) gets right.

    For each input character the best table answers with its most frequent label. x and y: one-hot
    arrays (1, steps, 5).

    Returns:
        correct, steps: two ints.
    """
    seen = decode(x)
    labels_of = defaultdict(Counter)
    for letter, label in zip(seen, decode(y), strict=True):
        labels_of[letter][label] += 1
    correct = sum(max(labels.values()) for labels in labels_of.values())
    return correct, len(seen)
