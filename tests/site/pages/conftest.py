"""The built book, its address on a local server, and a browser page that records its requests and errors.

The first worker of a test run builds the book (a build without changes takes seconds). The server serves it as GitHub
Pages does: below the repository's name.
"""

import fcntl
import functools
import http.server
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import layout
import pytest
from axe_playwright_python.sync_playwright import Axe

from book import contents
from book import pdf as printing

ROOT = Path(__file__).parents[3]
SITE = ROOT / "_build" / "html"
CONFIG = contents.config()
PREFIX = "/" + CONFIG["repository"]["url"].rstrip("/").rsplit("/", 1)[1] + "/"
PAGES = contents.built_names()
SOURCE = dict(zip(PAGES, contents.page_names(), strict=True))  # of the built pages, without suffix
NOTEBOOKS = [page for page in PAGES if (ROOT / f"{page}.ipynb").exists()]


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
    """The path of the book as a PDF. Few tests need it, and those that do not need not wait while it is printed."""
    with open(site.parent / "printed.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run([sys.executable, "-m", "book.pdf"], cwd=ROOT, check=True)
    return site / printing.NAME


class BelowPrefix(http.server.SimpleHTTPRequestHandler):
    """Serves the site below its repository's name, any other address with the 404 page, as GitHub Pages does."""

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
    """A browser page that records its `requests` and its `errors` (in the console and uncaught)."""

    def __init__(self, page, view=""):
        self.page, self.view, self.requests, self.errors = page, view, [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def goto(self, url):
        self.requests.clear()
        self.errors.clear()
        self.page.goto(url, wait_until="load")
        self.page.evaluate(layout.FRAMES)


@pytest.fixture
def watched(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield Watched(context.new_page())
    context.close()


# axe's rules for the standards and best practices, and one experimental rule that the theme breaks.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {
    "runOnly": TAGS,
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,  # it would read the styles again, which a browser refuses on file://
}


def violations(page):
    """Return what axe finds. Formulas are left out: screen readers skip their HTML, and axe needs minutes."""
    found = Axe().run(page, context={"exclude": [[".katex"]]}, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]
