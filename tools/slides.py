"""Reads what the cells of a notebook say to the lecture slides: `slides` in the metadata of a cell.

    "slides": [{"title": "…", "show": ["code", "output"], "say": "…", "minutes": 1.5}]

Each entry is a slide, book/slides/README.md explains it. A text in it is either the name of a part
of a cell ("code") or words in Markdown.
"""

import re
from dataclasses import dataclass

TEXTS = ("show", "then", "say", "ask", "answers")
KEYS = ("title", "minutes", *TEXTS)
KINDS = (
    "paragraph",
    "list",
    "table",
    "formula",
    "code",
    "output",
    "figure",
    "caption",
    "explorer",
    "answer",
)
WORDED = ("paragraph", "list", "caption")  # parts that are nothing but words
PART = re.compile(
    rf"(?P<kind>{'|'.join(KINDS)})(?: (?P<number>[1-9]))?(?: of (?P<cell>[a-z0-9-]+))?"
)
LIKE_A_PART = re.compile(r"[a-z0-9 -]+")
STEP = 0.5  # minutes


class SlideError(ValueError):
    """An entry of `slides` that cannot be read: the message names its cell and key."""

    def __init__(self, cell, place, received, expected):
        super().__init__(f"cell {cell}, {place}: received {received!r}, expected {expected}")


@dataclass(frozen=True)
class Part:
    """A part of a cell, such as its second table.

    kind: one of KINDS. number: counts those of this kind in the cell, from 1.
    cell: id of the cell, "" for the cell of the entry.
    """

    kind: str
    number: int = 1
    cell: str = ""


@dataclass(frozen=True)
class Entry:
    """One slide as its cell describes it: tuples of Part or of words (Markdown, like the title)."""

    title: str
    minutes: float
    show: tuple = ()
    then: tuple = ()
    say: tuple = ()
    ask: tuple = ()
    answers: tuple = ()


def part_of(text):
    """The Part that a text names, or None if it is words."""
    match = PART.fullmatch(text)
    if match is None:
        return None
    return Part(match["kind"], int(match["number"] or 1), match["cell"] or "")


def listed(value):
    """The texts of a key of an entry, which may be one text or a list."""
    return [value] if isinstance(value, str) else list(value)


def entries(cell):
    """The slides of a cell: list of Entry.

    Args:
        cell: as nbformat reads it, or as JSON.

    Raises:
        SlideError: a key is unknown or missing, a part is unknown, or minutes are no multiple of
            half a minute.
    """
    described = cell["metadata"].get("slides", [])
    return [
        entry_of(entry, cell["id"], f"slide {number}") for number, entry in enumerate(described, 1)
    ]


def entry_of(entry, cell, place):
    """One slide, a dict of the metadata, as Entry. cell, place: where it stands, for errors."""
    for key in entry:
        if key not in KEYS:
            raise SlideError(cell, place, key, f"one of {', '.join(KEYS)}")
    title = entry.get("title")
    minutes = entry.get("minutes")
    if not isinstance(title, str) or not title.strip():
        raise SlideError(cell, f"{place}, title", title, "what the slide claims, in words")
    if not isinstance(minutes, int | float) or minutes < STEP or minutes % STEP:
        raise SlideError(cell, f"{place}, minutes", minutes, f"a multiple of {STEP}")
    texts = {}
    for key in TEXTS:
        texts[key] = tuple(part_of(text) or text for text in listed(entry.get(key, ())))
        for text in texts[key]:
            if isinstance(text, str) and LIKE_A_PART.fullmatch(text):
                expected = f"words, or one of {', '.join(KINDS)}"
                raise SlideError(cell, f"{place}, {key}", text, expected)
    return Entry(title, minutes, **texts)


def translated_words(cell):
    """The words that a cell says to its slides: they are translated, their numbers are checked."""
    texts = [
        text
        for entry in cell["metadata"].get("slides", [])
        for key in ("title", *TEXTS)
        for text in listed(entry.get(key, ()))
    ]
    return [text for text in texts if not part_of(text)]


def same_in_each_language(entry):
    """What an entry has in every edition: minutes, and its parts in order."""
    texts = [*listed(entry.get("show", ())), *listed(entry.get("then", ()))]
    shown = [text for text in texts if (part := part_of(text)) and part.kind not in WORDED]
    return {"minutes": entry.get("minutes"), "parts": shown}


def with_words_of(ours, theirs):
    """The slides of a cell as `theirs`, with the words of `ours` where both show the same parts."""
    merged = []
    for place, entry in enumerate(theirs):
        mine = ours[place] if place < len(ours) else {}
        own = {**mine, "minutes": entry.get("minutes")}
        merged.append(own if same_in_each_language(own) == same_in_each_language(entry) else entry)
    return merged
