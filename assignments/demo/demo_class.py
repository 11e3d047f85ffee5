"""Makes up a class for the demo assignment: a roster and a zip as Canvas gives it, with everything that goes wrong
in one.

Submissions are honest, wrong and hostile, late and repeated, broken and missing; some names are written in NFD, as
macOS does. The same number of students gives the same class every time.
"""

import csv
import json
import random
import unicodedata
import zipfile
from pathlib import Path

from assignments.authoring import notebooks
from assignments.authoring.master import read_master
from assignments.demo.sample_answers import HOSTILE, RIGHT, WRONG

DEMO = Path(__file__).parent
FAMILY = "김이박최정강조윤장임한오서신권황"
GIVEN = ("민지", "서준", "하은", "지호", "수아", "도윤", "예린", "건우", "유나", "현우", "소율")
ENGLISH = ("Ada Park", "Ben Cole", "Chloe Diaz", "Dan Wu", "Eva Novak", "Finn Berg")
WHEN = (2026, 4, 1, 12, 0, 0)


def notebook_of(student_id, code, before=None):
    """The student notebook of the demo as a dict, filled in: code {question: source}; before: a cell put before q4."""
    student = notebooks.build(read_master(DEMO / "master.ipynb"))["ko"]
    cells = json.loads(json.dumps(student))["cells"]
    for cell in cells:
        if cell["id"].endswith("-answer"):
            cell["source"] = code.get(cell["id"].removesuffix("-answer"), cell["source"]).strip()
        cell["source"] = cell["source"].replace('"20260000"', f'"{student_id}"')
    if before is not None:
        cell = {"cell_type": "code", "id": "extra", "metadata": {}, "outputs": [], "execution_count": None}
        cells.insert([cell["id"] for cell in cells].index("q4-answer"), cell | {"source": before.strip()})
    return {"cells": cells, "metadata": dict(student.metadata), "nbformat": 4, "nbformat_minor": 5}


def honest(rng, luck=1.0):
    """{question: source}, each right with probability `luck`, else one of the common mistakes."""
    return {question: rng.choice(RIGHT[question] if rng.random() < luck else WRONG[question]) for question in RIGHT}


def write(out, students=60):
    """Writes roster.csv and submissions.zip into the folder `out`. Returns (number of students, number of files)."""
    out, rng = Path(out), random.Random(7)
    out.mkdir(parents=True, exist_ok=True)
    names = [a + b for b in GIVEN for a in FAMILY]
    rng.shuffle(names)
    rows = []
    for n in range(students):
        english = n % 10 == 9
        name = ENGLISH[n // 10 % len(ENGLISH)] + ("" if n < 60 else f" {n}") if english else names[n % len(names)]
        rows.append([f"2026{n + 1:04d}", name, "en" if english else "ko", str(7001 + n), f"s{n + 1}@example.edu"])
    with open(out / "roster.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["student_id", "name", "language", "canvas_id", "email"])
        writer.writerows(rows)
    files = 0
    with zipfile.ZipFile(out / "submissions.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n, row in enumerate(rows):
            for name, content in _handed_in(n, row, rng):
                archive.writestr(zipfile.ZipInfo(name, WHEN), content)
                files += 1
        archive.writestr(zipfile.ZipInfo("__MACOSX/._gates.ko.ipynb", WHEN), b"\0")
    return students, files


def _handed_in(n, row, rng):
    """(file name, bytes) of each file of student number n: every seventh something special, the rest honest work."""
    student_id, name, _, canvas_id, _ = row
    name = unicodedata.normalize("NFD" if n % 4 == 1 else "NFC", name.replace(" ", "").lower())
    special = n % 7 == 6
    hostile = dict(zip((2, 5, 8, 11, 14, 17), HOSTILE.values(), strict=True)).get(n)

    def file(code, before=None, again="", late="", typed_id=student_id, title="gates.ko"):
        content = json.dumps(notebook_of(typed_id, code, before), ensure_ascii=False).encode()
        return f"{name}_{late}{canvas_id}_{9000 + n}_{title}{again}.ipynb", content

    code = honest(rng, rng.choice((0.5, 0.8, 0.95, 1.0)))
    if hostile is not None:
        yield file(honest(rng), hostile)
    elif not special:
        yield file(code, late="LATE_" if n % 10 == 5 else "")
    elif n == 6:
        return  # handed in nothing
    elif n == 13:
        yield f"{name}_{canvas_id}_{9000 + n}_gates.ko.ipynb", b'{"cells": [{"cell_type": "code", "sour'
    elif n == 20:
        yield f"{name}_{canvas_id}_{9000 + n}_report.pdf", b"%PDF-1.4 not a notebook"
    elif n == 27:
        first = file(honest(rng, 0.4))
        yield first
        yield file(honest(rng), again="-1")
        yield first[0].replace("gates.ko", "copy"), first[1]
    elif n == 34:
        notebook = notebook_of(student_id, code)
        notebook["cells"] = [
            cell for cell in notebook["cells"] if not cell["id"].startswith(("setup", "q5", "numbers"))
        ]
        yield f"{name}_{canvas_id}_{9000 + n}_gates.ko.ipynb", json.dumps(notebook).encode()
    elif n == 41:
        content = file(code)[1].replace(b"# assignment: gates", b"# assignment: sequences")
        yield f"{name}_{canvas_id}_{9000 + n}_sequences.ko.ipynb", content
    else:
        yield file(honest(rng), typed_id="20260001")  # typed another student's id
