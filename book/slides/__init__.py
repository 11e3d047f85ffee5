"""Makes lecture slides from the notebooks: slides/CHAPTER.html (reveal.js) and slides/index.html.

What a slide shows and what its speaker says stands in the metadata of its cell, as `slides`
(README.md).

parts.py  the parts of a cell that slides can show, as HTML
deck.py   the slides of a notebook
page.py   decks and their index as HTML
"""

import json
import re
import shutil
from pathlib import Path

from sphinx.errors import ExtensionError

from book.captions import chapters
from book.contents import after_build
from book.slides import page
from book.slides.deck import slides_of
from book.thread import drawing, question
from explorers import needs
from lib.text import Text
from tools import lectures
from tools.notebooks import name_of
from tools.slides import SlideError

HERE = Path(__file__).parent
REVEAL = HERE.parent / "vendor" / "reveal"
FILES = (REVEAL / "LICENSE", HERE / "slides.css", HERE / "slides.js")


def with_explorers(html, app):
    """Return a deck whose explorers name the files that they need."""

    def needing(match):
        files = needs(app, match[1], "../_static")
        return (
            f'<rnn-{match[1]}{match[2]} class="explorer" data-prevent-swipe data-needs="{files}">'
        )

    return re.sub(r"<rnn-(\w+)([^>]*)>", needing, html)


def slides_in(path):
    """Return the slides of a notebook, a list of Slide; Sphinx names a notebook with a mistake."""
    try:
        return slides_of(json.loads(path.read_text("utf8")))
    except SlideError as error:
        raise ExtensionError(f"{path}, {error}") from error


def write_slides(app, out):
    """Write the deck of each chapter and their index into slides/ of the site in `out`."""
    target = out / "slides"
    target.mkdir(exist_ok=True)
    for source in (*REVEAL.glob("*.*s"), *FILES):
        shutil.copy(source, target)
    language = app.config.language
    decks, titles = {}, {}
    for chapter in chapters(app.env):
        name = name_of(chapter)
        decks[name] = slides_in(Path(app.srcdir) / f"{chapter}.ipynb")
        titles[name] = app.env.titles[chapter].astext()
        opener = drawing(name), question(name, language)
        html = page.deck(
            decks[name], titles[name], language, name, app.config.html_baseurl, *opener
        )
        (target / f"{name}.html").write_text(with_explorers(html, app), "utf8")
    (target / "index.html").write_text(
        page.index(decks, titles, lectures.plans(), language), "utf8"
    )


def add_button(app, pagename, templatename, context, doctree):
    """Add the PDF of the book to the download menu of every page, and its slides to a chapter's."""
    here = context["pathto"]
    links = [
        (
            f"rnn-lstm-gru-{app.config.language}.pdf",
            Text("Whole book as PDF"),
            "fas fa-book",
            "book-pdf-button",
        )
    ]
    if (Path(app.srcdir) / f"{pagename}.ipynb").exists():
        name = f"slides/{name_of(pagename)}.html"
        links.append((name, Text("Lecture slides"), "fas fa-person-chalkboard", "slides-button"))
    for group in context.get("header_buttons", []):
        if group.get("label") == "download-buttons":
            for url, text, icon, label in links:
                button = {"type": "link", "url": here(url, 1), "icon": icon, "label": label}
                group["buttons"].append({**button, "text": str(text), "tooltip": str(text)})


def setup(app):
    app.connect("html-page-context", add_button, priority=850)
    after_build(app, write_slides)
