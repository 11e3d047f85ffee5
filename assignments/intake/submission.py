"""What a student handed in, read as data: never executed here."""

import json
import re

LARGEST = 10 << 20  # bytes of one notebook
MARK = re.compile(r"^# assignment: *([A-Za-z0-9_]+)", re.M)


class Unreadable(ValueError):
    """A file that cannot be graded. `note` says why, as data for the feedback."""

    def __init__(self, code, **more):
        super().__init__(code)
        self.note = {"code": code, **more}


def read(content):
    """The code cells of a notebook's bytes as [{"name": "cell 3", "source": …}]. Raises Unreadable."""
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > LARGEST:
        raise Unreadable("too_big", megabytes=LARGEST >> 20)
    if not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        raise Unreadable("not_a_notebook")
    try:
        notebook = json.loads(content.decode("utf-8-sig"))
        cells = notebook["cells"] if "cells" in notebook else notebook["worksheets"][0]["cells"]
        cells = [_cell(number, cell) for number, cell in enumerate(cells, 1) if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, AttributeError):
        raise Unreadable("broken") from None
    if not any(cell["source"].strip() for cell in cells):
        raise Unreadable("no_code")
    return cells


def _cell(number, cell):
    source = cell["source"] if "source" in cell else cell["input"]
    return {"name": f"cell {number}", "source": source if isinstance(source, str) else "".join(source)}


def marked(content, assignment):
    """Whether a notebook's bytes hold this assignment's mark; None if they hold no mark."""
    names = {name.decode() for name in re.findall(rb"# assignment: *([A-Za-z0-9_]+)", content)}
    return assignment in names if names else None


def check_belongs(cells, assignment, names):
    """Raises Unreadable if the cells carry another assignment's mark, or none and not one of the answers' `names`."""
    text = "\n".join(cell["source"] for cell in cells)
    marks = MARK.findall(text)
    if marks and assignment not in marks:
        raise Unreadable("other_assignment", got=marks[0][:60])
    if not marks and not any(re.search(rf"\b{re.escape(name)}\b", text) for name in names):
        raise Unreadable("other_assignment", got="?")
