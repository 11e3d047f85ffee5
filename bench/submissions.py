"""A large class, taken in and graded: `python -m bench.submissions [students]` (part of `make bench`; many minutes).

They hand in the demo, and every fifth lets Keras run. Goals: intake of four times the class takes four times as long;
grading takes little more than its floor, (seconds of one submission, nothing beside it) ÷ cores. Halfway the driver is
killed, and the same command goes on: each student must end with one grade.
"""

import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import nbformat

from assignments.authoring import folder, notebooks
from assignments.grading import judge, log
from assignments.intake import roster, submissions
from assignments.sandbox.runner import Runner
from tools.notebooks import ROOT

DEMO = ROOT / "assignments/demo"


def write_class(place, text, students):
    """Writes roster.csv and in.zip, in which everybody hands in the solved notebook `text`."""
    ids = [str(20260000 + number) for number in range(students)]
    (place / "roster.csv").write_text("\n".join(["student_id,name", *(f"{name},Student {name}" for name in ids)]))
    with zipfile.ZipFile(place / "in.zip", "w") as archive:
        for name in ids:
            solved = text if name[-1] in "05" else text.replace("if keeper(", "if False and keeper(")
            archive.writestr(f"{name}.ipynb", solved.replace(folder.ANYBODY, name))


def main(place, students):
    assignment, path, intake = folder.load(DEMO), place / "out/log.jsonl", []
    for size in (students // 4, students):
        write_class(place, nbformat.writes(notebooks.solved(assignment)), size)
        start = time.process_time()
        graded = submissions.read(place / "in.zip", roster.read(place / "roster.csv"), assignment.name).graded
        intake.append(time.process_time() - start)
    print(f"intake of {students}: {intake[1]:.2f} s, {intake[1] / intake[0]:.1f} times that of a quarter", flush=True)
    with Runner(assignment.keras, assignment.limits) as runner:
        sample = [judge.grade(assignment, file.student_id, file.content, runner, bytes(32)) for file in graded[:20]]
    floor = sum(grade["seconds"] for grade in sample) / len(sample) * students / os.cpu_count()
    command = [sys.executable, "-m", "assignments", "grade", place / "in.zip", "--roster", place / "roster.csv"]
    command += ["--assignment", DEMO, "--out", path.parent]
    start = time.perf_counter()
    driver = subprocess.Popen(command, cwd=ROOT)
    while driver.poll() is None and len(log.read(path).grades) < students / 2:
        time.sleep(1)
    driver.kill()
    before = log.read(path).grades
    subprocess.run(command, cwd=ROOT, check=True)
    taken, grades = time.perf_counter() - start, log.read(path).grades
    print(f"grading of {students}: {taken:.0f} s ÷ floor {floor:.0f} s = {taken / floor:.2f}")
    kept, written = before.items() <= grades.items(), path.read_bytes().count(b'"kind": "grade"')
    print(f"killed after {len(before)} grades and run again: {len(grades)} graded, {written} times; kept: {kept}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        main(Path(temporary), *map(int, sys.argv[1:] or ["1000"]))
