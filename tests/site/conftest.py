"""The built book.

The first worker of a test run builds it (a build without changes takes seconds).
"""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"


def build(run):
    """Build the book once per test run. Return (return code, what was printed)."""
    SITE.parent.mkdir(exist_ok=True)
    log = SITE.parent / "tested.log"
    stamp = SITE.parent / "tested"
    with open(SITE.parent / "tested.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text().split()[:1] != [run]:
            command = [sys.executable, "-m", "book.build"]
            done = subprocess.run(
                command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf8"
            )
            log.write_text(done.stdout, "utf8")
            stamp.write_text(f"{run} {done.returncode}")
    return int(stamp.read_text().split()[1]), log.read_text("utf8")


@pytest.fixture(scope="session")
def every_view(pytestconfig):
    """Whether everything is looked at in every combination, as weekly."""
    return pytestconfig.getoption("every_view")


@pytest.fixture(scope="session")
def built(testrun_uid):
    return build(testrun_uid)


@pytest.fixture(scope="session")
def site(built):
    _, printed = built
    assert (SITE / "index.html").exists(), f"the book was not built:\n{printed}"
    return SITE
