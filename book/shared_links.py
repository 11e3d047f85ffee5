"""What a link to a page, or to a level of a game, shows where somebody shares it: a picture and a
description.
"""

import shutil
from html import escape
from pathlib import Path

from docutils import nodes

from book import preview
from book.contents import page_names_of
from book.thread import question, strokes
from explorers.catalog import LEVELS
from lib.text import Text
from lib.tomato import INPUT, TARGET
from tools.chapters import read
from tools.notebooks import name_of

TILES = (INPUT, TARGET)  # of the start page: what is read, and what is answered

# What the picture of a level says, small and large, and the chapter whose drawing it has.
LEVEL_WORDS = {
    "ball": (Text("Where is the ball?"), Text("Level {level}: can you follow the ball?"), "ball"),
    "puzzle": (Text("The gate puzzle"), Text("Level {level}: can you keep the value?"), "lstm"),
}
# A page that shows its picture where it is shared, and leads on with the settings of its address.
LEVEL_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="canonical" href="{address}">
<meta property="og:title" content="{title}">
<meta property="og:image" content="{picture}">
<meta property="og:image:alt" content="{title}">
<script>location.replace("../{page}.html" + location.search + location.hash)</script>
</head>
<body><p><a href="../{page}.html#{name}">{title}</a></p></body>
</html>
"""


def describe(app, pagename, templatename, context, doctree):
    """Give a page the picture and the sentences that a shared link shows."""
    if doctree is None:
        return
    name = name_of(pagename)
    asked = question(name, app.config.language)
    said = [node for node in doctree.findall(nodes.paragraph) if "question" not in node["classes"]]
    paragraph = said[0].astext() if said else ""
    own = read(name).card.get(app.config.language, "")
    description = " ".join(f"{asked} {paragraph}".split())
    drawn = name if has_card(name) else name_of(app.config.root_doc)
    picture = f"{app.config.html_baseurl}_static/previews/{drawn}.png"
    shared = {
        "og:image": picture,
        "og:image:alt": " ".join(own.split()) or asked or context["title"],
        "og:description": description,
    }
    context["meta"] = {**(context["meta"] or {}), **shared}
    context["metatags"] += f'<meta name="description" content="{escape(description)}">\n'


def has_card(name):
    """Return whether a page has a picture of its own: it asks a question."""
    return bool(read(name).question)


def write_previews(site):
    """Write the pictures of shared links: one for each page that asks a question, its own if it has
    one, and that of the start page for all other pages.
    """
    app = site.app
    folder = site.static / "previews"
    folder.mkdir(exist_ok=True)
    for page in page_names_of(app.env):
        name = name_of(page)
        is_start = page == app.config.root_doc
        if not (is_start or has_card(name)):
            continue
        title = app.env.longtitles[page].astext()
        own = Path(app.srcdir) / "chapters" / name / f"card-{site.language}.png"
        if own.is_file():
            shutil.copy(own, folder / f"{name}.png")
            continue
        asked = question(name, site.language)
        heading = title if asked else app.config.html_title
        large = asked or title
        drawing = strokes(name) or strokes(name_of(app.config.root_doc))
        tiles = tuple(zip(*TILES, strict=True)) if is_start else ()
        picture = preview.drawn(drawing, heading, large, tiles)
        picture.save(folder / f"{name}.png", optimize=True)


def write_levels(site):
    """Write a page for each level of the games, play/NAME-LEVEL.html, and its picture."""
    folder = site.folder / "play"
    folder.mkdir(exist_ok=True)
    public = site.app.config.html_baseurl
    for name, (levels, page) in LEVELS.items():
        heading, question_of, drawn_as = LEVEL_WORDS[name]
        for level in range(1, levels + 1):
            title = str(question_of).format(level=level)
            file = f"{name}-{level}"
            picture = preview.drawn(strokes(drawn_as), str(heading), title)
            picture.save(site.static / f"previews/{file}.png", optimize=True)
            text = LEVEL_PAGE.format(
                language=site.language,
                title=escape(title),
                address=f"{public}{page}.html",
                picture=f"{public}_static/previews/{file}.png",
                page=page,
                name=name,
            )
            (folder / f"{file}.html").write_text(text, "utf8")


def setup(app):
    # Before the extension that writes these tags, at 500.
    app.connect("html-page-context", describe, priority=400)
