"""Gives blockquotes and lists of a chapter the look of what they are, which their first bold words
tell.

Notebooks stay plain Markdown, `> **멈추고 생각하기.** …`, which GitHub and Colab show as a
quotation.
"""

import json
import re

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from book import folded
from lib.text import Text

# Kind of callout: the bold words that it starts with.
KINDS = {
    "think": Text("Stop and think"),
    "try": Text("Try it yourself"),
    "remember": Text("Remember"),
    "mistake": Text("A common mistake"),
}
PLAN = Text("What you do")
EXERCISE = re.compile(r"^check\.(\w+)\(", re.MULTILINE)
COLAB = re.compile(r"\((https://colab[^)]*\.ipynb)\)")
# Begins a sentence that is true on GitHub and Colab only.
IN_NOTEBOOKS = Text("If you see only a picture")


def first_words(node):
    """Return the bold words at the start of a node, without punctuation, or ""."""
    paragraph = node.next_node(nodes.paragraph)
    start = next((child for child in paragraph or () if child.astext().strip()), None)
    return start.astext().rstrip(".: ") if isinstance(start, nodes.strong) else ""


def is_link(node):
    """Return True if a node is nothing but a link."""
    return len(node) == 1 and isinstance(node[0], nodes.reference | addnodes.pending_xref)


def drop_full_stops(plan):
    """Take the full stop from the bold words that head each item of a plan."""
    for item in plan.children:
        words = item.next_node(nodes.strong)
        if words is not None and words.astext().endswith("."):
            words.children[:] = [nodes.Text(words.astext().rstrip("."))]


class Callouts(SphinxTransform):
    """Adds classes to callouts, to the plan of a chapter, and to paragraphs of nothing but bold
    links: buttons.
    """

    default_priority = 820

    def apply(self):
        for quote in self.document.findall(nodes.block_quote):
            words = first_words(quote)
            quote["classes"] += [
                f"callout-{kind}" for kind, start in KINDS.items() if words == str(start)
            ]
        for paragraph in self.document.findall(nodes.paragraph):
            parts = [child for child in paragraph if child.astext().strip()]
            if parts and all(isinstance(part, nodes.strong) and is_link(part) for part in parts):
                paragraph["classes"].append("buttons")
        for plan in self.document.findall(nodes.bullet_list):
            if first_words(plan) == str(PLAN):
                plan["classes"].append("plan")
                drop_full_stops(plan)


def adapt_cells(cells):
    """Hide what only notebooks need, and fold code (folded.py)."""
    sentence = re.compile(rf"[^.?!>\n]*{IN_NOTEBOOKS}[^.]*\.")
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            cell["source"] = sentence.sub(r'<span class="d-none">\g<0></span>', source)
        elif cell["cell_type"] == "code" and not cell["metadata"].get("tags"):
            cell["metadata"]["tags"] = folded.tags(cell)


def with_links(cells):
    """Yield the cells, and below each exercise a link to its cell in Colab, which makes its section
    a card (static/thread.css), and the call for a hint.
    """
    badge = COLAB.search("".join(cells[0]["source"]))
    for cell in cells:
        yield cell
        exercise = EXERCISE.search("".join(cell["source"]))
        if badge and cell["cell_type"] == "code" and exercise:
            yield link_to_colab(badge[1], cell["id"], exercise[1])


def link_to_colab(notebook, cell, exercise):
    """Return a cell that leads to another one in Colab. exercise: the name in check.NAME()."""
    words = Text("Solve it in Colab")
    hint = Text("Hint: check.{name}.hint()", name=exercise)
    link = f'<a href="{notebook}#scrollTo={cell}">{words}</a>'
    return {
        "cell_type": "markdown",
        "id": f"{cell}-colab",
        "metadata": {},
        "source": f'<p class="in-colab added">{link} <code>{hint}</code></p>',
    }


def adapt(app, docname, source):
    """Change the cells of a notebook for the web before its page is read."""
    if str(app.env.doc2path(docname)).endswith(".ipynb"):
        notebook = json.loads(source[0])
        adapt_cells(notebook["cells"])
        source[0] = json.dumps(
            {**notebook, "cells": [*with_links(notebook["cells"])]}, ensure_ascii=False
        )


def setup(app):
    app.add_transform(Callouts)
    app.connect("source-read", adapt)
