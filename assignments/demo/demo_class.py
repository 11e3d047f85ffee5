"""Makes up a class for the demo assignment: a roster, and a zip as Canvas gives it with much that goes wrong in one.

Submissions are honest, wrong and hostile, late and repeated, broken and missing. It is the same class every time.
"""

import csv
import random
import zipfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell

from assignments.authoring import notebooks
from assignments.authoring.master import read_master
from assignments.demo import checks

DEMO = Path(__file__).parent
STUDENTS = 60
FAMILY = "김이박최정강조윤장임한오서신권황"
FIRST = ("민지", "서준", "하은", "지호", "수아", "도윤", "예린", "건우", "유나", "현우", "소율")
RIGHT = {
    "q1": """
sequence_shape = (batch, steps, units)
last_shape = (batch, units)
bidirectional_shape = (batch, steps, units * 2)
""",
    "q2": checks.COUNT,
    "q3": "b = features + 1\nlstm_units = round((-b + (b * b + total) ** 0.5) / 2)",
    "q4": checks.GRU,
    "q5": checks.LSTM,
    "q6": """
def keeper(features, units):
    b = np.zeros(4 * units)
    b[:units] = -30
    b[units : 2 * units] = 30
    return [np.zeros((features, 4 * units)), np.zeros((units, 4 * units)), b]
""",
}
MISTAKES = {  # edits of the right answer: (old, new, …)
    "q1": [("(batch, units)", "(batch, steps, units)"), ("units * 2", "units")],
    "q2": checks.COUNT_MISTAKES,
    "q3": [("round(", "float("), ("(b * b + total)", "total")],
    "q4": checks.GRU_MISTAKES,
    "q5": checks.LSTM_MISTAKES,
    "q6": [("= 30\n", "= 1\n")],
}
HOSTILE = {  # cells put before the answer to q4
    "endless loop": "while True:\n    pass",
    "early exit": "import os\nos._exit(0)",
    "printed scores": "print('score: 15/15')\nprint('{\"score\": 15.0}')",
}
HARM = dict(zip((2, 8, 14), HOSTILE.values(), strict=True))  # of student number n


def honest(rng, luck=1.0):
    """{question: source}, each right with probability `luck`, else one of the common mistakes."""
    code = dict(RIGHT)
    for question, mistakes in MISTAKES.items():
        if rng.random() >= luck:
            old, new, *_ = rng.choice(mistakes)
            code[question] = code[question].replace(old, new)
    return code


def notebook_of(student_id, code, harm=None):
    """The content of the demo's student notebook, filled in. code: {question: source}."""
    notebook = notebooks.build(read_master(DEMO / "master.ipynb"))["ko"]
    for cell in notebook.cells:
        cell.source = code.get(cell.id.removesuffix("-answer"), cell.source).strip()
        cell.source = cell.source.replace('"20260000"', f'"{student_id}"')
    if harm:
        place = [cell.id for cell in notebook.cells].index("q4-answer")
        notebook.cells.insert(place, new_code_cell(harm, id="harm"))
    return nbformat.writes(notebook)


def write(out):
    """Writes roster.csv and submissions.zip into the folder `out`. Returns (number of students, number of files)."""
    rng, rows = random.Random(7), []
    for n in range(STUDENTS):
        korean = FAMILY[n % len(FAMILY)] + FIRST[n % len(FIRST)]
        name, language = (f"Alex Park {n}", "en") if n % 10 == 9 else (korean, "ko")
        rows.append((f"2026{n + 1:04d}", name, language, str(7001 + n), f"s{n + 1}@example.edu"))
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "roster.csv", "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([("student_id", "name", "language", "canvas_id", "email"), *rows])
    with zipfile.ZipFile(out / "submissions.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n, (student_id, name, _, canvas_id, _) in enumerate(rows):
            late = "LATE_" if n % 10 == 5 else ""
            for file, content in _handed_in(n, student_id, rng):
                archive.writestr(f"{name.replace(' ', '').lower()}_{late}{canvas_id}_{9000 + n}_{file}", content)
        return STUDENTS, len(archive.infolist())


def _handed_in(n, student_id, rng):
    """Yields (file name, content) of each file of student number n: every seventh hands in something special."""
    luck = 1.0 if n in HARM else rng.choice((0.5, 0.8, 0.95, 1.0))
    code, file = honest(rng, luck), "gates.ko.ipynb"
    content = notebook_of(student_id, code, HARM.get(n))
    if n == 6:
        return  # handed in nothing
    if n == 13:
        content = content[: len(content) // 2]
    if n == 20:
        file, content = "report.pdf", b"%PDF-1.4 not a notebook"
    if n == 27:
        yield "gates.ko-1.ipynb", notebook_of(student_id, RIGHT)  # a better attempt
    if n == 41:
        file, content = "sequences.ko.ipynb", content.replace("# assignment: gates", "# assignment: sequences")
    if n == 48:
        content = notebook_of("20260001", code)  # typed another student's id
    yield file, content
