"""Words of the Constitution and the same words in Latin letters: a task to learn (NumPy only).

What is right is computed by the rules of lib/hangul.py.
"""

import re

import numpy as np

from lib.data import constitution
from lib.hangul import romanise, sounds, syllables, to_jamo

START = "<"  # begins what the decoder writes
END = ">"  # ends it
LETTERS = START + END + "abcdeghijklmnoprstuwy"
LONGEST = 5  # syllables of a word
PAD = 0  # fills up short rows; the numbers of signs and letters begin with 1
SPLIT = {"test": slice(300), "validation": slice(300, 500), "train": slice(500, None)}


def words():
    """The different words of two to five syllables, in an order drawn once: list of str."""
    text = constitution.load_constitution()
    found = set(re.findall("[가-\ud7a3]{2,}", text))
    chosen = sorted(word for word in found if len(word) <= LONGEST)
    return [chosen[place] for place in np.random.default_rng(0).permutation(len(chosen))]


def encode(texts, signs, steps):
    """Each text as a row of numbers, filled up with PAD: int32 (texts, steps).

    Args:
        texts: list of str. signs: str, the vocabulary; its first sign has the number 1.
        steps: length of a row.
    """
    rows = np.full((len(texts), steps), PAD, dtype="int32")
    for row, text in zip(rows, texts, strict=True):
        row[: len(text)] = [signs.index(sign) + 1 for sign in text]
    return rows


def arrays(chosen, signs):
    """What a model reads and writes for words.

    Args:
        chosen: list of str, the words. signs: str, the vocabulary of jamo.

    Returns:
        x: int32 (words, jamo). before: int32 (words, letters), START and the letters. after: the
        letters and END, one step earlier than in before. All as long as the longest word of the
        Constitution needs.
    """
    every = words()
    longest_jamo = max(len(to_jamo(word)) for word in every)
    longest_written = max(len(romanise(word)) for word in every) + 1
    jamo = [to_jamo(word) for word in chosen]
    written = [romanise(word) for word in chosen]
    return (
        encode(jamo, signs, longest_jamo),
        encode([START + text for text in written], LETTERS, longest_written),
        encode([text + END for text in written], LETTERS, longest_written),
    )


def first_sounds(chosen):
    """Words as syllables, and with which sound each one begins: a task of 공정한 비교.

    Returns:
        x: float32 (words, 5, 68), onset, vowel and coda of each syllable, one-hot side by side: 19,
        21 and 28 numbers.
        y: float32 (words, 5, 19), the sound, one-hot. asked: bool (words, 5), True where a syllable
            follows another one; only there a neighbour can change the sound. Empty steps have the
            last sound.
    """
    names = sorted({onset for word in words() for onset, _, _ in sounds(word)})
    x = np.zeros((len(chosen), LONGEST, 19 + 21 + 28), "float32")
    answers = np.full((len(chosen), LONGEST), len(names))
    for row, word in enumerate(chosen):
        numbers = syllables(word)
        heard = sounds(word)
        for step, (onset, vowel, coda) in enumerate(numbers):
            x[row, step, [onset, 19 + vowel, 19 + 21 + coda]] = 1
            answers[row, step] = names.index(heard[step][0])
    asked = (answers < len(names)) & (np.arange(LONGEST) > 0)
    return x, np.eye(len(names) + 1, dtype="float32")[answers], asked
