"""Prepares the pages that contain an explorer: scripts, style, and pictures for readers without
JavaScript.

In a notebook an explorer is an element such as <rnn-play>…</rnn-play>. What stands inside it, a
picture with a link, is what GitHub and Colab show. In the book only readers without JavaScript see
it.
"""

import re
import shutil
from pathlib import Path

from explorers.bundle import scripts_of, write_assets
from explorers.catalog import EXPLORERS, SOURCES, TALLER

FOLDER = "explorers"  # below _static/ of the site
ELEMENT = re.compile(rf"<rnn-({'|'.join(EXPLORERS)})\b([^>]*)>(.*?)</rnn-\1>", re.DOTALL)
PICTURE = re.compile(r'src="[^"]*/explorers/pictures/')


def write_files(app):
    if app.builder.format == "html":
        folder = Path(app.outdir) / "_static" / FOLDER
        write_assets(folder, app.config.language)
        shutil.copytree(SOURCES / "pictures", folder, dirs_exist_ok=True)


def needs(app, name, static):
    """Return the addresses of the files that an explorer needs. static: the address of _static."""
    version = app.config.book_digest[:8]
    return " ".join(
        f"{static}/{FOLDER}/{file}?v={version}" for file in ("explorers.css", *scripts_of(name))
    )


def add_to_page(app, pagename, templatename, context, doctree):
    """Name the files that each explorer of a page needs, and point their pictures at the copies in
    the site.

    static/course.js loads the files when a reader comes near, so that they are no part of a first
    visit to a chapter.
    """
    static = context["pathto"]("_static", 1)

    def local(match):
        name, attributes, inside = match.groups()
        picture = PICTURE.sub(f'src="{static}/{FOLDER}/', inside)
        heights = TALLER.get(app.config.language, {}).get(name, EXPLORERS[name])
        place = "--phone:{}rem;--tablet:{}rem;--wide:{}rem".format(*heights)
        start = (
            f'<rnn-{name}{attributes} class="explorer" style="{place}"'
            f' data-needs="{needs(app, name, static)}">'
        )
        return f"{start}<noscript>{picture}</noscript></rnn-{name}>"

    if "body" in context:
        context["body"] = ELEMENT.sub(local, context["body"])


def setup(app):
    app.connect("builder-inited", write_files)
    app.connect("html-page-context", add_to_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
