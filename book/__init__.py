"""Sphinx extensions that build the site, each with one job. None of them imports Jupyter Book.

`_config.yml` loads this package as its only local extension. This package then sets up the others.
What happens to the pages after Sphinx has written them stands in finish.py, in its order. Folders
read each other in one direction, which `make lint` checks: book -> explorers -> tools -> lib.
"""

import hashlib
import importlib
from pathlib import Path

from explorers.catalog import SOURCES
from lib.text import LOCALE

EXTENSIONS = (
    "book.callouts",  # callouts and hidden cells
    "book.code_lines",  # an element for each line of code
    "book.line_breaks",  # what a line may not part
    "book.captions",  # numbers the figures of each chapter
    "book.formulas",  # marks formulas, which KaTeX draws later
    "book.root",  # short addresses, and the start page as the root of the site
    "book.start",  # the style of the start page
    "book.asked",  # the style and the script of bets and answers
    "book.thread",  # marks the question of a chapter
    "book.shared_links",  # what a shared link shows
    "book.theme",  # translates the words of the theme, adds our style and script
    "book.search",  # the search page
    "book.publishing",  # public addresses, dates, preview picture, readable anchors
    "book.switch",  # leads to the same section in the other language
    "book.slides",  # buttons for slides and PDF
    "book.typeface",  # the fonts of all syllables
    "explorers",  # copies the scripts of the explorers
    "book.finish",  # makes the site of what Sphinx wrote
)


def digest():
    """Return one hash over site, explorers and all words.

    When it changes, Sphinx builds the whole book again.
    """
    folders = Path(__file__).parent, SOURCES
    files = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix != ".pyc" and path.is_file()
    ]
    files = sorted([*files, *LOCALE.rglob("*.mo")])
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def note_changes(app, env, docnames):
    """Remember whether Sphinx will read any page."""
    app.pages_changed = bool(docnames)


def write_all_pages(app, env):
    """Write every page again when one has changed, because each page names others (navigation,
    sitemap).
    """
    return env.found_docs if app.pages_changed else []


def setup(app):
    app.connect("env-before-read-docs", note_changes)
    app.connect("env-updated", write_all_pages)
    app.add_config_value("book_digest", digest(), "env")
    for name in EXTENSIONS:
        importlib.import_module(name).setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
