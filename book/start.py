"""Turns lists of the start page into doors, and into rows of tiles, one for each path.

In Markdown each is a plain list. A comment above it, which GitHub does not show, names what it
becomes:

    <!-- paths -->
    - **차례대로 읽는 길**

      1. **[RNN](../rnn/rnn-ko.ipynb)** 상태 하나로 무엇을 기억하고, 무엇을 잊을까요?

    <!-- /paths -->

A tile gets the number of its chapter in the book, the drawing of its question, question.svg in the
folder of the chapter, and the minutes that reading the chapter takes. What is added has the class
`added`, which search and PDF leave out. The paragraph after the paths is their caption.
"""

import re
from pathlib import Path

from bs4 import BeautifulSoup

from lib.text import Text
from tools import notebooks, reading_time

PATHS = re.compile(
    r"<!-- paths -->\s*(<ul [^>]*>.*?</ul>)\s*<!-- /paths -->\s*<p>(.*?)</p>", re.DOTALL
)
DOORS = re.compile(r'<!-- doors -->\s*<ul class="[^"]*">')


def add(kind, place, item, html):
    """Add HTML to a list item, at a place among what it holds."""
    item.insert(place, BeautifulSoup(f'<span class="{kind} added">{html}</span>', "html.parser"))


def figure_of(paths, caption, root, language):
    """Return the paths, HTML of a list, as a figure with a row of tiles for each.

    root: of the sources.
    """
    tree = BeautifulSoup(paths, "html.parser")
    figure = tree.ul
    for path in figure.find_all("li", recursive=False):
        columns = min(3, len(path.find_all("li")))
        path.name = "div"
        path.attrs = {"class": "path", "style": f"--columns: {columns}"}
        path.ol.attrs = {"class": "tiles"}
    for number, tile in enumerate(tree.select("ol > li"), 1):
        fill_tile(tile, number, root, language)
    figure.name = "figure"
    figure["class"] = "chapter-map"
    figure.append(BeautifulSoup(f"<figcaption>{caption}</figcaption>", "html.parser"))
    return str(tree).strip()


def fill_tile(tile, number, root, language):
    """Give the tile of a chapter its number, the drawing of its question and its minutes."""
    path = notebooks.path_of(tile.a["href"].removesuffix(".html"), language)
    tile["value"] = number
    tile.a.insert(0, BeautifulSoup(f"<b>{number}</b> ", "html.parser"))
    count = reading_time.minutes(notebooks.read(path, root).cells, language)
    add("minutes", len(tile), tile, Text("About {count} minutes", count=count))
    add("drawing", 0, tile, (root / path).with_name("question.svg").read_text("utf8"))


def enrich(app, pagename, templatename, context, doctree):
    """Give the marked lists of the start page their class and what belongs to it."""
    if pagename != app.config.root_doc:
        return
    root = Path(app.srcdir)
    language = app.config.language
    body = PATHS.sub(lambda match: figure_of(match[1], match[2], root, language), context["body"])
    body = DOORS.sub('<ul class="doors">', body)
    # start.css knows the page before the rest of it has arrived.
    context["body"] = body.replace('<section class="', '<section class="start-page ', 1)


def setup(app):
    app.connect("html-page-context", enrich, priority=600)
    app.add_css_file("start.css")
