"""Turns lists of the start page into drawings of the layers (cells), tiles of the chapters, their map, and doors.

In Markdown each is a plain list. A comment above it, which GitHub does not show, names what it becomes:

    <!-- tiles -->
    - **[RNN](rnn.ipynb)** 상태 하나로 무엇을 기억하고, 무엇을 잊을까요?

A cell gets the drawing of its layer, drawings/cells/NAME.svg. A tile gets the drawing of its chapter's question,
drawings/tiles/NAME.svg, and the minutes that reading the chapter takes. What is added has the class `added`, which
search and PDF leave out. The map is a list of paths, each with its chapters, and of a caption.
"""

import posixpath
import re
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup

from lib.text import Text
from tools import reading_time

DRAWINGS = Path(__file__).parent / "drawings"
LIST = re.compile(r"<!-- (cells|tiles|map|doors) -->\s*<ul class=\"[^\"]*\">.*?</ul>", re.S)


def add(kind, place, item, html):
    """Add HTML to a list item, at a place among what it holds."""
    item.insert(place, BeautifulSoup(f'<span class="{kind} added">{html}</span>', "html.parser"))


def draw_map(tree):
    """Turn a list of paths into a figure in which each chapter has its number in the book; the last item is the caption."""
    chapter_map = tree.ul
    *paths, caption = chapter_map.find_all("li", recursive=False)
    for number, link in enumerate(tree.select("ol a"), 1):
        item = link.find_parent("li")
        item["value"] = number
        item.clear()
        item.append(link)
        link.attrs = {"href": link["href"]}
        link.insert(0, BeautifulSoup(f"<b>{number}</b> ", "html.parser"))
    for path in paths:
        path.name, path["class"], path.ol.attrs = "div", "path", {}
    chapter_map.name, chapter_map["class"], caption.name = "figure", "chapter-map", "figcaption"


def enrich(app, pagename, templatename, context, doctree):
    """Give the marked lists of a page their class and what belongs to it."""
    here = posixpath.dirname(app.builder.get_target_uri(pagename))

    def enriched(match):
        kind, tree = match[1], BeautifulSoup(match[0].partition("-->")[2], "html.parser")
        if kind == "map":
            draw_map(tree)
            return str(tree).strip()
        tree.ul["class"] = [kind]
        for item in tree.ul.find_all("li", recursive=False) if kind != "doors" else ():
            page = posixpath.normpath(posixpath.join(here, item.a["href"])).removesuffix(".html")
            drawing = DRAWINGS / kind / f"{posixpath.basename(page)}.svg"
            if drawing.exists():  # a new chapter may not have one yet
                add("drawing", 0, item, drawing.read_text("utf8"))
            if kind == "tiles":
                count = reading_time.minutes(nbformat.read(Path(app.srcdir) / f"{page}.ipynb", 4).cells)
                add("minutes", len(item), item, Text("About {count} minutes", count=count))
        return str(tree).strip()

    if "body" in context:
        context["body"] = LIST.sub(enriched, context["body"])
    if pagename == app.config.root_doc:  # start.css knows it before the rest of the page has arrived
        context["body"] = context["body"].replace('<section class="', '<section class="start-page ', 1)


def setup(app):
    app.connect("html-page-context", enrich, priority=600)
    app.add_css_file("start.css")
