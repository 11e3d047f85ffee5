"""Writes the search index: the text and the code of every section, in one script that the search
page loads, and another page when a reader types into its search.

Sphinx' own index knows only whole words, but Korean words carry particles (상태는, 상태를), so it
finds 1 of 4 pages for 은닉. It also loads pages to show excerpts, which a browser refuses on
file://. static/search.js searches our index for parts of words, in Korean and English.
"""

import json
import re
from dataclasses import dataclass, field

from bs4 import NavigableString, Tag

from book.contents import page_names_of

UNSPOKEN_TAGS = {"script", "style", "button", "template"}
UNSPOKEN_CLASSES = {"d-none", "headerlink", "katex-mathml", "colab-badge", "added"}
CODE = "highlight"
HEADINGS = {f"h{level}" for level in range(1, 7)}
# Words of neighbouring blocks are not joined.
TEXTS = {"p", "pre", "div", "section", "summary", "br", "img"}
BLOCKS = HEADINGS | TEXTS | {"li", "dt", "dd", "td", "th", "tr"}


@dataclass
class Section:
    """What a section says, in pieces: the text of inner sections belongs to them only."""

    anchor: str
    heading: list = field(default_factory=list)
    text: list = field(default_factory=list)
    blocks: list = field(default_factory=list)  # of code and what it prints, a list each

    def entry(self):
        """[anchor, heading, text, code], each as one line."""
        return [
            self.anchor,
            one_line(self.heading),
            one_line(self.text),
            " ".join(map(one_line, self.blocks)),
        ]


def turn_off_sphinx_search(app):
    app.builder.search = False


def search_page(app):
    yield "search", {}, "search.html"


def one_line(pieces):
    """Return pieces of text as one line."""
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def is_unspoken(element):
    is_hint = element.name == "summary" and "hide" in element.parent.get("class", ())
    is_marked = not UNSPOKEN_CLASSES.isdisjoint(element.get("class", ()))
    return is_hint or is_marked or element.name in UNSPOKEN_TAGS


def sections(tree):
    """Return [anchor, heading, text, code] of each section of a page; code and what it prints."""
    found = []
    collect(tree.find("article"), None, [], found)
    return [section.entry() for section in found]


def collect(element, section, pieces, found):
    """Add the sections inside an element to `found`, and its own text to `pieces`, a list of the
    Section in which it stands, or of none.
    """
    for child in element.children:
        if type(child) is NavigableString:  # no comment, script or style
            pieces.append(child)
        elif isinstance(child, Tag) and not is_unspoken(child):
            space = [" "] if child.name in BLOCKS else []
            pieces += space
            inner, inner_pieces = place_of(child, section, pieces, found)
            collect(child, inner, inner_pieces, found)
            inner_pieces += space


def place_of(child, section, pieces, found):
    """Return the Section to which what an element says belongs, and the list for its pieces."""
    if child.name == "section" and child.has_attr("id"):
        found.append(Section(child["id"]))
        return found[-1], found[-1].text
    if section and child.name in HEADINGS and not section.heading:
        return section, section.heading
    if section and CODE in child.get("class", ()):
        section.blocks.append([])
        return section, section.blocks[-1]
    return section, pieces


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
