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

from book import contents
from book.page import parse
from lib.text import Text
from tools import notebooks, prose, reading_time


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


def numbers_printed(pages):
    """Return how many numbers the code of some notebooks has printed, pictures left out."""
    outputs = [output for page in pages for cell in page.code for output in cell.outputs]
    printed = [output.text for output in outputs if output.output_type == "stream"]
    return sum(len(prose.NUMBERS.findall(text)) for text in printed)


def add_facts(page, site):
    """Put what the book is, in numbers, above the title of the start page, and below its explorer
    how many of its own numbers are compared with a new run.
    """
    if page.source != site.app.config.root_doc:
        return
    root = Path(site.app.srcdir)
    chapters = [notebooks.read(f"{name}.ipynb", root) for name in contents.chapters(site.app.env)]
    time = sum(reading_time.minutes(chapter.cells, site.language) for chapter in chapters)
    facts = Text(
        "A free book · {chapters} chapters · about {hours} hours",
        chapters=len(chapters),
        hours=round(time / 60),
    )
    trust = Text(
        "{count} printed numbers, all compared with a fresh run whenever the book changes.",
        count=f"{numbers_printed(chapters):,}",
    )
    page.tree.select_one("article h1").insert_before(
        parse(f'<div class="facts added">{facts}</div>')
    )
    explorer = page.tree.select_one("article rnn-memory")
    explorer.insert_after(parse(f'<div class="facts added">✓ {trust}</div>'))


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
