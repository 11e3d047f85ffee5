"""Gives blockquotes and lists of a chapter the look of what they are, which their first bold words
tell.

Notebooks stay plain Markdown, `> **멈추고 생각하기.** …`, which GitHub and Colab show as a
quotation.
"""

import ast
import json
import re

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

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
IN_NOTEBOOKS = Text(
    "If you see only a picture"
)  # stands in a sentence that is true on GitHub and Colab only


def first_words(node):
    """Return the bold words at the start of a node, without punctuation, or ""."""
    paragraph = node.next_node(nodes.paragraph)
    start = next((child for child in paragraph or () if child.astext().strip()), None)
    return start.astext().rstrip(".: ") if isinstance(start, nodes.strong) else ""


def is_link(node):
    """Return True if a node is nothing but a link."""
    return len(node) == 1 and isinstance(node[0], nodes.reference | addnodes.pending_xref)


class Callouts(SphinxTransform):
    """Adds classes to callouts, to the plan of a chapter,
    and to paragraphs of nothing but bold links: buttons.
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


def without_plumbing(source):
    """Return code without import statements and without calls that draw a figure."""
    lines = source.splitlines()
    for statement in ast.parse(source).body:
        call = isinstance(statement, ast.Expr) and ast.unparse(statement).startswith("figures.")
        if call or isinstance(statement, ast.Import | ast.ImportFrom):
            for number in range(statement.lineno - 1, statement.end_lineno):
                lines[number] = None
    return "\n".join(line for line in lines if line is not None).strip("\n")


def hide_plumbing(cells):
    """Close the input of cells that only import or only call a figure in
    one line: readers open it with a click. Hide what only notebooks need.
    """
    for cell in cells:
        code = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            cell["source"] = re.sub(
                rf"[^.?!>\n]*{IN_NOTEBOOKS}[^.]*\.", r'<span class="d-none">\g<0></span>', code
            )
        is_plain = (
            cell["cell_type"] == "code" and not cell["metadata"].get("tags") and "\n " not in code
        )
        if is_plain and not without_plumbing(code):
            cell["metadata"]["tags"] = ["hide-input"]


def with_links(cells):
    """Yield the cells, and below each exercise a link to its cell in Colab,
    which makes its section a card (static/thread.css), and the call for a hint.
    """
    badge = COLAB.search("".join(cells[0]["source"]))
    words = Text("Solve it in Colab")
    for cell in cells:
        yield cell
        if (
            badge
            and cell["cell_type"] == "code"
            and (exercise := EXERCISE.search("".join(cell["source"])))
        ):
            hint = Text("Hint: check.{name}.hint()", name=exercise[1])
            link = (
                f'<p class="in-colab added"><a href="{badge[1]}#scrollTo={cell["id"]}">{words}</a>'
                f" <code>{hint}</code></p>"
            )
            yield {
                "cell_type": "markdown",
                "id": f"{cell['id']}-colab",
                "metadata": {},
                "source": link,
            }


def adapt(app, docname, source):
    """Change the cells of a notebook for the web before its page is read."""
    if str(app.env.doc2path(docname)).endswith(".ipynb"):
        notebook = json.loads(source[0])
        hide_plumbing(notebook["cells"])
        source[0] = json.dumps(
            {**notebook, "cells": [*with_links(notebook["cells"])]}, ensure_ascii=False
        )


def setup(app):
    app.add_transform(Callouts)
    app.connect("source-read", adapt)
