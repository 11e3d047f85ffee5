"""What a student handed in, read as data: never executed here."""

import json
import re

from assignments.sandbox.limits import LARGEST_FILE, MOST_CELLS

# What draws a student's numbers, given another value or body; a typed id is a text or a number.
DRAWS = re.compile(
    r"^[ \t]*(?:(?:def|class)[ \t]+(?:variant|ASSIGNMENT)\b|(?:variant|ASSIGNMENT)[ \t]*=(?!=)"
    r"|student_id[ \t]*=(?!=)(?![ \t]*[\"'\d])).*$",
    re.MULTILINE,
)
MARK = re.compile(r"^# assignment: *([A-Za-z0-9_]+)", re.MULTILINE)


class Unreadable(ValueError):
    """A file that cannot be graded. `note` says why, as data for the feedback."""

    def __init__(self, code, **more):
        super().__init__(code)
        self.note = {"code": code, **more}


def printable(text):
    """A student's text without characters that would steer a terminal or turn the direction of
    writing."""
    return "".join(map(_printable_letter, text))


def _printable_letter(letter):
    if letter.isprintable():
        return letter
    return " " if letter.isspace() else "\N{REPLACEMENT CHARACTER}"


def read(content):
    """The code cells of a notebook's bytes as [{"name": "cell 3", "source": …}]. Raises
    Unreadable."""
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > LARGEST_FILE:
        raise Unreadable("too_big", megabytes=LARGEST_FILE >> 20)
    if not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        raise Unreadable("not_a_notebook")
    try:
        cells = enumerate(json.loads(content.decode("utf-8-sig"))["cells"], 1)
        sources = {
            number: "".join(cell["source"]) for number, cell in cells if cell["cell_type"] == "code"
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreadable("broken") from None
    if len(sources) > MOST_CELLS:
        raise Unreadable("too_many_cells", most=MOST_CELLS)
    if not "".join(sources.values()).strip():
        raise Unreadable("no_code")
    return [{"name": f"cell {number}", "source": source} for number, source in sources.items()]


def marked(content, assignment):
    """Whether a notebook's bytes hold this assignment's mark; None if they hold no mark."""
    names = {name.decode() for name in re.findall(rb"# assignment: *([A-Za-z0-9_]+)", content)}
    return assignment in names if names else None


def answered(content, handed_out):
    """How many code cells of a notebook's bytes a student has changed. handed_out: the sources
    that everybody got, of all editions.

    Neither extra cells nor deleted ones are answers: what was handed out must be gone and something
    else be there."""
    try:
        sources = {cell["source"].strip() for cell in read(content)}
    except Unreadable:
        return 0
    given = {source.strip() for source in handed_out}
    return min(len(given - sources), len(sources - given))


def replaced(cells, given):
    """Yields (name of a cell, name in it) of what draws a student's numbers and is changed by a
    cell. given: the lines of the set-up cell."""
    for cell in cells:
        for line in DRAWS.findall(cell["source"]):
            if line not in given:
                yield cell["name"], re.search("variant|ASSIGNMENT|student_id", line)[0]


def check_belongs(cells, assignment, names):
    """Raises Unreadable if the cells carry another assignment's mark, or none and not one of the
    answers' `names`."""
    text = "\n".join(cell["source"] for cell in cells)
    marks = MARK.findall(text)
    if marks and assignment not in marks:
        raise Unreadable("other_assignment", got=marks[0][:60])
    if not marks and not any(re.search(rf"\b{re.escape(name)}\b", text) for name in names):
        raise Unreadable("other_assignment", got="?")
