"""Makes up the class of the lecturer's guide: a roster, and submissions to the demo as Canvas gives
them, with much that goes wrong in one: they are honest, wrong and hostile, late and repeated,
broken and missing.

`.venv/bin/python -m tests.assignments.demo_class` writes it anew, after a change of the demo or the
set-up cell."""

import gzip
import io
import random
import re
import tarfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell

from assignments.authoring import notebooks
from assignments.authoring.folder import load

DEMO = Path(__file__).resolve().parents[2] / "assignments/demo"
ARCHIVE = DEMO / "class.tar.gz"
STUDENTS = 60
FAMILY = "김이박최정강조윤장임한오서신권황"
FIRST = ("민지", "서준", "하은", "지호", "수아", "도윤", "예린", "건우", "유나", "현우", "소율")
MARKS = re.compile(r"\s*# *(BEGIN |END )?SOLUTION$", re.MULTILINE)
# Edits of the solutions in the master: [(old, new), …] each; questions of the bank know their
# mistakes.
WRONG = {
    "q1": [[("(batch, units)", "(batch, steps, units)")], [("2 * units", "units")]],
    "q2": [[(" + biases)", ")")], [("and reset_after", "and not reset_after")]],
    "q3": [[("20.0", "1.0")]],
}
HOSTILE = {  # cells put before the answer to q3
    "endless loop": "while True:\n    pass",
    "early exit": "import os\nos._exit(0)",
    "printed scores": "print('score: 15/15')\nprint('{\"score\": 15.0}')",
}
HARM = dict(zip((2, 8, 14), HOSTILE.values(), strict=True))  # of student number n


def honest(assignment, rng, luck=1.0):
    """{question: source} as one student writes it: each right with probability `luck`, else with a
    common mistake."""
    code = {}
    solutions = [cell for cell in assignment.cells if cell.role == "solution"]
    for cell in solutions:
        source = MARKS.sub("", cell.source)
        if rng.random() >= luck:
            question = assignment.files.get(cell.question)
            if question:
                mistakes = [mistake["edit"] for mistake in question.listed_mistakes]
                source = question.edited_cell(rng.choice(mistakes))
            else:
                for old, new in rng.choice(WRONG[cell.question]):
                    source = source.replace(old, new)
        code[cell.question] = source
    return code


def notebook_of(assignment, student_id, code, harm=None):
    """The content of a student notebook, filled in. code: {question: source}."""
    notebook = notebooks.build(assignment)["ko"]
    for cell in notebook.cells:
        cell.source = code.get(cell.id.removesuffix("-answer"), cell.source).strip()
        cell.source = cell.source.replace('"20260000"', f'"{student_id}"')
    if harm:
        place = [cell.id for cell in notebook.cells].index("q3-answer")
        notebook.cells.insert(place, new_code_cell(harm, id="harm"))
    return nbformat.writes(notebook)


def files():
    """{path: content} of roster.csv and of all that was handed in."""
    assignment = load(DEMO)
    rng = random.Random(9)
    submissions = {}
    roster = ["student_id,name,language,canvas_id,email"]
    for n in range(STUDENTS):
        korean = FAMILY[n % len(FAMILY)] + FIRST[n % len(FIRST)]
        language = "en" if n % 10 == 9 else "ko"
        name = f"Alex Park {n}" if language == "en" else korean
        student_id = f"2026{n + 1:04d}"
        late = "LATE_" if n % 10 == 5 else ""
        roster.append(f"{student_id},{name},{language},{7001 + n},s{n + 1}@example.edu")
        for number, (file, content) in enumerate(_handed_in(assignment, n, student_id, rng)):
            user = f"{name.replace(' ', '').lower()}_{late}{7001 + n}"
            start = f"{user}_{9001 + 10 * n + number}"
            submissions[f"submissions/{start}_{file}"] = content.encode()
    return {"roster.csv": "\n".join([*roster, ""]).encode(), **submissions}


def write(path=ARCHIVE):
    """Writes the class as an archive, the same bytes for the same class."""
    with (
        gzip.GzipFile(path, "wb", mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for name, content in files().items():
            entry = tarfile.TarInfo(f"demo-class/{name}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))


def _handed_in(assignment, n, student_id, rng):
    """Yields (file name, content) of each file of student number n: every seventh hands in
    something special."""
    luck = 1.0 if n in HARM else rng.choice((0.5, 0.8, 0.95, 1.0))
    code = honest(assignment, rng, luck)
    file = "gates.ko.ipynb"
    content = notebook_of(assignment, student_id, code, HARM.get(n))
    if n == 6:
        return  # handed in nothing
    if n == 13:
        content = content[: len(content) // 2]
    if n == 20:
        file = "report.pdf"
        content = "%PDF-1.4 not a notebook"
    if n == 27:
        yield "draft.ipynb", notebook_of(assignment, student_id, {})
    if n == 41:
        file = "sequences.ko.ipynb"
        content = content.replace("# assignment: gates", "# assignment: sequences")
    if n == 48:
        content = notebook_of(assignment, "20260001", code)  # typed another student's id
    yield file, content


if __name__ == "__main__":
    write()
