"""Every submission ends with exactly one grade, whatever is killed: a fork server or the driver."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from assignments.authoring import class_key
from assignments.grading import grade_class, log
from tests.assignments.tiny_class import notebook, right, write_folder

ROOT = Path(__file__).resolve().parents[2]
CLASS = 60


def grading(folder, count=CLASS):
    """Writes a class of which every third has one question right only. Returns the arguments that
    grade it."""
    (folder / "in").mkdir()
    lines = ["student_id,name"]
    for n in range(count):
        student_id = f"{20260000 + n}"
        lines.append(f"{student_id},S{n}")
        number_cell, double = right(student_id)
        (folder / f"in/{student_id}.ipynb").write_bytes(
            notebook(number_cell if n % 3 else "", double)
        )
    (folder / "roster.csv").write_text("\n".join(lines))
    known = [
        "--roster",
        folder / "roster.csv",
        "--assignment",
        write_folder(folder / "tiny"),
        "--out",
        folder,
    ]
    return ["grade", folder / "in", *known]


def start(arguments, machine=()):
    """Starts a driver in a process group of its own, so that what it leaves behind can be ended as
    a whole. machine: a command that comes before it."""
    command = [*machine, sys.executable, "-m", "assignments", *arguments, "--workers", "2"]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL)


def wait_for(path, lines, driver):
    """Returns once the log has that many lines."""
    deadline = time.monotonic() + 600
    while not path.exists() or path.read_bytes().count(b"\n") < lines:
        assert driver.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)


def end_a_fork_server_of(pid):
    """Kills all that runs in one of the sandboxes below a driver."""
    for process in psutil.Process(pid).children()[0].children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):  # it may end with its parent
            process.kill()


def test_a_killed_fork_server_and_a_killed_driver_leave_one_grade_for_each(tmp_path):
    path = tmp_path / "log.jsonl"
    arguments = grading(tmp_path)
    driver = start(arguments)
    try:
        wait_for(path, 10, driver)
        end_a_fork_server_of(driver.pid)  # another one takes its place
        wait_for(path, 20, driver)
    finally:
        os.killpg(driver.pid, signal.SIGKILL)
        driver.wait()
    graded = path.read_bytes().count(b"\n")
    assert 20 <= graded < CLASS
    assert start(arguments).wait(timeout=600) == 0
    state = log.read(path)
    assert path.read_bytes().count(b'"kind": "grade"') == CLASS  # only what was missing
    scores = {student: grade["score"] for (student, _, _), grade in state.grades.items()}
    assert scores == {f"{20260000 + n}": 4 if n % 3 else 3 for n in range(CLASS)}


PART = 15


@pytest.mark.weekly
def test_two_machines_that_share_files_only_grade_a_class_and_one_of_them_is_lost(tmp_path):
    """A network namespace stands for a machine: it reaches no other."""
    arguments = grading(tmp_path, 2 * PART)
    alone = ["unshare", "--net"] if os.geteuid() == 0 else []
    parts = [tmp_path / f"part-{number}" for number in (1, 2)]
    with_key = [*arguments, "--key", tmp_path / "class.key"]
    class_key.make_key(tmp_path / "class.key")
    of_part = [
        [*with_key, "--out", out, "--part", f"{number}/2"] for number, out in enumerate(parts, 1)
    ]
    lost, kept = (start(command, alone) for command in of_part)
    try:
        wait_for(parts[0] / "log.jsonl", 3, lost)
    finally:
        os.killpg(lost.pid, signal.SIGKILL)
        lost.wait()
    assert kept.wait(timeout=600) == 0
    assert start(of_part[0], alone).wait(timeout=600) == 0  # somebody else takes its part
    logs = [(out / "log.jsonl").read_bytes() for out in parts]
    assert [text.count(b'"kind": "grade"') for text in logs] == [PART, PART]
    (tmp_path / "log.jsonl").write_bytes(b"".join(logs))
    assert start(with_key).wait(timeout=600) == 0
    lines = (tmp_path / "log.jsonl").read_bytes()
    assert lines.count(b'"kind": "grade"') == 2 * PART  # nothing was left to grade
    state = log.read(tmp_path / "log.jsonl")
    assert len(state.published) == 2 * PART


@pytest.mark.parametrize("part", ["0/2", "3/2", "1", "a/b", "1/2/3"])
def test_a_part_that_makes_no_sense_is_named(part):
    with pytest.raises(ValueError, match=f"--part {part}: a part such as 2/3 was expected"):
        grade_class.part_of(part)
