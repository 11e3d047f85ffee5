"""The thread: each chapter opens with its drawing, its number, its minutes and its question.

A thread has the colour of the state h and goes on as a line in the margin, which shows how far one
has read (static/thread.css). The same drawing stands on the title of the slides, in the PDF, and in
the picture that a link to the chapter shows where it is shared.

A thread is drawn on 800 × 120 units: strokes of a quantity (lib/figures/colours.json), each with
its corners, in the order in which they lie on each other. A stroke with one point is a dot. The
first begins at 2,120, where the line in the margin of the page takes it up. Corners and question
stand in chapter.yml of the chapter.
"""

import io
import shutil
from html import escape
from pathlib import Path

import nbformat
from docutils import nodes
from PIL import Image, ImageDraw, ImageFont
from sphinx.transforms import SphinxTransform

from book.contents import chapters
from book.page import parse
from book.typeface import unpacked
from lib.figures.colours import COLOURS, QUANTITIES
from lib.text import Text
from tools import reading_time
from tools.chapters import read
from tools.notebooks import name_of

# Units of a drawing.
WIDTH = 800
HEIGHT = 120
# A preview is drawn twice as large as it is saved, for smooth edges.
PREVIEW = (2400, 1260)
EDGE = 144
HEADING_TOP = 560
QUESTION_TOP = 680
HEADING_SIZE = 68
QUESTION_SIZE = 136
LINE = 15
DOT = 48


def strokes(name):
    """Return the thread of a page: [(quantity, [(x, y), …]), …], empty if it has none."""
    return [
        (hue, [tuple(map(int, point.split(","))) for point in points.split()])
        for stroke in read(name).thread
        for hue, points in stroke.items()
    ]


def drawing(name):
    """Return the thread of a page as SVG, or an empty text if it has none."""
    lines = ""
    for hue, corners in strokes(name):
        kind = " dot" if len(corners) == 1 else ""
        points = " ".join(f"{x},{y}" for x, y in corners * (2 if kind else 1))
        lines += f'<polyline class="hue-{hue}{kind}" points="{points}"/>'
    start = f'<svg class="opening-thread" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
    return f"{start}{lines}</svg>" if lines else ""


def question(name, language):
    """Return the question of a page, or an empty text if it has none."""
    return read(name).question.get(language, "")


class Question(SphinxTransform):
    """Marks the paragraph in which a chapter asks its question itself, as all readers of the
    notebook see it, so that it is not put below the title a second time.
    """

    default_priority = 820

    def apply(self):
        asked = question(name_of(self.env.docname), self.config.language)
        for paragraph in self.document.findall(nodes.paragraph):
            if paragraph.astext() == asked:
                paragraph["classes"].append("question")
                return


def add_opener(page, site):
    """Put drawing, number, minutes and, if its own text does not ask it, the question around the
    title of a chapter.
    """
    numbered = chapters(site.app.env)
    if page.source not in numbered:
        return
    number = numbered.index(page.source) + 1
    notebook = nbformat.read(Path(site.app.srcdir) / f"{page.source}.ipynb", 4)
    minutes = reading_time.minutes(notebook.cells, site.language)
    facts = Text("Chapter {number} · about {count} minutes", number=number, count=minutes)
    title = page.tree.select_one("article h1")
    title.insert_before(
        parse(f'<div class="opener added">{drawing(page.name)}<p>{facts}</p></div>')
    )
    if not page.tree.select_one("article p.question"):
        asked = escape(question(page.name, site.language))
        title.insert_after(parse(f'<p class="question added"><strong>{asked}</strong></p>'))


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
    drawn = name if strokes(name) else name_of(app.config.root_doc)
    picture = f"{app.config.html_baseurl}_static/previews/{drawn}.png"
    shared = {
        "og:image": picture,
        "og:image:alt": " ".join(own.split()) or asked or context["title"],
        "og:description": description,
    }
    context["meta"] = {**(context["meta"] or {}), **shared}
    context["metatags"] += f'<meta name="description" content="{escape(description)}">\n'


def preview(name, heading, question):
    """Return the picture of a shared link: the thread above the question, in our typeface."""
    ink = COLOURS["ink"]["light"]
    picture = Image.new("RGB", PREVIEW, COLOURS["paper"]["light"])
    draw = ImageDraw.Draw(picture)
    draw_thread(draw, name)
    small = ImageFont.truetype(io.BytesIO(unpacked(400)), HEADING_SIZE)
    large = ImageFont.truetype(io.BytesIO(unpacked(700)), QUESTION_SIZE)
    draw.text((EDGE, HEADING_TOP), heading, ink, small)
    lines = broken(question, large, PREVIEW[0] - 2 * EDGE)
    draw.text((EDGE, QUESTION_TOP), "\n".join(lines), ink, large, spacing=50)
    half = (PREVIEW[0] // 2, PREVIEW[1] // 2)
    return picture.resize(half, Image.Resampling.LANCZOS).quantize(64)


def draw_thread(draw, name):
    """Draw the thread of a page as wide as a preview."""
    scale = (PREVIEW[0] - 2 * EDGE) / WIDTH
    for hue, corners in strokes(name):
        points = [(EDGE + scale * x, EDGE + scale * y) for x, y in corners]
        colour = QUANTITIES[hue]["light"]
        size = DOT if len(points) == 1 else LINE
        draw.line(points, colour, size, joint="curve")
        for point in points:
            draw.circle(point, (size - 1) / 2, colour)


def broken(text, font, width):
    """Return a text as lines of whole words, none wider than `width` pixels."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def write_previews(site):
    """Write the pictures of shared links: one for each chapter, its own if it has one, and that of
    the start page for all other pages.
    """
    app = site.app
    folder = site.static / "previews"
    folder.mkdir(exist_ok=True)
    for page in (app.config.root_doc, *chapters(app.env)):
        name = name_of(page)
        title = app.env.longtitles[page].astext()
        own = Path(app.srcdir) / "chapters" / name / f"card-{site.language}.png"
        if own.is_file():
            shutil.copy(own, folder / f"{name}.png")
            continue
        asked = question(name, site.language)
        picture = (
            preview(name, title, asked) if asked else preview(name, app.config.html_title, title)
        )
        picture.save(folder / f"{name}.png", optimize=True)


def setup(app):
    app.add_css_file("thread.css")
    app.add_transform(Question)
    # Before the extension that writes these tags, at 500.
    app.connect("html-page-context", describe, priority=400)
