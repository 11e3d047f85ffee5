"""The thread: each chapter opens with its drawing, its number, its minutes and its question.

A thread has the colour of the state h and goes on as a line in the margin, which shows how far one has read
(static/thread.css). The same drawing stands on the title of the slides, in the PDF, and in the picture that a link to the
chapter shows where it is shared. Corners stand in drawings/threads.yml, questions on the start page.
"""

import functools
import io
import re
from html import escape
from pathlib import Path

import nbformat
import yaml
from docutils import nodes
from PIL import Image, ImageDraw, ImageFont

from book.captions import chapters
from book.contents import after_build
from book.typeface import WEIGHTS, unpacked
from lib.figures.colours import COLOURS, QUANTITIES
from lib.text import Text
from tools import reading_time
from tools.notebooks import name_of

WIDTH, HEIGHT = 800, 120
# A preview is drawn twice as large as it is saved, for smooth edges.
PREVIEW, EDGE, LETTERS, LINE, DOT = (2400, 1260), 144, (68, 136), 15, 48
QUESTION = re.compile(r"\*\*\[[^\]]*\]\([^)]*/(\w+)-\w\w\.ipynb\)\*\* ([^\n]*\?)")


@functools.cache
def threads():
    """Return {chapter: [(quantity, [(x, y), …]), …]}."""
    source = Path(__file__).parent / "drawings" / "threads.yml"
    corners = yaml.safe_load(source.read_text("utf8"))

    def read(stroke):
        ((hue, points),) = stroke.items()
        return hue, [tuple(map(int, point.split(","))) for point in points.split()]

    return {name: [read(stroke) for stroke in strokes] for name, strokes in corners.items()}


def drawing(name):
    """Return the thread of a chapter as SVG, or an empty text if it has none yet."""
    if name not in threads():
        return ""
    strokes = ""
    for hue, corners in threads()[name]:
        kind = " dot" if len(corners) == 1 else ""
        points = " ".join(f"{x},{y}" for x, y in corners * (2 if kind else 1))
        strokes += f'<polyline class="hue-{hue}{kind}" points="{points}"/>'
    return f'<svg class="opening-thread" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{strokes}</svg>'


@functools.cache
def questions(app):
    """Return {chapter: its question}, as the start page asks them."""
    return dict(
        QUESTION.findall((Path(app.srcdir) / f"{app.config.root_doc}.md").read_text("utf8"))
    )


def add_opener(app, pagename, templatename, context, doctree):
    """Put drawing, number, minutes and question around the title of a chapter."""
    if pagename not in chapters(app.env):
        return
    name = name_of(pagename)
    number = chapters(app.env).index(pagename) + 1
    minutes = reading_time.minutes(
        nbformat.read(Path(app.srcdir) / f"{pagename}.ipynb", 4).cells, app.config.language
    )
    facts = Text("Chapter {number} · about {count} minutes", number=number, count=minutes)
    before = f'<div class="opener added">{drawing(name)}<p>{facts}</p></div>'
    after = f'<p class="question added"><strong>{escape(questions(app).get(name, ""))}</strong></p>'
    context["body"] = re.sub(
        r"<h1>.*?</h1>", rf"{before}\g<0>{after}", context["body"], count=1, flags=re.S
    )


def describe(app, pagename, templatename, context, doctree):
    """Give a page the picture and the sentences that a shared link shows."""
    if doctree is None:
        return
    name = name_of(pagename)
    question = questions(app).get(name, "")
    paragraph = next((node.astext() for node in doctree.findall(nodes.paragraph)), "")
    description = " ".join(f"{question} {paragraph}".split())
    picture = (
        f"{app.config.html_baseurl}_static/previews/{name if name in threads() else 'intro'}.png"
    )
    shared = {
        "og:image": picture,
        "og:image:alt": question or context["title"],
        "og:description": description,
    }
    context["meta"] = {**(context["meta"] or {}), **shared}
    context["metatags"] += f'<meta name="description" content="{escape(description)}">\n'


def preview(name, heading, question):
    """Return the picture of a shared link: the thread above the question, in the typeface of the book."""
    ink, width = COLOURS["ink"]["light"], PREVIEW[0] - 2 * EDGE
    picture = Image.new("RGB", PREVIEW, COLOURS["paper"]["light"])
    draw, scale = ImageDraw.Draw(picture), width / WIDTH
    for hue, corners in threads()[name]:
        points = [(EDGE + scale * x, EDGE + scale * y) for x, y in corners]
        colour, size = QUANTITIES[hue]["light"], DOT if len(points) == 1 else LINE
        draw.line(points, colour, size, joint="curve")
        for point in points:
            draw.circle(point, (size - 1) / 2, colour)
    small, large = (
        ImageFont.truetype(io.BytesIO(unpacked(w)), size)
        for w, size in zip(WEIGHTS, LETTERS, strict=True)
    )
    lines = [""]
    for word in question.split():
        longer = f"{lines[-1]} {word}".strip()
        lines[-1:] = [longer] if large.getlength(longer) <= width else [lines[-1], word]
    draw.text((EDGE, 560), heading, ink, small)
    draw.text((EDGE, 680), "\n".join(lines), ink, large, spacing=50)
    return picture.resize((PREVIEW[0] // 2, PREVIEW[1] // 2), Image.Resampling.LANCZOS).quantize(64)


def write_previews(app, out):
    """Write the pictures of shared links: one for each chapter, and that of the start page for all other pages."""
    folder, asked, start = out / "_static" / "previews", questions(app), app.config.root_doc
    folder.mkdir(exist_ok=True)
    pages = {name_of(name): app.env.titles[name].astext() for name in (start, *chapters(app.env))}
    for name, title in pages.items():
        if name in threads():
            heading, question = (
                (title, asked[name]) if name in asked else (app.config.html_title, title)
            )
            preview(name, heading, question).save(folder / f"{name}.png", optimize=True)


def setup(app):
    app.add_css_file("thread.css")
    app.connect("html-page-context", add_opener, priority=700)
    app.connect(
        "html-page-context", describe, priority=400
    )  # before the extension that writes these tags
    after_build(app, write_previews)
