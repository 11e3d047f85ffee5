"""Every submission ends with exactly one grade, whatever is killed: a worker, the driver, a log line half-written."""

import contextlib
import hashlib
import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from tiny_class import notebook, right

from assignments.grading import dispatch, log
from assignments.intake.submissions import Place, Submission

ROOT = Path(__file__).resolve().parents[2]
KEY = bytes(range(32))
CLASS = 60


def submissions(folder, number=CLASS):
    """A class of which every third has one question right only, as files in `folder`."""
    handed_in = []
    for n in range(number):
        student_id, path = f"{20260000 + n}", folder / f"{n}.ipynb"
        number_cell, double = right(student_id)
        path.write_bytes(notebook(number_cell if n % 3 else "", double))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        handed_in.append(Submission(student_id, path.name, digest, (n,), Place(path)))
    return handed_in


DRIVER = """
import pickle, sys
from assignments.grading import dispatch, log
assignment, submissions, key = pickle.load(open(sys.argv[1], "rb"))
if __name__ == "__main__":
    with log.Log(sys.argv[2]) as out:
        print(dispatch.grade_all(assignment, submissions, out, key, workers=2, quiet=True))
"""


def start(folder, assignment):
    """Starts a driver in a process of its own, which grades the class into folder/log.jsonl."""
    (folder / "work").write_bytes(pickle.dumps((assignment, submissions(folder), KEY)))
    (folder / "driver.py").write_text(DRIVER)
    command = [sys.executable, str(folder / "driver.py"), str(folder / "work"), str(folder / "log.jsonl")]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"}
    # Its own process group, so that what it leaves behind can be ended as a whole. Its output goes into a file: a pipe
    # stays open as long as any process below the driver lives.
    with open(folder / "printed", "w") as printed:
        return subprocess.Popen(command, env=environment, stdout=printed, text=True, start_new_session=True)


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


def test_a_killed_worker_a_killed_driver_and_a_torn_line_leave_one_grade_for_each(tmp_path, tiny):
    path = tmp_path / "log.jsonl"
    driver = start(tmp_path, tiny)
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

    driver = start(tmp_path, tiny)
    assert driver.wait(timeout=600) == 0
    assert int((tmp_path / "printed").read_text()) == CLASS - graded  # only what was missing
    state = log.read(path)
    assert path.read_bytes().count(b"\n") == CLASS + 1 and state.torn == 1
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


def test_an_existing_scheduler_grades_with_workers_that_share_no_disk(elsewhere, tmp_path, tiny):
    address, there = elsewhere
    handed_in = submissions(tmp_path, 6)
    with log.Log(tmp_path / "log.jsonl") as out:
        assert dispatch.grade_all(tiny, handed_in, out, KEY, scheduler=address, quiet=True) == 6
        assert dispatch.grade_all(tiny, handed_in, out, KEY, scheduler=address, quiet=True) == 0
        assert [grade["score"] for grade in out.state.grades.values()].count(4) == 4
    (there / "assignments/reports/messages.py").write_text("changed = True\n")
    with log.Log(tmp_path / "other.jsonl") as out, pytest.raises(dispatch.NotGraded, match="another version"):
        dispatch.grade_all(tiny, handed_in[:2], out, KEY, scheduler=address, quiet=True)
