"""Ninety short lines about a kitchen garden: text to generate, its encoding, scores (NumPy only).

Every line is: when, what, done. The first word decides the ending:
어제 … 먹었다, 오늘 … 먹는다, 내일 … 먹겠다.
"""

from pathlib import Path

import numpy as np

from lib.data.ngrams import END
from lib.text import Text, must_be

DATA = Path(__file__).parent / "garden.txt"
TIME_WORDS = (
    "어제",
    "아까",
    "지난주에",
    "오늘",
    "지금",
    "이번 주에",
    "내일",
    "이따가",
    "다음 주에",
)


def load_garden():
    """The lines: list of 90 str, without line ends. Source: lib/data/README.md."""
    return DATA.read_text(encoding="utf-8").splitlines()


def split(lines):
    """Hold out whole blocks of three lines. A block tells one deed in three tenses.

    Each deed has three blocks, with other time words; at most one is held out. So a held-out line
    is new, none of its letters is, and nothing but its first words tells its tense.

    Returns:
        train, validation, test: lists of 60, 12 and 18 str.
    """
    blocks = [lines[start : start + 3] for start in range(0, len(lines), 3)]
    validation = _joined(blocks[place] for place in (3, 10, 20, 24))
    test = _joined(blocks[2::5])
    train = [line for line in lines if line not in validation + test]
    return train, validation, test


def _joined(blocks):
    return [line for block in blocks for line in block]


def time_word(line):
    """The words of a line that tell when, with the space after them, such as "이번 주에 "."""
    return next(word + " " for word in TIME_WORDS if line.startswith(word + " "))


def vocabulary(lines):
    """All letters of the lines, the line end first, then in the order of their code: str."""
    return END + "".join(sorted(set("".join(lines))))


def inputs_and_targets(lines, letters):
    """The lines as next-character task: x has line end + line, y has line + line end.

    Shorter lines are filled up with line ends, in x and in y. cross_entropy does not count them.

    Args:
        lines: list of str.
        letters: str, the vocabulary.

    Returns:
        x, y: float32 (lines, longest line + 1, letters).

    Raises:
        ValueError: a letter that the vocabulary lacks.
    """
    unknown = sorted(set("".join(lines)) - set(letters))
    if unknown:
        expected = Text("made of characters of the vocabulary only")
        raise ValueError(must_be("inputs_and_targets: lines", expected, unknown[0]))
    longest = max(map(len, lines)) + 1
    filled = [END + line + END * (longest - len(line)) for line in lines]
    numbers = [[letters.index(letter) for letter in line] for line in filled]
    one_hot = np.eye(len(letters), dtype="float32")[numbers]
    return one_hot[:, :-1], one_hot[:, 1:]


def cross_entropy(probabilities, y):
    """Mean cross-entropy per letter in nats of two arrays (lines, steps, letters).

    A line counts up to its first line end.
    """
    counted = y[..., 0].cumsum(axis=-1) <= y[..., 0]
    right = (y * probabilities).sum(axis=-1)[counted]
    return float(-np.log(np.maximum(right, 1e-12)).mean())


def tense_steps(lines):
    """Where each line tells its tense: list of int.

    It is the step of y whose letter is 었, 았, 는 or 겠, the last but one of the line.
    """
    return [len(line) - 2 for line in lines]


def with_temperature(probabilities, temperature):
    """Probabilities sharpened (below 1) or flattened (above 1): p ** (1 / temperature), normalised.

    Raises:
        ValueError: temperature is not above 0.
    """
    if not temperature > 0:
        raise ValueError(must_be("with_temperature: temperature", Text("above 0"), temperature))
    logits = np.log(np.maximum(np.asarray(probabilities, "float64"), 1e-12)) / temperature
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
