"""Writes the search index: the text of every section, in one script that only the search page
loads.

Sphinx' own index knows only whole words, but Korean words carry particles (상태는, 상태를), so it
finds 1 of 4 pages for 은닉. It also loads pages to show excerpts, which a browser refuses on
file://. static/search.js searches our index for parts of words, in Korean and English.
"""

import json
import re

from bs4 import BeautifulSoup

from book.contents import after_build, page_names_of

UNSPOKEN = (
    ".d-none, .headerlink, .katex-mathml, .colab-badge, .added, script, style, button, template"
)
BLOCKS = "p, li, dt, dd, td, th, tr, pre, div, h1, h2, h3, h4, h5, h6, summary, section, br, img"


def turn_off_sphinx_search(app):
    app.builder.search = False


def search_page(app):
    yield "search", {}, "search.html"


def clean(element):
    """Return the text of an element as one line."""
    return re.sub(r"\s+", " ", element.get_text()).strip()


def sections(html):
    """Return [anchor, heading, text] of each section of a page.

    The text of inner sections belongs to them only.
    """
    article = BeautifulSoup(html, "html.parser").find("article")
    for element in article.select(UNSPOKEN):
        element.decompose()
    for block in article.select(BLOCKS):  # otherwise words of neighbouring blocks would be joined
        block.insert_before(" ")
        block.append(" ")
    texts = []
    for section in reversed(
        article.select("section[id]")
    ):  # inner sections first; each one is removed with its text
        heading = section.find(re.compile("^h[1-6]$"))
        title = clean(heading.extract())
        texts.append([section["id"], title, clean(section.extract())])
    return texts[::-1]


def write_search_index(app, out):
    pages, entries = [], []
    for name in page_names_of(app.env):
        address = app.builder.get_target_uri(name)
        entries += [
            [len(pages), *section] for section in sections((out / address).read_text("utf8"))
        ]
        pages.append([address, app.env.titles[name].astext()])
    data = json.dumps(
        {"pages": pages, "sections": entries}, ensure_ascii=False, separators=(",", ":")
    )
    (out / "_static" / "search-index.js").write_text(f"window.SEARCH_INDEX = {data};\n", "utf8")


def setup(app):
    app.connect("builder-inited", turn_off_sphinx_search)
    app.connect("html-collect-pages", search_page)
    after_build(app, write_search_index, priority=700)
