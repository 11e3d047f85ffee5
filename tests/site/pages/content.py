"""Reads what a page says, from its source and from its built HTML, as letters that can be compared.

A formula is its TeX, a picture its alternative text; spaces do not count. Links have tests of their
own.
"""

import copy
import functools
import itertools
import json
import re
import unicodedata

from bs4 import BeautifulSoup
from built_site import CHAPTERS, EVERY_NOTEBOOK, ROOT, SITE, SOURCE, language_of
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

ADDED = ".added, .chapter-map b, .only-dark, .find-term"
LEFT_OUT = f"{ADDED}, .headerlink, .prev-next-area, script, style, button, details.hide > summary"
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def letters(tree):
    """Return what a tree says, which is changed."""
    # book/folded.py puts folded code below what it shows; in the source it comes first.
    for code in tree.select("div.cell:has(> .cell_output) > details.hide"):
        code.parent.insert(0, code)
    for element in tree.select(LEFT_OUT):
        element.decompose()
    for formula in tree.select(".katex"):
        formula.replace_with(f"${formula.select_one('annotation').get_text()}$")
    for image in tree.select("img"):
        image.replace_with(image.get("alt", ""))
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", tree.get_text()).translate(STRAIGHT))


def cells(page):
    """Return the cells of a notebook; a page without code is one cell."""
    path = ROOT / SOURCE[page]
    if page in EVERY_NOTEBOOK:
        return json.loads(path.with_suffix(".ipynb").read_text("utf8"))["cells"]
    return [{"cell_type": "markdown", "source": path.with_suffix(".md").read_text("utf8")}]


def source_letters(page):
    """Return what the Markdown file or notebook of a page says."""
    language = language_of(page)
    chapter = CHAPTERS[language].index(page) + 1 if page in EVERY_NOTEBOOK else 0
    word = {"ko": "그림", "en": "Fig."}[language]
    numbers = (f"{word} {chapter}.{place}" for place in itertools.count(1))
    html = "".join(cell_html(cell, numbers) for cell in cells(page))
    return letters(BeautifulSoup(html, "html.parser"))


def markdown(text):
    """Return Markdown as HTML, by another parser configuration than the book's.

    A formula stays TeX.
    """
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")

    def formula(tex, options):
        return f"${tex.replace('&', '&amp;').replace('<', '&lt;')}$"

    return parser.use(dollarmath_plugin, double_inline=True, renderer=formula).render(text)


def cell_html(cell, numbers):
    """Return the HTML that shows the same content as a cell of a notebook.

    `numbers` yields those of figures.
    """
    text = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return markdown(text)
    tree = BeautifulSoup("", "html.parser")
    if "remove-input" not in cell["metadata"].get("tags", []):
        tree.append(text)
    for output in cell["outputs"]:
        if "image/png" in output.get("data", {}):
            words = cell["metadata"]["mystnb"]
            tree.append(f"{words['image']['alt']} {next(numbers)} {words['figure']['caption']}")
        else:
            tree.append("".join(output.get("text") or output["data"]["text/plain"]))
    return str(tree)


@functools.cache
def tree(page):
    """Return a built page as a tree, parsed once: nobody may change it."""
    return BeautifulSoup((SITE / f"{page}.html").read_text("utf8"), "html.parser")


@functools.cache
def ids(path):
    """Return the identifiers in a built page."""
    return set(re.findall(r'\bid="([^"]*)"', path.read_text("utf8"))) if path.exists() else set()


def article(page):
    """Return the article of a built page, to change it."""
    return copy.copy(tree(page).find("article"))


def difference(source, built):
    """Return the surroundings of the first place where two texts differ, on both sides, or None."""
    if source == built:
        return None
    pairs = zip(source, built, strict=False)
    place = len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)))
    start = max(0, place - 30)
    return {"source": source[start:][:80], "page": built[start:][:80]}
