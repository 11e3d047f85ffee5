"""The glossary: tables of terms on a page in each language, and above them the terms by letter.

A row begins with its term and the name that links to it have, the same in each language:
`| **hidden state**<a id="hidden-state"></a> | …`. What stands above the tables is written from them
(tools/lists.py); tests/course/test_glossary.py compares the languages.
"""

import re
from typing import NamedTuple

from lib.hangul import jamo_letters
from tools import notebooks

HEAD = re.compile(r"(?m)^\|.*\n\|---.*\n")
ROW = re.compile(r'\| \*\*(?P<name>[^*]+)\*\*<a id="(?P<anchor>[a-z0-9-]+)"></a> (?P<rest>\|.*\|)')
EXPECTED = '| **hidden state**<a id="hidden-state"></a> | …'
LATIN = "A–Z"  # where the Korean page lists its Latin terms
DOT = "\N{NO-BREAK SPACE}· "  # between terms; no line begins with it


class Term(NamedTuple):
    """A row: the term, the name of its place, and the other cells of the row."""

    name: str
    anchor: str
    cells: tuple


def read(language, root=notebooks.ROOT):
    """Return the terms of a page in the order of its tables.

    Raises:
        ValueError: a row does not begin with a term and the name of its place.
    """
    path = notebooks.path_of("glossary", language, ".md")
    return terms((root / path).read_text("utf-8"), path)


def terms(text, path):
    """Return the terms in the tables of a text: list of Term. Raises ValueError, see `read`."""
    found = []
    for line in HEAD.sub("", text).splitlines():
        if line.startswith("|"):
            row = ROW.fullmatch(line)
            if not row:
                raise ValueError(f"{path}: received the row {line!r}, expected {EXPECTED}")
            cells = tuple(cell.strip() for cell in row["rest"].strip("|").split(" | "))
            found.append(Term(row["name"], row["anchor"], cells))
    return found


def letter(name):
    """Return the letter under which a term is listed: the first consonant of a syllable, or the
    first Latin letter.
    """
    if "가" <= name[0] <= "힣":
        return jamo_letters(name[0])[0]
    return name[0].upper()


def by_letter(language, root=notebooks.ROOT):
    """Return the lines above the tables: for each letter the terms that begin with it."""
    listed = {}
    for term in sorted(read(language, root), key=lambda term: term.name.casefold()):
        first = letter(term.name)
        listed.setdefault(LATIN if language == "ko" and first.isascii() else first, []).append(term)
    if LATIN in listed:
        listed[LATIN] = listed.pop(LATIN)  # behind the Korean ones
    return [f"**{first}** {DOT.join(map(link, found))}" for first, found in listed.items()]


def link(term):
    return f'<a href="#{term.anchor}">{term.name}</a>'
