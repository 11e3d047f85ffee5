"""Draws the map of the chapters where a page has `<chapter-map></chapter-map>`: which chapters lead to which.

PATHS is the only place to change. A chapter that the table of contents does not list is left out, so that a chapter
may be named here before it is written; a chapter that it lists and no path names stops the build.
"""

import html
import re

from sphinx.util import logging

from book.captions import chapters
from lib.text import Text

logger = logging.getLogger(__name__)
MARK = re.compile(r"<chapter-map></chapter-map>")
# What a path is about, and its chapters: each one builds on the one before it. The first path comes before all others.
PATHS = (
    (Text("To be read in order"), ("sequences", "rnn", "lstm", "gru")),
    (Text("Which layer is better"), ("comparison",)),
    (Text("Why it forgets and how it remembers"), ("gradients", "recall")),
    (Text("Writing on, letter by letter"), ("generation", "writing")),
    (Text("Forecasting numbers"), ("forecasting",)),
    (Text("Beyond the three layers"), ("beyond", "parallel")),
    (Text("To another library"), ("pytorch",)),
)
CAPTION = Text(
    "The first four chapters build on each other; after them any path is open. The numbers are the order of the book."
)


def steps(names, titles):
    """Return [(what a path is about, [(number of the chapter, name, title), …]), …] of the chapters that exist.

    Args:
        names: the chapters in reading order. titles: {name: title}.

    Raises:
        ValueError: a chapter is on no path.
    """
    number = {name: place for place, name in enumerate(names, 1)}
    if lost := sorted(number.keys() - {name for _, path in PATHS for name in path}):
        raise ValueError(f"book/chapter_map.py: add to PATHS: {', '.join(lost)}")
    paths = [(about, [(number[n], n, titles[n]) for n in path if n in number]) for about, path in PATHS]
    return [(about, path) for about, path in paths if path]


def draw(names, titles, folder=""):
    """Return the map as HTML: a figure with one list of links, into `folder`, for each path."""
    rows = "".join(
        f'<div class="path"><p>{html.escape(str(about))}</p><ol>'
        + "".join(
            f'<li value="{place}"><a href="{folder}{name}.html"><b>{place}</b> {html.escape(title)}</a></li>'
            for place, name, title in path
        )
        + "</ol></div>"
        for about, path in steps(names, titles)
    )
    return f'<figure class="chapter-map">{rows}<figcaption><p>{CAPTION}</p></figcaption></figure>'


def add_to_page(app, pagename, templatename, context, doctree):
    if MARK.search(context.get("body", "")):
        names = chapters(app.env)
        titles = {name.rsplit("/", 1)[1]: app.env.titles[name].astext() for name in names}
        folder = re.sub(r"[^/]*$", "", context["pathto"](names[0]))
        try:
            context["body"] = MARK.sub(draw(list(titles), titles, folder), context["body"])
        except ValueError as error:
            logger.warning(str(error), location=pagename)


def setup(app):
    app.connect("html-page-context", add_to_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
