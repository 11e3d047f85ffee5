"""Submissions graded per minute: ours against `otter run`, in one run, on the demo assignment's honest submissions.

`python -m bench.grading` (part of `make bench`). Otter-grader gets its own environment, .venv-bench, with the same
TensorFlow, and grades as many at once as there are cores; ours starts its workers anew and does everything that `make
grade` does. Only honest submissions are used: Otter runs student code unprotected.
"""

import importlib.metadata
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assignments.demo import demo_class

ROOT = Path(__file__).parents[1]
OTTER = "otter-grader==7.0.0"
OURS, THEIRS, GOAL = 60, 6, 15
PATIENCE = 600  # seconds for one `otter run`, whose kernel may hang on a very busy machine
CORES = os.cpu_count()


def environment():
    """The folder of Otter's programs, installed if need be."""
    folder = ROOT / ".venv-bench"
    programs = folder / "bin"
    if not (programs / "otter").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        same = ("tensorflow", "tensorflow-cpu", "numpy", "keras", "ipykernel")
        versions = {package.name.replace("_", "-"): package.version for package in importlib.metadata.distributions()}
        pins = [f"{name}=={versions[name]}" for name in same if name in versions]
        uv = Path(sys.executable).with_name("uv")
        subprocess.run([uv, "pip", "install", "-q", "--python", programs / "python", OTTER, *pins], check=True)
    return programs


def submissions(folder, number):
    """Writes roster.csv and so many honest submissions into `folder`; returns the notebooks' paths."""
    lines, paths = ["student_id,name"], []
    (folder / "in").mkdir()
    for n in range(number):
        student_id, rng = f"{20260001 + n}", random.Random(n)
        notebook = demo_class.notebook_of(student_id, demo_class.honest(rng, rng.choice((0.5, 0.8, 1.0))))
        notebook["metadata"]["otter"] = {"assignment_name": "gates"}  # Otter needs it
        paths.append(folder / "in" / f"{student_id}.ipynb")
        paths[-1].write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
        lines.append(f"{student_id},S{n}")
    (folder / "roster.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths


def ours(folder):
    """Seconds of the whole command on all submissions."""
    command = [sys.executable, "-m", "assignments", "grade", folder / "in", "--roster", folder / "roster.csv"]
    command += ["--assignment", demo_class.DEMO, "--out", folder / "grades"]
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    seconds = time.perf_counter() - start
    graded = (folder / "grades/log.jsonl").read_text(encoding="utf-8").count('"kind": "grade"')
    assert graded == OURS, f"{graded} of {OURS} submissions have a grade"
    return seconds


def theirs(folder, paths):
    """Seconds of `otter run` on a few submissions, one process on each core."""
    programs = environment()
    path = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "TF_CPP_MIN_LOG_LEVEL": "3"}
    assign = [programs / "otter", "assign", demo_class.DEMO / "master.ipynb", folder / "dist", "--no-run-tests"]
    subprocess.run(assign, check=True, capture_output=True, env=path)
    archive = next((folder / "dist/autograder").glob("*.zip"))

    def grade(notebook):
        out = folder / "otter" / notebook.stem
        out.mkdir(parents=True)
        command = [programs / "otter", "run", "-a", archive, "-o", out, "--no-logo", notebook]
        subprocess.run(command, check=True, capture_output=True, env=path, timeout=PATIENCE)
        return json.loads((out / "results.json").read_text(encoding="utf-8"))["tests"]

    start = time.perf_counter()
    with ThreadPoolExecutor(CORES) as pool:
        graded = list(pool.map(grade, paths[:THEIRS]))
    seconds = time.perf_counter() - start
    assert all(len(tests) >= 6 for tests in graded)
    return seconds


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = submissions(folder, OURS)
        rates = {"otter run": THEIRS / theirs(folder, paths) * 60, "make grade": OURS / ours(folder) * 60}
    for tool, rate in rates.items():
        print(f"{tool:<12}{rate:8.1f} submissions a minute, {CORES} cores")
    ratio = rates["make grade"] / rates["otter run"]
    print(f"ratio {ratio:.1f} (goal: at least {GOAL})")
    if ratio < GOAL:
        sys.exit("bench.grading: the goal was missed")


if __name__ == "__main__":
    main()
