"""The built book, and a page of the browser that remembers its requests and complaints.

The book is built once per test run (a build without changes takes seconds), by whichever worker comes first, and served
as GitHub Pages serves it: below the repository's name.
"""

import fcntl
import functools
import http.server
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from book import contents

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
CONFIG = contents.config()
PREFIX = "/" + CONFIG["repository"]["url"].rstrip("/").rsplit("/", 1)[1] + "/"


PAGES = contents.pages()
NOTEBOOKS = [page for page in PAGES if (ROOT / f"{page}.ipynb").exists()]


def build(run):
    """(return code, what was printed) of the build of this run; a second caller gets the first one's answer."""
    SITE.parent.mkdir(exist_ok=True)
    log, stamp = SITE.parent / "tested.log", SITE.parent / "tested"
    with open(SITE.parent / "tested.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text().split()[:1] != [run]:
            command = [str(Path(sys.executable).with_name("jupyter-book")), "build", ".", "-W", "--keep-going", "-q"]
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf8")
            subprocess.run([sys.executable, "-m", "book.print"], cwd=ROOT, check=True)
            log.write_text(done.stdout, "utf8")
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


class BelowPrefix(http.server.SimpleHTTPRequestHandler):
    """The site below its repository's name; anything else is answered with its 404 page, as on GitHub Pages."""

    def translate_path(self, path):
        return super().translate_path(path.removeprefix(PREFIX) if path.startswith(PREFIX) else "/no such file")

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def address(site):
    handler = functools.partial(BelowPrefix, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
    server.shutdown()


class Watched:
    """A page whose requests and complaints are kept: `requests`, `errors` (console and uncaught)."""

    def __init__(self, page):
        self.page, self.requests, self.errors = page, [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def goto(self, url):
        self.requests.clear()
        self.errors.clear()
        self.page.goto(url, wait_until="load")
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.fixture
def watched(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield Watched(context.new_page())
    context.close()
