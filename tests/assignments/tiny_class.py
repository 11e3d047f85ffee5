"""A tiny assignment, submissions to it, and a class of three that hands them in."""

import csv
import io
import json
import shutil
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_raw_cell

from assignments import cli
from assignments.authoring.student_setup import variant

CHECKS = """
from assignments.authoring.checks import call, value

def q1(student, hidden):
    return [value("number", student.randint(100, 10**6))]

def q2(student, hidden):
    numbers = [hidden.randint(10, 10**6) for _ in range(3)]
    return [call("double", (n,), 2 * n) for n in numbers]
"""
DOUBLE = "def double(n):\n    return 2 * n"
ROSTER = """student_id,name,language,canvas_id
20260001,김민지,ko,7001
20260002,Ben Cole,en,7002
20260003,이서준,ko,7003
"""


def notebook(*sources, mark="tiny"):
    """A notebook's bytes with a code cell for each source."""
    cells = [new_code_cell(text) for text in (f"# assignment: {mark}", *sources)]
    return json.dumps(new_notebook(cells=cells)).encode()


def right(student_id):
    """The sources of a submission to `tiny` that earns everything."""
    return f"number = {variant(student_id, assignment='tiny').randint(100, 10**6)}", DOUBLE


def write_folder(folder):
    """Writes the tiny assignment as a lecturer's folder: master.ipynb and checks.py, without
    Keras."""
    cells = [
        new_raw_cell("# ASSIGNMENT CONFIG\nname: tiny"),
        new_code_cell("student_id = '20260000'"),
    ]
    for name, points, solution in (
        ("q1", 1, "number = variant(student_id).randint(100, 10**6)  # SOLUTION"),
        ("q2", 3, "def double(n):\n    return 2 * n  # SOLUTION"),
    ):
        begin = f"# BEGIN QUESTION\nname: {name}\npoints: {points}", "# BEGIN SOLUTION"
        cells += [*map(new_raw_cell, begin), new_code_cell(solution)]
        cells += [*map(new_raw_cell, ("# END SOLUTION", "# END QUESTION"))]
    folder.mkdir(exist_ok=True)
    nbformat.write(new_notebook(cells=cells), folder / "master.ipynb")
    (folder / "checks.py").write_text(CHECKS)
    return folder


def run(*arguments):
    """What a command of `python -m assignments` says. Raises SystemExit with its message when it
    refuses."""
    said = io.StringIO()
    with redirect_stdout(said):
        cli.main([str(argument) for argument in arguments])
    return said.getvalue()


def write_class(folder):
    """Writes a Class of three: two attempts and a report beside them; a late one whose cells fail;
    nothing."""
    (folder / "in").mkdir(parents=True)
    write_folder(folder / "tiny")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (folder / "times.csv").write_text(
        "student_id,submitted\n20260001,2026-04-01T10:00\n20260001,2026-04-02T10:00\n"
    )
    number, double = right("20260001")
    for name, content in {
        "before/a_7001_1_tiny.ipynb": notebook(double),
        "a_7001_2_tiny-1.ipynb": notebook(number, double),
        "a_7001_3_report-1.pdf": b"%PDF",
        "b_LATE_7002_3_tiny.ipynb": notebook("number = <b>", "raise KeyError('x')", DOUBLE),
        "stranger.ipynb": notebook("x = 1"),
    }.items():
        path = folder / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return Class(folder)


@dataclass(frozen=True)
class Class:
    """A class in a folder: what was handed in lies in `in`, the tables and pages in `grades`."""

    folder: Path

    @property
    def assignment(self):
        return self.folder / "tiny"

    @property
    def out(self):
        return self.folder / "grades"

    def copied_to(self, folder):
        """The same class in another folder, graded as far as this one."""
        shutil.copytree(self.folder, folder)
        return Class(folder)

    def grade(self, *more):
        """What the command `grade` says."""
        return run(*self.command(*more))

    def command(self, *more):
        """The arguments of `python -m assignments` that grade this class."""
        known = ("--roster", self.folder / "roster.csv", "--assignment", self.assignment)
        return ("grade", self.folder / "in", *known, "--out", self.out, "--workers", 1, *more)

    def table(self, name="grades.csv"):
        content = (self.out / name).read_bytes()
        assert content.startswith("\ufeff".encode())  # or Excel would not show Hangul
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))

    def scores(self):
        return {row["student_id"]: float(row["score"]) for row in self.table()}

    def log(self):
        return [
            json.loads(line)
            for line in (self.out / "log.jsonl").read_text(encoding="utf-8").splitlines()
        ]

    def page(self, name):
        return (self.out / name).read_text(encoding="utf-8")
