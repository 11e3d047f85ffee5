"""Readers who use an explorer in a browser: alone on a page, or on the built pages of the book.

Buttons are found by what they do (data-action), controls by the setting that they change
(data-field): their words may change.
"""

import contextlib
import re

import pytest

from explorers.assets import scripts_of, write_assets
from explorers.catalog import EXPLORERS
from lib.figures import colours

ALONE = """<!doctype html><html lang="ko"><meta charset="utf-8"><link rel="icon" href="data:,">
<link rel="stylesheet" href="explorers.css">
<style>{colours} :root {{ --pst-color-background: #fff; }}</style>
<body><rnn-{name} id="{name}" class="explorer"></rnn-{name}>{scripts}</html>"""
NUMBER = re.compile(r"[−-]?\d+(?:\.\d+)?")


@pytest.fixture(scope="session")
def alone(tmp_path_factory):
    """A folder with a page NAME.html for each explorer."""
    folder = tmp_path_factory.mktemp("alone")
    write_assets(folder)
    for name in EXPLORERS:
        scripts = "".join(f'<script src="{script}"></script>' for script in scripts_of(name))
        html = ALONE.format(colours=colours.stylesheet(), name=name, scripts=scripts)
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return folder


class Reader:
    """A page in the browser that records its errors and requests."""

    def __init__(self, context, folder):
        self.page = context.new_page()
        self.folder = folder
        self.errors = []
        self.requests = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self.note)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def note(self, message):
        if message.type == "error":
            self.errors.append(message.text)

    def open(self, query="", page=None):
        """Open a page; without its name that of the explorer whose settings the query has."""
        page = page or re.match(r"\?(\w+)\.", query)[1]
        self.page.goto((self.folder / f"{page}.html").as_uri() + query)
        return self.load_all()

    def load_all(self):
        """Scroll to each explorer, so that it is loaded, and back."""
        for explorer in self.page.locator(".explorer").all():
            explorer.evaluate("explorer => explorer.scrollIntoView({ behavior: 'instant' })")
            self.page.wait_for_function(
                "explorer => explorer.controls", arg=explorer.element_handle(), polling=100
            )
        self.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        return self

    def explorer(self, name):
        return self.page.locator(f"rnn-{name}")

    def says(self, name):
        return self.explorer(name).locator(".sentence").inner_text()

    def numbers(self, name):
        """Return the numbers in what an explorer says, as they are written."""
        return NUMBER.findall(self.says(name))

    def control(self, name, field):
        """Return the control of a setting, after opening the part in which it may stand."""
        self.explorer(name).locator("details.more").evaluate_all(
            "all => all.forEach(more => { more.open = true; })"
        )
        return self.explorer(name).locator(f"[data-field={field}]")

    def button(self, name, action, place=0):
        """Return a button by what it does; `place` tells several of one kind apart."""
        return self.explorer(name).locator(f"[data-action={action}]").nth(place)

    def drag(self, points, steps):
        """Press the mouse on the first point, (x, y) in pixels, and move it over the others in so
        many steps each.
        """
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        for point in points[1:]:
            self.page.mouse.move(*point, steps=steps)
        self.page.mouse.up()

    def query(self):
        # The address changes 250 ms later. A later timer of the page itself cannot come first,
        # however busy the machine is.
        return self.page.evaluate(
            "new Promise(done => setTimeout(() => done(decodeURIComponent(location.search)), 260))"
        )

    def end(self):
        """Nothing has gone wrong, and nothing has come from elsewhere."""
        assert self.errors == []
        assert [url for url in self.requests if not url.startswith(("file:", "data:"))] == []
        self.requests.clear()


@contextlib.contextmanager
def visit(browser, folder, **options):
    """A reader in a context of its own."""
    usual = {"viewport": {"width": 1280, "height": 900}, "locale": "ko"}
    context = browser.new_context(**usual | options)
    reader = Reader(context, folder)
    yield reader
    reader.end()
    context.close()


@pytest.fixture
def read(browser, alone):
    """A function that opens a reader of explorers that stand alone on their pages, with options of
    the browser.
    """
    with contextlib.ExitStack() as readers:
        yield lambda **options: readers.enter_context(visit(browser, alone, **options))


@pytest.fixture
def read_book(browser, site):
    """A function that opens a reader of the book, with options of the browser."""
    with contextlib.ExitStack() as readers:
        yield lambda **options: readers.enter_context(visit(browser, site, **options))


@pytest.fixture(scope="module")
def kept_reader(browser, alone):
    with visit(browser, alone) as reader:
        yield reader


@pytest.fixture
def reader(kept_reader):
    """A reader at a desk: one browser page for all tests of a file."""
    yield kept_reader
    kept_reader.end()


@pytest.fixture
def still_reader(read):
    """A reader who asked for less motion; whatever moves is an error."""
    reader = read(reduced_motion="reduce")
    reader.page.add_init_script(
        "window.requestAnimationFrame = () => { throw new Error('motion'); };"
    )
    return reader


@pytest.fixture
def phone_reader(read):
    """A reader with a finger and a narrow screen."""
    return read(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)


@pytest.fixture(scope="module")
def visitor(browser, site):
    """A reader who stays on the page of all explorers from test to test."""
    with visit(browser, site) as reader:
        yield reader.open(page="explorers")
