"""What only the site builder uses: small Sphinx extensions, one promise each. None of them imports Jupyter Book.

`_config.yml` names this package as its one local extension; it loads the others in the order in which they act.
"""

import hashlib
from pathlib import Path

EXTENSIONS = (
    "book.formulas",  # maths drawn when the book is built
    "book.korean",  # the theme's words in Korean
    "book.search",  # sections found by parts of Korean words
    "book.share",  # address, date, preview, links
    "book.slides",  # lecture slides from the notebooks' cells
    "book.access",  # what the theme lacks for screen readers and keyboards
    "book.explorers",  # scripts of the explorers, on the pages that hold one
    "book.light",  # one style, one script, cut icons
)


def digest():
    """One value for all that stands in this folder: when it changes, the whole book is built again."""
    files = sorted(
        path for path in Path(__file__).parent.rglob("*") if path.suffix not in (".pyc", ".mo") and path.is_file()
    )
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def note_changes(app, env, docnames):
    app.pages_changed = bool(docnames)


def write_all_pages(app, env):
    """Every page names others (navigation, previous and next), the sitemap names all: where one changed, all are
    written again. They are not read again.
    """
    return env.found_docs if app.pages_changed else []


def setup(app):
    app.connect("env-before-read-docs", note_changes)
    app.connect("env-updated", write_all_pages)
    app.add_config_value("book_digest", digest(), "env")
    for name in EXTENSIONS:
        app.setup_extension(name)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
