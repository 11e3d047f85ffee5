"""Search over the sections of the book, in Korean and English, with excerpts; from a folder and without network too.

The stock index knows whole words of whole pages: Korean words carry their particles (상태는, 상태를), so it misses most
places, and it loads pages to show excerpts, which a browser refuses in a folder. Ours is the text of every section in
one script that only the search page loads; static/search.js looks for parts of words in it.
"""

import json
import re
from pathlib import Path

from bs4 import BeautifulSoup

UNSPOKEN = ".headerlink, .katex-mathml, .colab-badge, script, style, button, template"
BLOCKS = "p, li, dt, dd, td, th, tr, pre, div, h1, h2, h3, h4, h5, h6, summary, section, br, img"


def turn_off_stock_search(app):
    app.builder.search = False


def search_page(app):
    yield "search", {}, "search.html"


def clean(element):
    """The text of an element in one line."""
    return re.sub(r"\s+", " ", element.get_text()).strip()


def sections(html):
    """[anchor, heading, text] of each section of a page, its own text without that of the sections inside it."""
    article = BeautifulSoup(html, "html.parser").find("article")
    for element in article.select(UNSPOKEN):
        element.decompose()
    for block in article.select(BLOCKS):  # words of neighbouring blocks do not run together
        block.insert_before(" ")
        block.append(" ")
    found = []
    for section in reversed(article.select("section[id]")):  # inner ones first: each takes its text with it
        heading = section.find(re.compile("^h[1-6]$"))
        if heading is None:
            continue
        title = clean(heading.extract())
        found.append([section["id"], title, clean(section.extract())])
    return found[::-1]


def write_index(app, exception):
    if exception or app.builder.name != "html":
        return
    out = Path(app.outdir)
    pages, entries = [], []
    for name in ordered_pages(app.env):
        found = sections((out / f"{name}.html").read_text("utf8"))
        entries += [[len(pages), *section] for section in found]
        pages.append([f"{name}.html", app.env.titles[name].astext()])
    data = json.dumps({"pages": pages, "sections": entries}, ensure_ascii=False, separators=(",", ":"))
    (out / "_static" / "search-index.js").write_text(f"window.SEARCH_INDEX = {data};\n", "utf8")


def ordered_pages(env):
    """Names of the pages in the order of the table of contents."""
    order, waiting = [], [env.config.root_doc]
    while waiting:
        name = waiting.pop(0)
        order.append(name)
        waiting = list(env.toctree_includes.get(name, [])) + waiting
    return order


def setup(app):
    app.connect("builder-inited", turn_off_stock_search)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", write_index, priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
