"""Turns three lists of the start page into drawings of the layers (cells), tiles of the chapters, and doors.

In Markdown each is a plain list whose items start with a bold link. A comment above it, which GitHub does not show,
names what it becomes:

    <!-- tiles -->
    - **[RNN](rnn.ipynb)** 상태 하나로 무엇을 기억하고, 무엇을 잊을까요?

A cell gets the drawing of its layer, drawings/NAME.svg. A tile gets the minutes that reading its chapter takes, and a
small picture: the figure of the notebook's cell with the tag `thumbnail`, or else its first figure, or else a drawing.
So a new chapter needs one line in the list. What is added has the class `added`, which search and PDF leave out.
"""

import base64
import io
import json
import posixpath
import re
from pathlib import Path

from bs4 import BeautifulSoup
from PIL import Image
from sphinx.locale import get_translation

from book import dark
from book.colours import COLOURS

DRAWINGS = Path(__file__).parent / "drawings"
FOLDER = "tiles"  # below _static/ of the site
SIZE = (400, 240)  # pixels of a picture; 330 wide on a desktop, 120 on a phone
LETTERS_A_MINUTE, LINES_A_MINUTE = 300, 12  # prose, about half as fast as a novel; code and what it does
LIST = re.compile(r"<!-- (cells|tiles|doors) -->\s*<ul class=\"[^\"]*\">.*?</ul>", re.S)


def minutes(notebook):
    """Return how many minutes reading a notebook takes, rounded to five, without its exercises' solutions."""
    texts = {kind: [] for kind in ("markdown", "code", "raw")}
    for cell in notebook["cells"]:
        texts[cell["cell_type"]].append("".join(cell["source"]))
    prose = re.sub(r"\]\([^)]*\)|<[^>]*>", "", "".join(texts["markdown"]))
    lines = sum(len(source.splitlines()) for source in texts["code"])
    time = len(re.findall(r"\w", prose)) / LETTERS_A_MINUTE + lines / LINES_A_MINUTE
    return max(5, 5 * round(time / 5))


def figure(notebook):
    """Return the PNG of the figure that stands for a notebook, or None if it has no figure."""
    found = [
        ("thumbnail" not in cell["metadata"].get("tags", []), "".join(output["data"]["image/png"]))
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]
    return base64.b64decode(min(found, key=lambda one: one[0])[1]) if found else None


def thumbnails(png, target):
    """Write a figure, made smaller and centred on its paper; a figure of ours also in the colours of dark pages.

    Args:
        png: bytes. target: Path of the picture for light pages, NAME.webp; that for dark pages is NAME-dark.webp.

    Returns:
        {file name: class that shows it in its mode only}
    """
    light = Image.open(io.BytesIO(png))
    pictures = {target.name: (light, "light")}
    if dark.is_figure(light):
        pictures[f"{target.stem}-dark.webp"] = dark.dark(light)[0], "dark"
    target.parent.mkdir(parents=True, exist_ok=True)
    for file, (picture, scheme) in pictures.items():
        small = picture.convert("RGB")
        small.thumbnail(SIZE, Image.Resampling.LANCZOS)
        paper = Image.new("RGB", SIZE, COLOURS["paper"][scheme])
        paper.paste(small, ((SIZE[0] - small.width) // 2, (SIZE[1] - small.height) // 2))
        paper.save(target.with_name(file), quality=60, method=6)
    return {file: f"only-{scheme}" if len(pictures) > 1 else "" for file, (_, scheme) in pictures.items()}


def chapter_of(app, pagename, item):
    """Return the path, without suffix, of the page to which the first link of a list item leads."""
    here = posixpath.dirname(app.builder.get_target_uri(pagename))
    return Path(app.srcdir) / posixpath.normpath(posixpath.join(here, item.a["href"])).removesuffix(".html")


def add_drawing(app, pagename, context, item):
    drawing = (DRAWINGS / f"{chapter_of(app, pagename, item).name}.svg").read_text("utf8")
    item.insert(0, BeautifulSoup(f'<span class="drawing added">{drawing}</span>', "html.parser"))


def add_picture(app, pagename, context, item):
    chapter = chapter_of(app, pagename, item)
    notebook = json.loads(chapter.with_suffix(".ipynb").read_text("utf8"))
    words = get_translation("sphinx")("About %n minutes").replace("%n", str(minutes(notebook)))
    item.append(BeautifulSoup(f'<span class="minutes added">{words}</span>', "html.parser"))
    if png := figure(notebook):
        size = 'width="{}" height="{}"'.format(*SIZE)
        written = thumbnails(png, Path(app.outdir) / "_static" / FOLDER / f"{chapter.name}.webp")
        for file, shown in reversed(written.items()):
            source = context["pathto"](f"_static/{FOLDER}/{file}", 1)
            picture = f'<img class="added {shown}" alt="" loading="lazy" {size} src="{source}">'
            item.insert(0, BeautifulSoup(picture, "html.parser"))
    elif (DRAWINGS / f"{chapter.name}.svg").exists():
        add_drawing(app, pagename, context, item)


ADD = {"cells": add_drawing, "tiles": add_picture}


def enrich(app, pagename, templatename, context, doctree):
    """Give the marked lists of a page their class and what belongs to it."""

    def one(match):
        tree = BeautifulSoup(match[0].partition("-->")[2], "html.parser")
        tree.ul["class"] = [match[1]]
        for item in tree.ul.find_all("li", recursive=False):
            if add := ADD.get(match[1]):
                add(app, pagename, context, item)
        return str(tree).strip()

    if "body" in context:
        context["body"] = LIST.sub(one, context["body"])


def setup(app):
    app.connect("html-page-context", enrich, priority=600)
    app.add_css_file("start.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
