"""A page of the site as a tree, on its way from what Sphinx wrote to what readers get."""

from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter
from sphinx.application import Sphinx


class Plain(HTMLFormatter):
    """Writes HTML as it was read: attributes in their order, <br> without a slash."""

    def __init__(self):
        super().__init__(EntitySubstitution.substitute_xml, void_element_close_prefix="")

    def attributes(self, tag):
        return tag.attrs.items()


def parse(html):
    """Return HTML, of a page or a part of one, as a tree."""
    return BeautifulSoup(html, "html.parser")


@dataclass
class Page:
    """A page or a deck of slides.

    Attributes:
        path: of its file in the site, "rnn.html" or "slides/rnn.html".
        tree: BeautifulSoup, which the steps of finish.py change.
        source: the name that Sphinx gives to the document, "chapters/rnn/rnn-ko", or None.
    """

    path: str
    tree: BeautifulSoup
    source: str | None = None

    @classmethod
    def read(cls, file, sources):
        """Return a page that Sphinx wrote to a file at the top of its folder. sources: {file name:
        source}.
        """
        return cls(file.name, parse(file.read_text("utf8")), sources.get(file.name))

    @property
    def name(self):
        """The name in its address: "rnn"."""
        return Path(self.path).stem

    @property
    def root(self):
        """The address of the site's folder, as this page writes it: "" or "../"."""
        return "../" * self.path.count("/")

    def html(self):
        return self.tree.decode(formatter=Plain())

    def write(self, folder):
        """Write the page to its file in the folder of a site."""
        (folder / self.path).write_text(self.html(), "utf8")


@dataclass
class Site:
    """An edition of the book while it is finished.

    Attributes:
        app: Sphinx' application, which knows settings, titles and the order of pages.
        folder: Path of the finished edition.
        pages: list of Page, without slides.
        decks: list of Page: the slides and their index.
    """

    app: Sphinx
    folder: Path
    pages: list[Page]
    decks: list[Page] = field(default_factory=list)

    @property
    def language(self):
        return self.app.config.language

    @property
    def static(self):
        """The folder of styles, scripts and fonts."""
        return self.folder / "_static"
