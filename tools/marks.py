"""The mark that a translation keeps of the Korean words that it says.

A cell keeps it in its metadata, as `says`; a page without code keeps one for each section, in a
comment at its end. When the Korean words change, their mark is another one, and `make test` names
the cell.

A mark is a hash of names, numbers and formulas, and of the first letter of each Korean word. What
else a typo touches (endings, particles, punctuation, line breaks, the target of a link) does not
count: that both editions have the same links, other guards say.
"""

import hashlib
import re

COMMENT = re.compile(r"\n<!-- says: ([\w -]*) -->\n$")
NONE = "-"  # in the comment, of a section that is not translated
UNREAD = re.compile(r"\]\([^)]*\)|<[^>]*>")
PARTS = re.compile(r"(?P<name>\$[^$]*\$|[A-Za-z0-9]+)|(?P<first>[ㄱ-ㆎ가-힣])[ㄱ-ㆎ가-힣]*")
DIGITS = 12


def mark_of(text):
    """The mark of a text: hexadecimal digits."""
    found = PARTS.finditer(UNREAD.sub(" ", text))
    counted = [match["name"] or match["first"] for match in found]
    return hashlib.sha256(" ".join(counted).encode()).hexdigest()[:DIGITS]


def marks_in(page):
    """The marks that a page keeps: {cell id, or number of a section: str}.

    page: notebook content, or the text of a page without code.
    """
    if isinstance(page, str):
        comment = COMMENT.search(page)
        marks = comment[1].split() if comment else []
        return {str(number): mark for number, mark in enumerate(marks) if mark != NONE}
    return {cell.id: cell.metadata["says"] for cell in page.cells if "says" in cell.metadata}


def without_marks(text):
    """The text of a page without code, without the comment."""
    return COMMENT.sub("\n", text)


def text_with_marks(text, marks):
    """The text of a page without code, with the marks of its sections, in order, at its end."""
    return without_marks(text).rstrip("\n") + f"\n\n<!-- says: {' '.join(marks)} -->\n"


def put_into_cells(page, marks):
    """Let the cells of a notebook keep these marks, {cell id: str}, and no others."""
    for cell in page.cells:
        cell.metadata.pop("says", None)
        if cell.id in marks:
            cell.metadata["says"] = marks[cell.id]
