"""Pages with explorers, built with the book's own settings, and a reader who opens them from a folder in a browser."""

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PLAIN = "# 다른 쪽\n\n글만 있다.\n"
TWO = "# 둘\n\n<rnn-shapes></rnn-shapes>\n\n<rnn-shapes layer='GRU' units='7'></rnn-shapes>\n"


def build(source):
    """Build the page of all explorers, a page without any, and a page with one explorer twice."""
    for name in ("_config.yml", "book", "lib", "chapters/ko/explorers.md"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, source / name)
    (source / "plain.md").write_text(PLAIN, encoding="utf-8")
    (source / "two.md").write_text(TWO, encoding="utf-8")
    toc = "format: jb-book\nroot: plain\nchapters:\n- file: chapters/ko/explorers\n- file: two\n"
    (source / "_toc.yml").write_text(toc, encoding="utf-8")
    command = [Path(sys.executable).with_name("jupyter-book"), "build", source, "-q"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def site(tmp_path_factory, testrun_uid):
    """Return the folder of the built pages. The first of several workers builds them."""
    source = tmp_path_factory.getbasetemp().parent / f"explorers-{testrun_uid}"
    with open(f"{source}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not source.exists():
            build(source)
    return source / "_build/html"


# Scrolls to each explorer, so that it is loaded, and back.
LOAD_ALL = """async () => {
  const top = scrollY;
  for (const explorer of document.querySelectorAll(".explorer")) {
    explorer.scrollIntoView({ behavior: "instant" });
    for (const late = Date.now() + 60_000; !explorer.controls;) {
      if (Date.now() > late) throw new Error(`${explorer.localName} was not loaded in a minute`);
      await new Promise(done => { requestAnimationFrame(done); setTimeout(done, 100); });
    }
  }
  scrollTo({ top, behavior: "instant" }); }"""


class Reader:
    """A page in the browser that records its errors and requests."""

    def __init__(self, context, site):
        self.page, self.site, self.errors, self.requests = context.new_page(), site, [], []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, query="", page="chapters/ko/explorers"):
        self.page.goto((self.site / f"{page}.html").as_uri() + query)
        return self.load_all()

    def load_all(self):
        self.page.evaluate(LOAD_ALL)
        return self

    def explorer(self, name):
        return self.page.locator(f"rnn-{name}")

    def says(self, name):
        return self.explorer(name).locator(".sentence").inner_text()

    def control(self, name, label):
        """Return the control with a label, after opening the part in which it may stand."""
        self.explorer(name).locator("details.more").evaluate_all("all => all.forEach(more => { more.open = true; })")
        return self.explorer(name).get_by_label(label, exact=True)

    def query(self):
        self.page.wait_for_timeout(300)  # the address changes a moment later
        return self.page.evaluate("decodeURIComponent(location.search)")


@pytest.fixture
def reader(browser, site):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ko")
    reader = Reader(context, site)
    yield reader
    assert reader.errors == []
    assert [url for url in reader.requests if not url.startswith(("file:", "data:", "http://localhost"))] == []
    context.close()


@pytest.fixture
def read(site):
    """Return a function that opens a reader in a given browser context."""
    return lambda context: Reader(context, site)
