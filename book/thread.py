"""The thread: each chapter opens with its drawing, its number, its minutes and its question.

A thread has the colour of the state h and goes on as a line in the margin, which shows how far one
has read (static/thread.css). The same drawing stands on the title of the slides, in the PDF, and in
the picture that a link to the chapter shows where it is shared (shared_links.py).

A thread is drawn on 800 × 120 units: strokes of a quantity (lib/figures/colours.json), each with
its corners, in the order in which they lie on each other. A stroke with one point is a dot. The
first begins at 2,120, where the line in the margin of the page takes it up. Corners and question
stand in chapter.yml of the chapter.
"""

from html import escape
from pathlib import Path

import nbformat
from docutils import nodes
from sphinx.transforms import SphinxTransform

from book.contents import chapters
from book.page import parse
from lib.text import Text
from tools import reading_time
from tools.chapters import read
from tools.notebooks import name_of

# Units of a drawing.
WIDTH = 800
HEIGHT = 120


def strokes(name):
    """Return the thread of a page: [(quantity, [(x, y), …]), …], empty if it has none."""
    return [
        (quantity, [tuple(map(int, point.split(","))) for point in points.split()])
        for stroke in read(name).thread
        for quantity, points in stroke.items()
    ]


def drawing(name):
    """Return the thread of a page as SVG, or an empty text if it has none."""
    lines = "".join(polyline(quantity, corners) for quantity, corners in strokes(name))
    start = f'<svg class="opening-thread" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
    return f"{start}{lines}</svg>" if lines else ""


def polyline(quantity, corners):
    """Return a stroke as SVG, which needs two points for a dot, too."""
    if len(corners) == 1:
        return polyline(f"{quantity} dot", corners + corners)
    points = " ".join(f"{x},{y}" for x, y in corners)
    return f'<polyline class="hue-{quantity}" points="{points}"/>'


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


def setup(app):
    app.add_css_file("thread.css")
    app.add_transform(Question)
