"""Prepares the pages that contain an explorer: scripts, style, and pictures for readers without
JavaScript.

In a notebook an explorer is an element such as <rnn-play>…</rnn-play>. What stands inside it, a
picture with a link, is what GitHub and Colab show. In the book only readers without JavaScript see
it.
"""

import re
import shutil
from pathlib import Path, PurePosixPath

from explorers.assets import scripts_of, write_assets
from explorers.catalog import EXPLORERS, SOURCES, TALLER

FOLDER = "explorers"  # below _static/ of the site
ELEMENT = re.compile(rf"<rnn-({'|'.join(EXPLORERS)})\b([^>]*)>(.*?)</rnn-\1>", re.DOTALL)


def write_files(app):
    if app.builder.format == "html":
        folder = Path(app.outdir) / "_static" / FOLDER
        write_assets(folder, app.config.language)
        shutil.copytree(SOURCES / "pictures", folder, dirs_exist_ok=True)


def explorers_of(tree):
    """Return [(name, element), …] of the explorers of a page or a deck, a BeautifulSoup tree."""
    elements = tree.find_all([f"rnn-{name}" for name in EXPLORERS])
    return [(element.name.removeprefix("rnn-"), element) for element in elements]


def address(app, file, root):
    """Return the address of a file that write_files() wrote. root: the address of the site."""
    return f"{root}_static/{FOLDER}/{file}?v={app.config.book_digest[:8]}"


def needs(app, name, root):
    """Return the addresses of the files that an explorer needs. root: the address of the site."""
    return " ".join(address(app, file, root) for file in ("explorers.css", *scripts_of(name)))


def point_at_copies(tree, root):
    """Let the pictures of explorers be those that write_files() copied."""
    for picture in tree.select('img[src*="/explorers/pictures/"]'):
        picture["src"] = f"{root}_static/{FOLDER}/{PurePosixPath(picture['src']).name}"


def name_files(page, site):
    """Name the files that each explorer of a page needs, and keep a place for it.

    static/course.js loads the files when a reader comes near, so that they are no part of a first
    visit to a chapter. Only readers without JavaScript see the picture.
    """
    point_at_copies(page.tree, page.root)
    for name, explorer in explorers_of(page.tree):
        heights = TALLER.get(site.language, {}).get(name, EXPLORERS[name])
        explorer["class"] = ["explorer"]
        explorer["style"] = "--phone:{}rem;--tablet:{}rem;--wide:{}rem".format(*heights)
        explorer["data-needs"] = needs(site.app, name, page.root)
        picture = page.tree.new_tag("noscript")
        picture.extend([*explorer.contents])
        explorer.append(picture)


def setup(app):
    app.connect("builder-inited", write_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
