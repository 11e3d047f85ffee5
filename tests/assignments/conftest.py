"""Sandboxes for the tests of grading. On other systems than Linux grading refuses: there the tests
of what it does in the sandbox are not collected, the test run says so in its head, and
test_no_isolation.py checks that it refuses."""

import sys
from pathlib import Path

import pytest
from tiny_class import CHECKS

from assignments.authoring.assignment import Assignment, QuestionRow
from assignments.sandbox.limits import Limits
from assignments.sandbox.runner import Runner

LINUX = sys.platform.startswith("linux")
ANYWHERE = {
    "no_isolation",
    "log",
    "late_rules",
    "variant",
    "messages",
    "guide",
}  # tests of what needs no sandbox
TESTS = [path.name for path in Path(__file__).parent.glob("test_*.py")]
collect_ignore = [] if LINUX else [name for name in TESTS if name[5:-3] not in ANYWHERE]


def pytest_report_header():
    return (
        None
        if LINUX
        else f"grading: isolation is refused on {sys.platform}; only the refusal is tested"
    )


@pytest.fixture(scope="session")
def runner():
    """A fork server without Keras and with short limits."""
    with Runner(
        keras=False, limits=Limits(cell_seconds=0.7, seconds=30, memory=256 << 20)
    ) as running:
        yield running


@pytest.fixture(scope="session")
def tiny():
    """An assignment of two questions, 1 and 3 points, that needs NumPy only."""
    return Assignment(
        "tiny", [QuestionRow("q1", 1.0), QuestionRow("q2", 3.0)], checks_source=CHECKS
    )
