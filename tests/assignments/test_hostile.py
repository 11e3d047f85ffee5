"""Whoever means harm gets only what she earned, and hears why."""

import json

import psutil
import pytest

from assignments.grading import judge
from assignments.reports import messages
from tests.assignments.demo_class import HOSTILE
from tests.assignments.hostile import FORGERIES, LEAKS
from tests.assignments.tiny_class import DOUBLE, notebook

KEY = bytes(range(32))
WHO = "20260001"
HONEST_HALF = f"number = 5\n{DOUBLE}"  # q1 is wrong, q2 is right: 3 of 4 points
REASONS = {
    "endless loop": {"slow"},
    "early exit": {"exit"},
    "the timer taken away": {"slow"},
    "a polite exit": {"error"},
    "a fork bomb": {"error", "processes", "memory"},
    "a flood": {"flood", "slow"},
    "forged messages": {"forged"},
    "a crash": {"exit"},
    "a stopped process": {"slow"},
    "siblings that outlive the cell": {"left"},
    "children of children that spin": {"left"},
}


def grade(tiny, runner, *sources):
    return judge.grade(tiny, WHO, notebook(*sources), runner, KEY)


@pytest.mark.parametrize("name", [*HOSTILE, *FORGERIES])
def test_an_attack_earns_nothing_and_an_honest_half_beside_it_what_it_is_worth(tiny, runner, name):
    result = grade(
        tiny, runner, "import numpy as np\n" + {**HOSTILE, **FORGERIES}[name], HONEST_HALF
    )
    assert [question["score"] for question in result["questions"]] == [0, 3]
    codes = {cell["code"] for cell in result["cells"]}
    assert name not in REASONS or codes & REASONS[name]
    unknown = {messages.UNKNOWN.to(language) for language in ("ko", "en")}
    assert not unknown & {
        messages.say(cell, language) for cell in result["cells"] for language in ("ko", "en")
    }


def test_with_its_grade_the_last_process_of_a_submission_is_gone_and_its_memory_free(tiny, runner):
    hog = (
        "import os, time\nkept = bytearray(b'x') * (60 << 20)\nfor _ in range(9):\n    if "
        "not os.fork():\n"
    )
    runner.wait()
    before = len(psutil.Process(runner.server.pid).children(recursive=True))
    grade(
        tiny,
        runner,
        hog + "        kept[::4096] = kept[1::4096]\n        time.sleep(99)\ntime.sleep(99)",
    )
    left = len(psutil.Process(runner.server.pid).children(recursive=True)) - before
    assert left <= 1  # its guard, which has just reported, may be about to go


@pytest.mark.parametrize("name", LEAKS)
def test_no_feedback_tells_a_secret_input(tiny, runner, name):
    result = grade(tiny, runner, "student_id = '20260001'\nnumber = 5", LEAKS[name])
    secret = [check.args[0] for check in tiny.checks(WHO, KEY)["q2"]]
    said = json.dumps(result, ensure_ascii=False)
    assert not [
        number for number in secret if str(number) in said or str(number % 256) in said.split('"')
    ]
    assert "BufferError" not in said
    assert {cell["cell"] for cell in result["cells"]} <= {
        "cell 3",
        "all",
    }
    assert result["score"] == 0
