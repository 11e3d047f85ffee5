"""A small assignment of one question, in which tests break one thing."""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from assignments.authoring import compose

CHECKS = """
from assignments.authoring.checks import call, value

def total(student, hidden):
    number = student.randint(1000, 9999)
    secret = hidden.sample(range(100, 10**6), 3)
    return [value("total", 3 * number), *(call("triple", (n,), 3 * n) for n in secret)]
"""
PARTS = {  # the cells of the master by id, and checks.py
    "config": "# ASSIGNMENT CONFIG\nname: small",
    "numbers": 'student_id = "20260000"\nnumber = variant(student_id).randint(1000, 9999)',
    "begin": "# BEGIN QUESTION\nname: total\npoints: 2",
    "ko": (
        "<!-- ko -->\n## 문제 1. 세 배\n\n`number`의 세 배를 `total`에 넣고 함수 `triple`을 씁니다."
    ),
    "en": (
        "<!-- en -->\n## Question 1. Three times\n\nPut three times `number` into "
        "`total`, and write `triple`."
    ),
    "solution": "# BEGIN SOLUTION",
    "answer": (
        "total = number + number + number  # SOLUTION\n\n\ndef triple(n):\n    return n + "
        "n + n  # SOLUTION"
    ),
    "solved": "# END SOLUTION",
    "tests": "# BEGIN TESTS",
    "form": 'form("total", total, int)',
    "tested": "# END TESTS",
    "end": "# END QUESTION",
    "checks": CHECKS,
}
NEW = {"ko": new_markdown_cell, "en": new_markdown_cell}
NEW |= dict.fromkeys(("numbers", "answer", "form", "answer again"), new_code_cell)


def folder(path, attachments=None, **changed):
    """Writes the assignment, with some of PARTS changed, into the folder `path` and returns it."""
    parts = PARTS | changed
    (path / "checks.py").write_text(parts.pop("checks"), encoding="utf-8")
    cells = {
        name: NEW.get(name, new_raw_cell)(text, id=name.replace(" ", "-"))
        for name, text in parts.items()
    }
    if attachments:
        cells["ko"].attachments = attachments
    nbformat.write(new_notebook(cells=list(cells.values())), path / "master.ipynb")
    return path


def example(folder, name, *edits):
    """Writes the example of a lecturer's own question as NAME.py and NAME.yml into a folder.

    Args:
        folder: Path.
        name: what it is called there.
        edits: (old, new), each made where the old text stands.
    """
    for suffix in (".py", ".yml"):
        text = compose.EXAMPLE.with_suffix(suffix).read_text(encoding="utf-8")
        for old, new in edits:
            text = text.replace(old, new)
        (folder / f"{name}{suffix}").write_text(text, encoding="utf-8")
