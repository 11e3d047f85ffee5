"""Makes up a class for the demo assignment: a roster and a zip as Canvas gives it, with everything that goes wrong
in one.

Submissions are honest, wrong and hostile, late and repeated, broken and missing; some names are written in NFD, as
macOS does. The same number of students gives the same class every time.
"""

import csv
import random
import unicodedata
import zipfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell

from assignments.authoring import notebooks
from assignments.authoring.master import read_master
from assignments.demo.sample_answers import HOSTILE, RIGHT, WRONG

DEMO = Path(__file__).parent
FAMILY = "김이박최정강조윤장임한오서신권황"
GIVEN = ("민지", "서준", "하은", "지호", "수아", "도윤", "예린", "건우", "유나", "현우", "소율")
ENGLISH = ("Ada Park", "Ben Cole", "Chloe Diaz", "Dan Wu", "Eva Novak", "Finn Berg")
WHEN = (2026, 4, 1, 12, 0, 0)
HARM = dict(zip((2, 5, 8, 11, 14, 17), HOSTILE.values(), strict=True))  # of student number n


def notebook_of(student_id, code, before=None):
    """The student notebook of the demo, filled in: code {question: source}; before: a cell put before q4."""
    notebook = notebooks.build(read_master(DEMO / "master.ipynb"))["ko"]
    for cell in notebook.cells:
        if cell.id.endswith("-answer"):
            cell.source = code.get(cell.id.removesuffix("-answer"), cell.source).strip()
        cell.source = cell.source.replace('"20260000"', f'"{student_id}"')
    if before is not None:
        place = [cell.id for cell in notebook.cells].index("q4-answer")
        notebook.cells.insert(place, new_code_cell(before, id="extra"))
    return notebook


def honest(rng, luck=1.0):
    """{question: source}, each right with probability `luck`, else one of the common mistakes."""
    return {question: rng.choice(RIGHT[question] if rng.random() < luck else WRONG[question]) for question in RIGHT}


def write(out, students=60):
    """Writes roster.csv and submissions.zip into the folder `out`. Returns (number of students, number of files)."""
    rng, names = random.Random(7), [family + name for name in GIVEN for family in FAMILY]
    rng.shuffle(names)
    rows = [["student_id", "name", "language", "canvas_id", "email"]]
    for n in range(students):
        english = n % 10 == 9
        name = f"{ENGLISH[n // 10 % len(ENGLISH)]}{f' {n}' if n >= 60 else ''}" if english else names[n % len(names)]
        rows.append([f"2026{n + 1:04d}", name, "en" if english else "ko", str(7001 + n), f"s{n + 1}@example.edu"])
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "roster.csv", "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    with zipfile.ZipFile(out / "submissions.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n, (student_id, name, _, canvas_id, _) in enumerate(rows[1:]):
            name = unicodedata.normalize("NFD" if n % 4 == 1 else "NFC", name.replace(" ", "").lower())
            for late, file, content in _handed_in(n, student_id, rng):
                archive.writestr(zipfile.ZipInfo(f"{name}_{late}{canvas_id}_{9000 + n}_{file}", WHEN), content)
        files = len(archive.infolist())
        archive.writestr(zipfile.ZipInfo("__MACOSX/._gates.ko.ipynb", WHEN), b"\0")
    return students, files


def _handed_in(n, student_id, rng):
    """(Canvas' mark, file name, content) of each file of student number n: every seventh something special."""
    code = honest(rng, rng.choice((0.5, 0.8, 0.95, 1.0)))
    late, file, notebook = "LATE_" if n % 10 == 5 else "", "gates.ko.ipynb", notebook_of(student_id, code)
    content = nbformat.writes(notebook)
    if n in HARM:
        yield late, file, nbformat.writes(notebook_of(student_id, code, HARM[n]))
    elif n == 6:
        return  # handed in nothing
    elif n == 13:
        yield late, file, content[: len(content) // 2]
    elif n == 20:
        yield late, "report.pdf", b"%PDF-1.4 not a notebook"
    elif n == 27:  # a first attempt, its copy, and a better one
        first = nbformat.writes(notebook_of(student_id, honest(rng, 0.4)))
        yield from ((late, file, first), (late, "copy.ipynb", first), (late, "gates.ko-1.ipynb", content))
    elif n == 34:
        notebook.cells = [cell for cell in notebook.cells if not cell.id.startswith(("setup", "q5", "numbers"))]
        yield late, file, nbformat.writes(notebook)
    elif n == 41:
        yield late, "sequences.ko.ipynb", content.replace("# assignment: gates", "# assignment: sequences")
    elif n == 48:  # typed another student's id
        yield late, file, nbformat.writes(notebook_of("20260001", code))
    else:
        yield late, file, content
