"""The Constitution of the Republic of Korea as a text to learn from (NumPy only).

Its articles and a split, its jamo as numbers, windows for training, bits per sign.
"""

import re
from pathlib import Path

import numpy as np

from lib.data.ngrams import END
from lib.hangul import to_jamo, to_syllables
from lib.text import Text, must_be

DATA = Path(__file__).parent / "constitution.txt"
HEADING = re.compile(r"제\d+[장절관] |부칙")
ARTICLE = re.compile(r"제(\d+)조 ")


def load_constitution():
    """The text of 1987 with preamble and addenda: str of 18,489 characters (syllables).

    Source: lib/data/README.md.
    """
    return DATA.read_text(encoding="utf-8")


def parts(text):
    """The text cut before each heading and each article.

    Returns:
        list of (number, part): the number of the article, or None for the preamble, headings and
        addenda (their articles are numbered from 1 again). The parts joined by line ends are the
        text.
    """
    cut = []
    is_addenda = False
    for line in text.splitlines():
        article = ARTICLE.match(line)
        is_addenda = is_addenda or line.startswith("부칙")
        if article or HEADING.match(line) or not cut:
            number = int(article[1]) if article and not is_addenda else None
            cut.append((number, line))
        else:
            number, part = cut[-1]
            cut[-1] = (number, f"{part}\n{line}")
    return cut


def split(text):
    """Cut the text into parts and hold out one article in five: no sentence of it is in training.

    Returns:
        train, validation, test: lists of str. validation has the articles whose number ends in 5,
        test those whose number ends in 0, thirteen each; train has everything else, in the order of
        the text.
    """
    cut = parts(text)
    validation = [part for number, part in cut if number and number % 10 == 5]
    test = [part for number, part in cut if number and number % 10 == 0]
    train = [part for number, part in cut if not number or number % 10 not in (0, 5)]
    return train, validation, test


def vocabulary(text):
    """All signs of the text as jamo, in the order of their code, the line end first: str."""
    return "".join(sorted(set(to_jamo(text))))


def encode(text, signs):
    """The numbers of a text's jamo, or of its syllables' jamo, in the vocabulary: int32 (signs,).

    Raises:
        ValueError: a sign that the vocabulary lacks.
    """
    number = {sign: place for place, sign in enumerate(signs)}
    jamo = to_jamo(text)
    unknown = [sign for sign in jamo if sign not in number]
    if unknown:
        expected = Text("made of signs of the vocabulary only")
        raise ValueError(must_be("encode: text", expected, unknown[0]))
    return np.array([number[sign] for sign in jamo], dtype="int32")


def decode(numbers, signs):
    """The text of numbers, as syllables: the inverse of encode where all jamo make syllables."""
    return to_syllables("".join(signs[number] for number in numbers))


def windows(texts, signs, steps, streams):
    """The texts as one long line, cut into `streams` pieces below each other, and into windows.

    Window k of each piece goes on where window k - 1 ended: a model that carries its states over
    reads its piece in order. What is left over at the end is dropped.

    Args:
        texts: list of str.
        signs: str, the vocabulary.
        steps: length of a window.
        streams: number of pieces.

    Returns:
        x, y: int32 (windows * streams, steps); y is x one sign later. Rows k * streams to
            (k + 1) * streams - 1 are window k of all pieces: one batch.
    """
    line = encode(END + END.join(texts) + END, signs)
    count = (len(line) - 1) // (streams * steps)
    size = count * steps

    def cut(line):
        """The first streams * size signs as (windows * streams, steps)."""
        pieces = line[: streams * size].reshape(streams, count, steps)
        return pieces.swapaxes(0, 1).reshape(-1, steps)

    return cut(line), cut(line[1:])


def inputs_and_targets(texts, signs):
    """Each text as a row, read from its start: x has line end + text, y has text + line end.

    Args:
        texts: list of str. signs: str, the vocabulary.

    Returns:
        x, y: int32 (texts, longest text + 1). Shorter texts are padded: x with line ends, y with
        -1.
    """
    rows = [encode(END + text + END, signs) for text in texts]
    shape = (len(rows), max(map(len, rows)) - 1)
    x = np.full(shape, signs.index(END), dtype="int32")
    y = np.full(shape, -1, dtype="int32")
    for row, numbers in enumerate(rows):
        x[row, : len(numbers) - 1] = numbers[:-1]
        y[row, : len(numbers) - 1] = numbers[1:]
    return x, y


def bits(probabilities, y):
    """Mean bits per sign: -log2 of the probability of each right sign, without the padding.

    Args:
        probabilities: (texts, steps, signs).
        y: (texts, steps), from inputs_and_targets.
    """
    places = np.maximum(y, 0)[..., np.newaxis]
    right = np.take_along_axis(np.asarray(probabilities), places, axis=-1)[..., 0]
    return float(-np.log2(np.maximum(right[y >= 0], 1e-12)).mean())


def inside(texts, pattern):
    """Which signs lie inside a match of a pattern, for rows as inputs_and_targets gives them.

    The state after reading a sign belongs to that sign: so row and column are those of x, whose
    first sign is a line end.

    Args:
        texts: list of str, as syllables.
        pattern: regular expression, whose Hangul is matched as jamo.

    Returns:
        bool (texts, longest text + 1).
    """
    lines = [to_jamo(END + text) for text in texts]
    matched = np.zeros((len(lines), max(map(len, lines))), bool)
    for row, line in enumerate(lines):
        for match in re.finditer(to_jamo(pattern), line):
            matched[row, match.start() : match.end()] = True
    return matched


def syllable_ends(text):
    """Where in END + to_jamo(text) each character of the text is complete: list of int."""
    return np.cumsum([len(to_jamo(letter)) for letter in text]).tolist()


def longest_copy(text, source):
    """The longest stretch of a text that also stands in the source; the first of equal ones:
    str."""
    longest = ""
    for start in range(len(text)):
        end = start + len(longest) + 1
        while end <= len(text) and text[start:end] in source:
            longest = text[start:end]
            end += 1
    return longest
