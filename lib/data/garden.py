"""Ninety short lines about a kitchen garden: the text to generate, its encoding, n-gram baselines (NumPy only).

Every line is: when, what, done. The first word decides the ending: 어제 … 먹었다, 오늘 … 먹는다, 내일 … 먹겠다.
"""

from pathlib import Path

import numpy as np

from lib.data.ngrams import END, witten_bell  # noqa: F401  (the notebook calls garden.witten_bell)
from lib.text import Text, must_be

DATA = Path(__file__).parent / "garden.txt"
TIME_WORDS = ("어제", "아까", "지난주에", "오늘", "지금", "이번 주에", "내일", "이따가", "다음 주에")


def load_garden():
    """The lines (written for this course, CC BY 4.0; see lib/data/README.md).

    Returns:
        list of 90 str, without line ends.
    """
    return DATA.read_text(encoding="utf-8").splitlines()


def split(lines):
    """Hold out every fifth block of three lines. A block tells one deed in three tenses.

    Each deed has three blocks, with other time words; at most one is held out. So a held-out line is new, none of its
    letters is, and nothing but its first words tells its tense.

    Returns:
        train, held_out: two lists of str.
    """
    held_out = [line for start in range(6, len(lines), 15) for line in lines[start : start + 3]]
    return [line for line in lines if line not in held_out], held_out


def time_word(line):
    """The words of a line that tell when, with the space after them: "이번 주에 " for "이번 주에 창문을 닦는다"."""
    return next(word + " " for word in TIME_WORDS if line.startswith(word + " "))


def vocabulary(lines):
    """All letters of the lines, the line end first, then in the order of their code: str."""
    return END + "".join(sorted(set("".join(lines))))


def inputs_and_targets(lines, letters):
    """The lines as next-character task: x has line end + line, y has line + line end.

    Shorter lines are padded with rows of zeros. A row of zeros in y adds nothing to a cross-entropy. But its gradient
    before the softmax is probabilities - y: with it, training makes the probabilities of the padding more equal.

    Args:
        lines: list of str. letters: str, the vocabulary.

    Returns:
        x, y: float32 (lines, longest line + 1, letters).

    Raises:
        ValueError: a letter that the vocabulary lacks.
    """
    unknown = sorted(set("".join(lines)) - set(letters))
    if unknown:
        expected = Text("made of letters of the vocabulary only")
        raise ValueError(must_be("inputs_and_targets: lines", expected, unknown[0]))
    x, y = np.zeros((2, len(lines), max(map(len, lines)) + 1, len(letters)), "float32")
    for row, line in enumerate(lines):
        for step, (seen, following) in enumerate(zip(END + line, line + END, strict=True)):
            x[row, step, letters.index(seen)] = y[row, step, letters.index(following)] = 1
    return x, y


def cross_entropy(probabilities, y):
    """Mean cross-entropy per letter in nats, without the padding.

    Args:
        probabilities, y: (lines, steps, letters).
    """
    return float(-(y * np.log(np.maximum(probabilities, 1e-12))).sum() / y.sum())


def bigram(x, y, added=0.1):
    """The bigram baseline: how often each letter follows each letter.

    Args:
        x, y: the training lines, as inputs_and_targets gives them.
        added: added to every count, so that no pair is impossible.

    Returns:
        float64 (letters, letters), rows sum to 1. `x @ bigram(x, y)` has its predictions at every step.
    """
    counts = np.einsum("lsi,lsj->ij", x, y, dtype="float64") + added
    return counts / counts.sum(axis=1, keepdims=True)


def tense_steps(lines):
    """Where each line tells its tense: the step of x whose next letter is 었, 았, 는 or 겠, last but one of the line.

    Returns:
        list of int, one per line; index x and y with it: y[row, step] is that letter.
    """
    return [len(line) - 2 for line in lines]


def with_temperature(probabilities, temperature):
    """Probabilities sharpened (below 1) or flattened (above 1): p ** (1 / temperature), made to sum to 1.

    Raises:
        ValueError: temperature is not above 0.
    """
    if not temperature > 0:
        raise ValueError(must_be("with_temperature: temperature", Text("above 0"), temperature))
    logits = np.log(np.maximum(np.asarray(probabilities, "float64"), 1e-12)) / temperature
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
