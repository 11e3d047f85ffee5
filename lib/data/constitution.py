"""The Constitution of the Republic of Korea as a text to learn from: its jamo, its articles, a split (NumPy only)."""

import re
import unicodedata
from pathlib import Path

import numpy as np

from lib.data.ngrams import END
from lib.text import Text, must_be

DATA = Path(__file__).parent / "constitution.txt"
HEADING = re.compile(r"제\d+[장절관] |부칙")
ARTICLE = re.compile(r"제(\d+)조 ")
LONE = re.compile("[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2]")  # the jamo of today's Hangul


def load_constitution():
    """The text of 1987 with preamble and addenda (source: lib/data/README.md): str of 18,489 characters in syllables."""
    return DATA.read_text(encoding="utf-8")


def to_jamo(text):
    """Each syllable as its two or three jamo (Unicode NFD): '법' becomes three signs."""
    return unicodedata.normalize("NFD", text)


def to_syllables(jamo):
    """The inverse of to_jamo (Unicode NFC). A jamo that makes no syllable becomes the letter of keyboards: fonts have it."""
    return LONE.sub(_letter, unicodedata.normalize("NFC", jamo))


def _letter(lone):
    return unicodedata.lookup("HANGUL LETTER " + unicodedata.name(lone[0]).split(maxsplit=2)[2])


def parts(text):
    """The text cut before each heading and each article.

    Returns:
        list of (number, part): the number of the article, or None for the preamble, headings and addenda (their
        articles are numbered from 1 again). The parts joined by line ends are the text.
    """
    cut, addenda = [], False
    for line in text.splitlines():
        article = ARTICLE.match(line)
        addenda = addenda or line.startswith("부칙")
        if article or HEADING.match(line) or not cut:
            cut.append((int(article[1]) if article and not addenda else None, line))
        else:
            cut[-1] = cut[-1][0], cut[-1][1] + "\n" + line
    return cut


def split(text):
    """Cut the text into parts and hold out one article in five: no sentence of it is in training.

    Returns:
        train, validation, test: lists of str. validation has the articles whose number ends in 5, test those whose
        number ends in 0, thirteen each; train has everything else, in the order of the text.
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
    """The numbers of a text's jamo (or of its syllables' jamo) in the vocabulary: int32 (signs of the text,).

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
    """The texts as one long line, cut into `streams` pieces that lie below each other, and those into windows.

    Window k of each piece goes on where window k - 1 ended: a model that carries its states over reads its piece in
    order. What is left over at the end is dropped.

    Args:
        texts: list of str. signs: str, the vocabulary. steps: length of a window. streams: number of pieces.

    Returns:
        x, y: int32 (windows * streams, steps); y is x one sign later. Rows k * streams to (k + 1) * streams - 1 are
        window k of all pieces: one batch.
    """
    line = encode(END + END.join(texts) + END, signs)
    count = (len(line) - 1) // (streams * steps)
    size = count * steps
    rows = [line[shift : streams * size + shift].reshape(streams, count, steps) for shift in (0, 1)]
    x, y = (row.swapaxes(0, 1).reshape(-1, steps) for row in rows)
    return x, y


def inputs_and_targets(texts, signs):
    """Each text as a row of its own, read from its start: x has line end + text, y has text + line end.

    Args:
        texts: list of str. signs: str, the vocabulary.

    Returns:
        x, y: int32 (texts, longest text + 1). Shorter texts are padded: x with line ends, y with -1.
    """
    rows = [encode(END + text + END, signs) for text in texts]
    x, y = np.full((2, len(rows), max(map(len, rows)) - 1), -1, dtype="int32")
    x[:] = signs.index(END)
    for row, numbers in enumerate(rows):
        x[row, : len(numbers) - 1], y[row, : len(numbers) - 1] = numbers[:-1], numbers[1:]
    return x, y


def bits(probabilities, y):
    """Mean bits per sign: -log2 of the probability of each right sign, without the padding. y: from inputs_and_targets."""
    right = np.take_along_axis(np.asarray(probabilities), np.maximum(y, 0)[..., None], axis=-1)[
        ..., 0
    ]
    return float(-np.log2(np.maximum(right[y >= 0], 1e-12)).mean())


def inside(texts, pattern):
    """Which signs of the targets lie inside a match of a pattern, for rows as inputs_and_targets gives them.

    The state after reading a sign belongs to that sign: so row and column are those of x, whose first sign is a line
    end.

    Args:
        texts: list of str, as syllables. pattern: regular expression, whose Hangul is matched as jamo.

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
    """The places in END + to_jamo(text) at which each character of the text is complete: list of int."""
    return np.cumsum([len(to_jamo(letter)) for letter in text]).tolist()


def longest_copy(text, source):
    """The longest stretch of a text that also stands in the source, word for word (the first of equal ones): str."""
    longest = ""
    for start in range(len(text)):
        while start + len(longest) < len(text) and text[start : start + len(longest) + 1] in source:
            longest = text[start : start + len(longest) + 1]
    return longest
