"""Makes lecture slides from the notebooks: slides/CHAPTER.html (reveal.js) and slides/index.html.

What a slide shows and what its speaker says stands in the metadata of its cell, as `slides`
(README.md).

parts.py  the parts of a cell that slides can show, as HTML
deck.py   the slides of a notebook
page.py   decks and their index as HTML
"""

import json
import shutil
from pathlib import Path

from sphinx.errors import ExtensionError

from book.contents import chapters
from book.page import Page, parse
from book.slides import page
from book.slides.deck import slides_of
from book.thread import drawing, question
from explorers import explorers_of, needs
from lib.text import Text
from tools import lectures
from tools.notebooks import name_of
from tools.slides import SlideError

HERE = Path(__file__).parent
REVEAL = HERE.parent / "vendor" / "reveal"
FILES = (REVEAL / "LICENSE", HERE / "slides.css", HERE / "slides.js")


def name_files(deck, app):
    """Let the explorers of a deck, a Page, name the files that they need."""
    for name, explorer in explorers_of(deck.tree):
        explorer["class"] = ["explorer"]
        explorer["data-prevent-swipe"] = ""
        explorer["data-needs"] = needs(app, name, deck.root)


def slides_in(path):
    """Return the slides of a notebook, a list of Slide; Sphinx names a notebook with a mistake."""
    try:
        return slides_of(json.loads(path.read_text("utf8")))
    except SlideError as error:
        raise ExtensionError(f"{path}, {error}") from error


def add_decks(site):
    """Add the deck of each chapter and their index to a site, and write what they load."""
    target = site.folder / "slides"
    target.mkdir(exist_ok=True)
    for source in (*REVEAL.glob("*.*s"), *FILES):
        shutil.copy(source, target)
    slides = {}
    titles = {}
    for chapter in chapters(site.app.env):
        name = name_of(chapter)
        slides[name] = slides_in(Path(site.app.srcdir) / f"{chapter}.ipynb")
        titles[name] = site.app.env.titles[chapter].astext()
        site.decks.append(deck_of(name, slides[name], titles[name], site))
    index = page.index(slides, titles, lectures.plans(), site.language)
    site.decks.append(Page("slides/index.html", parse(index)))


def deck_of(name, slides, title, site):
    """Return the deck of a chapter as a Page. slides: list of Slide."""
    language = site.language
    html = page.deck(slides, title, language, drawing(name), question(name, language))
    deck = Page(f"slides/{name}.html", parse(html))
    page.make_links_local(deck.tree, name, site.app.config.html_baseurl)
    name_files(deck, site.app)
    return deck


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
    # After the theme has listed its buttons, at 500 and 501.
    app.connect("html-page-context", add_button, priority=850)
