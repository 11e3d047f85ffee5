"""Turns lists of the start page into rows of tiles, one for each path through the chapters, and doors.

In Markdown each is a plain list. A comment above it, which GitHub does not show, names what it becomes:

    <!-- paths -->
    - **차례대로 읽는 길**

      1. **[RNN](../rnn/rnn-ko.ipynb)** 상태 하나로 무엇을 기억하고, 무엇을 잊을까요?

A tile gets the number of its chapter in the book, the drawing of its question, drawings/tiles/NAME.svg, and the minutes
that reading the chapter takes. What is added has the class `added`, which search and PDF leave out. The last item of
the paths is their caption.
"""

import re
from pathlib import Path

from bs4 import BeautifulSoup

from lib.text import Text
from tools import notebooks, reading_time

DRAWINGS = Path(__file__).parent / "drawings"
LIST = re.compile(r"<!-- (paths|doors) -->\s*<ul class=\"[^\"]*\">.*?</ul>", re.S)


def add(kind, place, item, html):
    """Add HTML to a list item, at a place among what it holds."""
    item.insert(place, BeautifulSoup(f'<span class="{kind} added">{html}</span>', "html.parser"))


def draw_paths(tree):
    """Turn a list of paths into a figure with a row of tiles for each; return the tiles."""
    figure = tree.ul
    *paths, caption = figure.find_all("li", recursive=False)
    for path in paths:
        columns = min(3, len(path.find_all("li")))
        path.name, path.attrs = "div", {"class": "path", "style": f"--columns: {columns}"}
        path.ol.attrs = {"class": "tiles"}
    figure.name, figure["class"], caption.name = "figure", "chapter-map", "figcaption"
    return tree.select("ol > li")


def fill_tile(tile, number, name, notebook):
    """Put the number of a chapter, the drawing of its question and the minutes of its Notebook into its tile."""
    tile["value"] = number
    tile.a.insert(0, BeautifulSoup(f"<b>{number}</b> ", "html.parser"))
    count = reading_time.minutes(notebook.cells, notebook.language)
    add("minutes", len(tile), tile, Text("About {count} minutes", count=count))
    drawing = DRAWINGS / f"tiles/{name}.svg"
    if drawing.exists():  # a new chapter may not have one yet
        add("drawing", 0, tile, drawing.read_text("utf8"))


def enrich(app, pagename, templatename, context, doctree):
    """Give the marked lists of a page their class and what belongs to it."""

    def enriched(match):
        kind, tree = match[1], BeautifulSoup(match[0].partition("-->")[2], "html.parser")
        if kind == "doors":
            tree.ul["class"] = ["doors"]
        for number, tile in enumerate(draw_paths(tree) if kind == "paths" else [], 1):
            name = tile.a["href"].removesuffix(".html")
            path = notebooks.path_of(name, app.config.language)
            fill_tile(tile, number, name, notebooks.read(path, Path(app.srcdir)))
        return str(tree).strip()

    if "body" in context:
        context["body"] = LIST.sub(enriched, context["body"])
    if (
        pagename == app.config.root_doc
    ):  # start.css knows it before the rest of the page has arrived
        context["body"] = context["body"].replace(
            '<section class="', '<section class="start-page ', 1
        )


def setup(app):
    app.connect("html-page-context", enrich, priority=600)
    app.add_css_file("start.css")
