"""Whoever means harm gets only what she earned; grading ends, twice the same, and leaves the machine as it was."""

import json
import os
from pathlib import Path

import psutil
import pytest
from hostile import FORGERIES, LEAKS
from tiny_class import DOUBLE, notebook

from assignments.demo.sample_answers import HOSTILE
from assignments.grading import judge
from assignments.reports import messages

KEY = bytes(range(32))
WHO = "20260001"
HONEST_HALF = f"number = 5\n{DOUBLE}"  # q1 is wrong, q2 is right: 3 of 4 points
ATTACKS = {**HOSTILE, **FORGERIES}


def grade(tiny, runner, *sources):
    return judge.grade(tiny, WHO, notebook(*sources), runner, KEY)


def stable(result):
    """Returns a grade without the time that it took."""
    return {key: value for key, value in result.items() if key != "seconds"}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_earns_nothing_and_an_honest_half_beside_it_at_most_what_it_is_worth(tiny, runner, name):
    results = [grade(tiny, runner, "import numpy as np\n" + ATTACKS[name], HONEST_HALF) for _ in range(2)]
    assert results[0]["score"] == results[1]["score"]
    assert [question["score"] for question in results[0]["questions"]] == [0, 3]
    assert all(messages.say(cell, language) for cell in results[0]["cells"] for language in ("ko", "en"))
    assert "?" not in "".join(messages.say(cell, "en") for cell in results[0]["cells"] if cell["code"] != "error")


def test_there_are_at_least_sixty_attacks_besides_the_escapes():
    assert len(ATTACKS) + len(LEAKS) >= 60


@pytest.mark.parametrize("name", LEAKS)
def test_no_feedback_tells_a_secret_input(tiny, runner, name):
    result = grade(tiny, runner, "student_id = '20260001'\nnumber = 5", LEAKS[name])
    secret = [check.args[0] for check in tiny.checks(WHO, KEY)["q2"]]
    said = json.dumps(result, ensure_ascii=False)
    assert not [number for number in secret if str(number) in said or str(number % 256) in said.split('"')]
    assert result["score"] == 0


def snapshot():
    """Returns what an attack could leave on this machine: processes, shared memory, keys, files."""
    # Read in one go: a process that ends meanwhile is left out, not an error.
    found = [process.info for process in psutil.process_iter(["name", "status"])]
    names = [info["name"] for info in found if info["status"] not in (None, "zombie")]
    return {
        "sandboxes": names.count("bwrap"),
        "shared memory": sorted(os.listdir("/dev/shm")),
        "System V": Path("/proc/sysvipc/shm").read_text().count("\n"),
        "keys": Path("/proc/keys").read_text().count("\n"),
        "temporary files": sorted({"mine", "planted", "owned", "d", "1"} & set(os.listdir("/tmp"))),
    }


def test_attacks_leave_nothing_on_the_machine(tiny, runner):
    grade(tiny, runner, HONEST_HALF)
    before = snapshot()
    for name in ("System V shared memory", "memory files", "a full scratch folder", "daemon", "pickles"):
        grade(tiny, runner, ATTACKS[name], HONEST_HALF)
    after = snapshot()
    assert after["sandboxes"] <= before["sandboxes"]
    assert {**after, "sandboxes": 0} == {**before, "sandboxes": 0}
