"""A small assignment of one question, in which tests break one thing."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

CHECKS = """
from assignments.authoring.checks import call, value

def total(student, hidden):
    number = student.randint(1000, 9999)
    return [value("total", 3 * number), *(call("triple", (n,), 3 * n) for n in hidden.sample(range(100, 10**6), 3))]
"""
PARTS = {
    "config": "# ASSIGNMENT CONFIG\nname: small",
    "ko": "<!-- ko -->\n## 문제 1. 세 배\n\n`number`의 세 배를 `total`에 넣고 함수 `triple`을 씁니다.",
    "en": "<!-- en -->\n## Question 1. Three times\n\nPut three times `number` into `total`, and write `triple`.",
    "numbers": 'student_id = "20260000"\nnumber = variant(student_id).randint(1000, 9999)',
    "answer": "total = number + number + number  # SOLUTION\n\n\ndef triple(n):\n    return n + n + n  # SOLUTION",
    "form": 'form("total", total, int)',
    "checks": CHECKS,
}


def folder(path, attachments=None, **changed):
    """Writes the assignment, with some of PARTS changed, into the folder `path` and returns it."""
    parts = PARTS | changed
    cells = [
        new_raw_cell(parts["config"], id="config"),
        new_code_cell(parts["numbers"], id="numbers"),
        new_raw_cell("# BEGIN QUESTION\nname: total\npoints: 2", id="begin"),
        new_markdown_cell(parts["ko"], id="ko", **({"attachments": attachments} if attachments else {})),
        new_markdown_cell(parts["en"], id="en"),
        new_raw_cell("# BEGIN SOLUTION", id="s1"),
        new_code_cell(parts["answer"], id="answer"),
        new_raw_cell("# END SOLUTION", id="s2"),
        new_raw_cell("# BEGIN TESTS", id="t1"),
        new_code_cell(parts["form"], id="form"),
        new_raw_cell("# END TESTS", id="t2"),
        new_raw_cell("# END QUESTION", id="end"),
    ]
    path = Path(path)
    nbformat.write(new_notebook(cells=cells), path / "master.ipynb")
    (path / "checks.py").write_text(parts["checks"], encoding="utf-8")
    return path
