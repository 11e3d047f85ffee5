"""Draws the map of the chapters where a page has `<chapter-map></chapter-map>`: which chapters lead to which.

PATHS is the only place to change. A chapter that the table of contents does not list is left out, so that a chapter
may be named here before it is written; a chapter that it lists and no path names stops the build.
"""

import html

from sphinx.util import logging

from book.captions import chapters as notebooks
from lib.text import Text

logger = logging.getLogger(__name__)
MARK = "<chapter-map></chapter-map>"
# What a path is about, and its chapters: each one builds on the one before it. The first path comes before all others.
PATHS = (
    (Text("To be read in order"), ("sequences", "rnn", "lstm", "gru", "layers")),
    (Text("Which layer is better"), ("comparison",)),
    (Text("Why it forgets and how it remembers"), ("gradients", "recall")),
    (Text("Writing on, letter by letter"), ("generation", "writing")),
    (Text("Forecasting numbers"), ("forecasting",)),
    (Text("Beyond the three layers"), ("parallel",)),
    (Text("To another library"), ("pytorch", "keras3")),
)
CAPTION = Text(
    "The first five chapters build on each other; after them any path is open. The numbers are the order of the book."
)


def draw(chapters):
    """Return the map as HTML: a figure with one list of links for each path.

    chapters: {name: (title, address)} in reading order. A chapter on no path is a warning, which stops the build.
    """
    if lost := sorted(set(chapters).difference(*(path for _, path in PATHS))):
        logger.warning("book/chapter_map.py: add to PATHS: %s", ", ".join(lost))
    number = {name: place for place, name in enumerate(chapters, 1)}
    item = '<li value="{0}"><a href="{2}"><b>{0}</b> {1}</a></li>'
    rows = ""
    for about, path in PATHS:
        items = [item.format(number[n], html.escape(chapters[n][0]), chapters[n][1]) for n in path if n in chapters]
        if items:
            rows += f'<div class="path"><p>{html.escape(str(about))}</p><ol>{"".join(items)}</ol></div>'
    return f'<figure class="chapter-map">{rows}<figcaption><p>{CAPTION}</p></figcaption></figure>'


def add_to_page(app, pagename, templatename, context, doctree):
    if MARK in context.get("body", ""):
        names, address = notebooks(app.env), context["pathto"]
        chapters = {name.rsplit("/", 1)[1]: (app.env.titles[name].astext(), address(name)) for name in names}
        context["body"] = context["body"].replace(MARK, draw(chapters))


def setup(app):
    app.connect("html-page-context", add_to_page)
