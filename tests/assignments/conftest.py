"""Sandboxes for the tests of grading. On other systems than Linux grading refuses: there the tests
of what it does in the sandbox are not collected, the test run says so in its head, and
test_no_isolation.py checks that it refuses.

The archive for Gradescope is run in a view like that of a container, in which student code is
another user. Only root can make it: for others its tests are not collected, and the head says so.
"""

import collections
import itertools
import os
import sys
from pathlib import Path

import pytest

from assignments.authoring.assignment import Assignment, QuestionRow
from assignments.grading import authors_code, dispatch
from assignments.rehearsal import rehearse
from assignments.sandbox import bwrap
from assignments.sandbox.limits import USUAL, Limits
from assignments.sandbox.runner import Runner
from tests.assignments.tiny_class import CHECKS

LINUX = sys.platform.startswith("linux")
# Tests of what needs no sandbox.
ANYWHERE = {
    "no_isolation",
    "log",
    "late_rules",
    "variant",
    "messages",
    "guide",
}
TESTS = [path.name for path in Path(__file__).parent.glob("test_*.py")]
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
collect_ignore = [] if LINUX else [name for name in TESTS if name[5:-3] not in ANYWHERE]
if not IS_ROOT:
    collect_ignore.append("test_gradescope.py")


def pytest_report_header():
    if not LINUX:
        return f"grading: isolation is refused on {sys.platform}; only the refusal is tested"
    if not IS_ROOT:
        return "grading: the archive for Gradescope is tried by root only (sudo, or weekly)"
    return None


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


IDLE = collections.defaultdict(list)  # Lasting runners by kind


class Lasting(Runner):
    """A Runner that goes on for another test when it is closed: to start one takes a second of a
    processor, and a run changes nothing that the next one could see."""

    def __init__(self, kind):
        _, keras, modules = kind
        super().__init__(keras, modules=modules)
        self.kind = kind

    def close(self):
        if self.server.poll() is None:
            IDLE[self.kind].append(self)
        else:
            self.end()

    def end(self):
        super().close()


def lasting(keras=True, limits=USUAL, modules=()):
    """A Lasting runner with these limits, made only if none of this kind is idle."""
    kind = bwrap.bubblewrap(), keras, tuple(modules)
    idle = IDLE[kind]
    runner = idle.pop() if idle else Lasting(kind)
    runner.limits = limits
    return runner


@pytest.fixture(scope="session", autouse=True)
def lasting_runners():
    """The commands take Runners that last; tests of the sandbox itself start their own."""
    with pytest.MonkeyPatch.context() as patched:
        for module in (authors_code, dispatch, rehearse):
            patched.setattr(module, "Runner", lasting)
        yield
    for runner in itertools.chain(*IDLE.values()):
        runner.end()
