"""The built book, its address on a local server, and a browser page that records its requests and errors.

The first worker of a test run builds the book (a build without changes takes seconds).
"""

import fcntl
import functools
import http.server
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from built_site import PREFIX, ROOT, SITE, BelowPrefix, Watched

from book import pdf as printing


def build(run):
    """Build the book once per test run. Return (return code, what was printed)."""
    SITE.parent.mkdir(exist_ok=True)
    log, stamp = SITE.parent / "tested.log", SITE.parent / "tested"
    with open(SITE.parent / "tested.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text().split()[:1] != [run]:
            command = [str(Path(sys.executable).with_name("jupyter-book")), "build", ".", "-W", "--keep-going", "-q"]
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf8")
            log.write_text(done.stdout, "utf8")
            if done.returncode:  # Sphinx reports a warning only once: the next run must see it again
                shutil.rmtree(SITE.parent / ".doctrees", ignore_errors=True)
            stamp.write_text(f"{run} {done.returncode}")
    return int(stamp.read_text().split()[1]), log.read_text("utf8")


@pytest.fixture(scope="session")
def built(testrun_uid):
    return build(testrun_uid)


@pytest.fixture(scope="session")
def site(built):
    _, printed = built
    assert (SITE / "index.html").exists(), f"the book was not built:\n{printed}"
    return SITE


@pytest.fixture(scope="session")
def printed(site):
    """The path of the book as a PDF. One file of tests needs it: the others need not wait while it is printed."""
    subprocess.run([sys.executable, "-m", "book.pdf"], cwd=ROOT, check=True)
    return printing.TARGET


@pytest.fixture(scope="session")
def address(site):
    handler = functools.partial(BelowPrefix, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
    server.shutdown()


@pytest.fixture
def watched(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield Watched(context.new_page())
    context.close()
