"""Every submission ends with exactly one grade, whatever is killed: a worker, the driver, a log line half-written."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from tiny_class import notebook, right, run, write_folder

from assignments.grading import log

ROOT = Path(__file__).resolve().parents[2]
CLASS = 60


def grading(folder, number=CLASS):
    """Writes a class of which every third has one question right only. Returns the arguments that grade it."""
    (folder / "in").mkdir()
    lines = ["student_id,name"]
    for n in range(number):
        student_id = f"{20260000 + n}"
        lines.append(f"{student_id},S{n}")
        number_cell, double = right(student_id)
        (folder / f"in/{student_id}.ipynb").write_bytes(notebook(number_cell if n % 3 else "", double))
    (folder / "roster.csv").write_text("\n".join(lines))
    known = ["--roster", folder / "roster.csv", "--assignment", write_folder(folder / "tiny"), "--out", folder]
    return ["grade", folder / "in", *known]


def start(arguments):
    """Starts a driver in a process group of its own, so that what it leaves behind can be ended as a whole."""
    command = [sys.executable, "-m", "assignments", *arguments, "--workers", "2"]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL)


def wait_for(path, lines, driver):
    """Returns once the log has that many lines."""
    deadline = time.monotonic() + 600
    while not path.exists() or path.read_bytes().count(b"\n") < lines:
        assert driver.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)


def a_worker_of(pid):
    """A worker process below a driver: one that owns a fork server."""
    for process in psutil.Process(pid).children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):  # it may end, even between two of these questions
            parent = process.parent()
            if parent and "fork_server.py" in str(process.cmdline()) and "fork_server.py" not in str(parent.cmdline()):
                return parent
    raise AssertionError("no worker")


def test_a_killed_worker_a_killed_driver_and_a_torn_line_leave_one_grade_for_each(tmp_path):
    path, arguments = tmp_path / "log.jsonl", grading(tmp_path)
    driver = start(arguments)
    try:
        wait_for(path, 10, driver)
        a_worker_of(driver.pid).kill()  # SIGKILL: the nanny starts another
        wait_for(path, 20, driver)
    finally:
        os.killpg(driver.pid, signal.SIGKILL)
        driver.wait()
    graded = path.read_bytes().count(b"\n")
    assert 20 <= graded < CLASS
    with open(path, "ab") as file:
        file.write(b'{"kind": "grade", "student": "20260299", "sco')  # the line that the crash tore

    assert start(arguments).wait(timeout=600) == 0
    state = log.read(path)
    assert path.read_bytes().count(b'"kind": "grade"') == CLASS + 1 and state.torn == 1  # only what was missing
    scores = {student: grade["score"] for (student, _, _), grade in state.grades.items()}
    assert scores == {f"{20260000 + n}": 4 if n % 3 else 3 for n in range(CLASS)}


@pytest.fixture
def elsewhere(tmp_path):
    """A Dask scheduler and a worker that runs from a copy of the package in another folder."""
    there = tmp_path / "there"
    for name in ("assignments", "lib"):
        shutil.copytree(ROOT / name, there / name, ignore=shutil.ignore_patterns("__pycache__"))
    address = tmp_path / "scheduler.json"
    running, environment = [], {**os.environ, "PYTHONPATH": str(there)}
    for program, option in (("scheduler", "--port=0"), ("worker", "--nthreads=1")):
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", option, "--no-dashboard"]
        command.append(f"--scheduler-file={address}")
        running.append(subprocess.Popen(command, cwd=there, env=environment, stderr=subprocess.DEVNULL))
    deadline = time.monotonic() + 600
    while not address.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    yield json.loads(address.read_text())["address"], there
    for process in reversed(running):
        process.kill()  # SIGTERM makes a Dask worker say goodbye to its scheduler first, which need not end
        process.wait()


def test_an_existing_scheduler_grades_with_workers_that_share_no_disk(elsewhere, tmp_path):
    address, there = elsewhere
    arguments = [*grading(tmp_path, 6), "--scheduler", address]
    run(*arguments)
    assert [grade["score"] for grade in log.read(tmp_path / "log.jsonl").grades.values()].count(4) == 4
    (there / "assignments/reports/messages.py").write_text("changed = True\n")
    with pytest.raises(SystemExit, match="another version"):
        run(*arguments, "--again", "20260001", "--reason", "x")
