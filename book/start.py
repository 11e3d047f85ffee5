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

from pathlib import Path

from bs4 import Comment

from book.page import parse
from lib.text import Text
from tools import notebooks, reading_time


def add(kind, place, item, html):
    """Add HTML to a list item, at a place among what it holds."""
    item.insert(place, parse(f'<span class="{kind} added">{html}</span>'))


def comment(tree, words):
    """Return the comment <!-- words --> of a page."""
    return tree.find(string=lambda text: isinstance(text, Comment) and text.strip() == words)


def make_figure(paths, root, language):
    """Make a figure of the list of paths, with a row of tiles for each. root: of the sources."""
    for path in paths.find_all("li", recursive=False):
        columns = min(3, len(path.find_all("li")))
        path.name = "div"
        path.attrs = {"class": ["path"], "style": f"--columns: {columns}"}
        path.ol.attrs = {"class": ["tiles"]}
    for number, tile in enumerate(paths.select("ol > li"), 1):
        fill_tile(tile, number, root, language)
    paths.name = "figure"
    paths["class"] = ["chapter-map"]
    caption = paths.find_next_sibling("p")
    caption.name = "figcaption"
    paths.append(caption)


def fill_tile(tile, number, root, language):
    """Give the tile of a chapter its number, the drawing of its question and its minutes."""
    path = notebooks.path_of(tile.a["href"].removesuffix(".html"), language)
    tile["value"] = number
    tile.a.insert(0, parse(f"<b>{number}</b> "))
    count = reading_time.minutes(notebooks.read(path, root).cells, language)
    add("minutes", len(tile), tile, Text("About {count} minutes", count=count))
    add("drawing", 0, tile, (root / path).with_name("question.svg").read_text("utf8"))


def make_tiles(page, site):
    """Give the marked lists of the start page their class and what belongs to it."""
    if page.source != site.app.config.root_doc:
        return
    paths = comment(page.tree, "paths").find_next_sibling("ul")
    make_figure(paths, Path(site.app.srcdir), site.language)
    comment(page.tree, "doors").find_next_sibling("ul")["class"] = ["doors"]
    for words in ("paths", "/paths", "doors"):
        comment(page.tree, words).extract()
    # start.css knows the page before the rest of it has arrived.
    page.tree.select_one("article section")["class"].insert(0, "start-page")


def setup(app):
    app.add_css_file("start.css")
