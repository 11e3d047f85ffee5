"""Writes the search index: the text and the code of every section, in one script that the search
page loads, and another page when a reader types into its search.

Sphinx' own index knows only whole words, but Korean words carry particles (상태는, 상태를), so it
finds 1 of 4 pages for 은닉. It also loads pages to show excerpts, which a browser refuses on
file://. static/search.js searches our index for parts of words, in Korean and English.
"""

import copy
import json
import re

from book.contents import page_names_of

UNSPOKEN = (
    ".d-none, .headerlink, .katex-mathml, .colab-badge, .added, script, style, button, template,"
    " details.hide > summary"
)
CODE = ".highlight"
BLOCKS = "p, li, dt, dd, td, th, tr, pre, div, h1, h2, h3, h4, h5, h6, summary, section, br, img"


def turn_off_sphinx_search(app):
    app.builder.search = False


def search_page(app):
    yield "search", {}, "search.html"


def clean(element):
    """Return the text of an element as one line."""
    return re.sub(r"\s+", " ", element.get_text()).strip()


def sections(tree):
    """Return [anchor, heading, text, code] of each section of a page; code and what it prints.

    The text of inner sections belongs to them only.
    """
    article = copy.copy(tree.find("article"))
    for element in article.select(UNSPOKEN):
        element.decompose()
    # Otherwise words of neighbouring blocks would be joined.
    for block in article.select(BLOCKS):
        block.insert_before(" ")
        block.append(" ")
    texts = []
    # Inner sections first: each one is removed with its text.
    for section in reversed(article.select("section[id]")):
        heading = section.find(re.compile("^h[1-6]$"))
        title = clean(heading.extract())
        code = " ".join(clean(block.extract()) for block in section.select(CODE))
        texts.append([section["id"], title, clean(section.extract()), code])
    return texts[::-1]


def write_index(site):
    """Write search-index.js: the pages in reading order, and the sections of each."""
    trees = {page.source: page.tree for page in site.pages}
    pages = []
    entries = []
    for name in page_names_of(site.app.env):
        entries += [[len(pages), *section] for section in sections(trees[name])]
        pages.append([site.app.builder.get_target_uri(name), site.app.env.titles[name].astext()])
    data = json.dumps(
        {"pages": pages, "sections": entries}, ensure_ascii=False, separators=(",", ":")
    )
    (site.static / "search-index.js").write_text(f"window.SEARCH_INDEX = {data};\n", "utf8")


def setup(app):
    app.connect("builder-inited", turn_off_sphinx_search)
    app.connect("html-collect-pages", search_page)
