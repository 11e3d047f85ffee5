"""Draws the parts of a cell that a slide can show, as HTML: code, output, the second paragraph, …

A formula stays a mark until book/formulas.py draws it.
"""

import re
from html import escape
from itertools import pairwise

from docutils.utils.smartquotes import educate_tokens
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from book.code_lines import wide
from book.folded import without_plumbing
from book.formulas import mark
from explorers import ELEMENT

BADGE = "colab-badge.svg"
# Kinds of part by the first token of Markdown.
KINDS = {
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "math_block": "formula",
}
ANSWER = re.compile(r"<details>\s*<summary>.*?</summary>(.*?)</details>", re.DOTALL)


def curl(state):
    """Write the quotes as Sphinx writes those of the pages.

    For a rule of markdown-it '법'은 would hold an apostrophe.
    """
    kinds = {"text": "plain", "html_inline": "tag"}
    for token in state.tokens:
        parts = token.children or []
        typed = [(kinds.get(part.type, "literal"), part.content) for part in parts]
        for part, text in zip(parts, educate_tokens(typed, "q"), strict=True):
            part.content = text


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
MARKDOWN.core.ruler.push("curl", curl)
MARKDOWN.use(
    dollarmath_plugin,
    double_inline=True,
    renderer=lambda tex, options: mark(tex, options["display_mode"]),
)


def inline(text):
    """Return a line of Markdown as HTML."""
    return MARKDOWN.renderInline(text)


def rendered(text):
    """Return Markdown as HTML."""
    return MARKDOWN.render(text)


def code(source):
    """Return Python code as HTML with the colours of its tokens, functions set apart by one empty
    line: a slide has less room than a notebook.
    """
    source = re.sub(r"\n{3,}", "\n\n", source)
    return f'<div class="code">{highlight(source, PythonLexer(), HtmlFormatter())}</div>'


def output(printed):
    """Return what code printed as HTML."""
    return f'<div class="printed"><pre>{wide(escape(printed))}</pre></div>'


def headings(cell):
    """Return the headings of a Markdown cell: [(level, HTML), …]."""
    tokens = MARKDOWN.parse("".join(cell["source"])) if cell["cell_type"] == "markdown" else []
    return [
        (int(token.tag[1]), MARKDOWN.renderer.render([words], MARKDOWN.options, {}))
        for token, words in pairwise(tokens)
        if token.type == "heading_open"
    ]


def parts(cell):
    """Return the parts of a cell that slides can show.

    Returns:
        {kind: list of HTML}; tools/slides.py lists the kinds.
    """
    found = parts_of_markdown if cell["cell_type"] == "markdown" else parts_of_code
    named = {}
    for kind, html in found(cell):
        named.setdefault(kind, []).append(html)
    return named


def parts_of_markdown(cell):
    """Yield (kind, HTML) of a Markdown cell. A box of Python is code, one below it its output."""
    text = "".join(cell["source"])
    if explorer := ELEMENT.search(text):
        yield "explorer", f"<rnn-{explorer[1]}{explorer[2]}></rnn-{explorer[1]}>"
        text = ELEMENT.sub("\n\n", text)
    for block in blocks(MARKDOWN.parse(text)):
        first = block[0]
        html = MARKDOWN.renderer.render(block, MARKDOWN.options, {})
        if first.type == "fence" and "python" in first.info:
            yield "code", code(first.content)
        elif first.type == "fence":
            yield "output", output(first.content.rstrip("\n"))
        elif first.type in KINDS and BADGE not in html:
            yield KINDS[first.type], html
        elif answer := ANSWER.search(html):
            yield "answer", f'<div class="answer">{answer[1].strip()}</div>'


def blocks(tokens):
    """Yield the tokens of each paragraph, list, table, … of the top level, as a list."""
    block = []
    for token in tokens:
        block.append(token)
        is_end = token.level == 0 and token.nesting <= 0
        if is_end:
            yield block
            block = []


def parts_of_code(cell):
    """Yield (kind, HTML) of a code cell: code without plumbing, output, figure and its caption."""
    words = cell["metadata"].get("mystnb", {})
    alt = escape(words.get("image", {}).get("alt", ""))
    if source := without_plumbing("".join(cell["source"])):
        yield "code", code(source)
    pictures = []
    printed = []
    for entry in cell["outputs"]:
        data = entry.get("data", {})
        if picture := "".join(data.get("image/png", "")).replace("\n", ""):
            pictures.append(f'<img alt="{alt}" src="data:image/png;base64,{picture}">')
        elif text := "".join(entry.get("text") or data.get("text/plain") or []):
            printed.append(text.rstrip("\n"))
    if printed:
        yield "output", output("\n".join(printed))
    if pictures:
        yield "figure", f'<div class="figure">{"".join(pictures)}</div>'
    if caption := words.get("figure", {}).get("caption"):
        yield "caption", rendered(caption)
