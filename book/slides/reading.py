"""Reads the cells of a notebook as blocks: headings, paragraphs, questions, code with its output, explorers.

A formula stays a mark until book/formulas.py draws it.
"""

import html
import itertools
import re
from dataclasses import dataclass, field

from docutils.utils.smartquotes import educate_tokens
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from book.callouts import without_plumbing
from book.formulas import MARK, mark
from explorers import ELEMENT

BADGE = "colab-badge.svg"
SHORT = 2  # lines
# The kinds of block by their first token.
KINDS = {
    "table_open": "table",
    "math_block": "formula",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
}
ANSWER = re.compile(r"<details>\s*<summary>.*?</summary>(.*?)</details>", re.S)
FIRST_BOLD = re.compile(r"\s*(?:<p>)?\s*<strong>(.*?)</strong>\s*", re.S)
UNSPLIT = re.compile(r"<tex.*?</tex>|<code>.*?</code>|<a .*?</a>|<[^>]*>|\d\.\d", re.S)


@dataclass
class Block:
    """One part of a cell.

    kind: heading, paragraph, formula, list, table, question, callout, explorer, code or figure.
    html: what it shows. Of code: the source; of a question: the question; of a callout: what follows its first words.
    level: of a heading. name: of an explorer, or the first words of a callout. lead: what stands before an explorer.
    answer: to a question. source, printed: the text of code, and what it prints.
    """

    kind: str
    html: str
    cell: dict = field(repr=False)
    level: int = 0
    name: str = ""
    lead: str = ""
    answer: str = ""
    source: str = ""
    printed: str = ""

    @property
    def told(self):
        """What the author of a deck wrote into the metadata of the cell: title, say, ask, answers, minutes."""
        return self.cell["metadata"].get("slide", {})

    @property
    def caption(self):
        """The caption of a figure as HTML, or an empty text."""
        return inline(self.cell["metadata"].get("mystnb", {}).get("figure", {}).get("caption", ""))


def curl(state):
    """Write the quotes as Sphinx writes those of the pages. For a rule of markdown-it '법'은 would hold an apostrophe."""
    for token in state.tokens:
        parts = token.children or []
        typed = [
            ({"text": "plain", "html_inline": "tag"}.get(part.type, "literal"), part.content)
            for part in parts
        ]
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


def coloured(code):
    """Return Python code as HTML with the colours of its tokens."""
    return highlight(code, PythonLexer(), HtmlFormatter())


def rendered(text):
    """Return Markdown as HTML."""
    return MARKDOWN.render(text)


def sentences(text):
    """Return the sentences of a paragraph of HTML. Code, formulas, links and decimals are never split."""
    kept = []

    def keep(match):
        kept.append(match[0])
        return f"\x01{len(kept) - 1}\x02"

    masked = UNSPLIT.sub(keep, re.sub(r"^<p>|</p>\s*$", "", text.strip()))
    parts = re.findall(r"\S.*?(?:[.?!][)”\"’']*(?:\x01\d+\x02)*(?=\s|$)|$)", masked, re.S)
    restored = [
        re.sub(r"\x01(\d+)\x02", lambda match: kept[int(match[1])], part).strip() for part in parts
    ]
    texts = [part for part in restored if part]
    if len(texts) > 1 and re.fullmatch(r"<strong>.*</strong>", texts[0]):
        texts[:2] = [
            " ".join(texts[:2])
        ]  # a label such as **할 일.** belongs to the sentence after it
    return texts


def plain(text):
    """Return the letters of HTML, with formulas as their TeX."""
    text = MARK.sub(lambda match: re.sub(r"\\[a-zA-Z]+|[{}]", "", match[2]), text)
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def of_markdown(cell):
    """Yield the blocks of a Markdown cell. What stands right before an explorer leads to it."""
    text = "".join(cell["source"])
    if match := ELEMENT.search(text):
        *before, lead = parsed(text[: match.start()], cell)
        yield from before
        yield Block(
            "explorer",
            f"<rnn-{match[1]}{match[2]}></rnn-{match[1]}>",
            cell,
            name=match[1],
            lead=lead.html,
        )
        text = text[match.end() :]
    yield from parsed(text, cell)


def parsed(text, cell):
    """Yield the blocks of Markdown. A box of Python and the box below it are code and what it prints."""
    tokens, start, box = MARKDOWN.parse(text), 0, None
    for end, token in enumerate(tokens, 1):
        if token.level or token.nesting > 0:
            continue
        first, shown, start = (
            tokens[start],
            MARKDOWN.renderer.render(tokens[start:end], MARKDOWN.options, {}),
            end,
        )
        if first.type == "fence" and "python" in first.info:
            box = Block("code", coloured(first.content), cell, source=first.content)
            yield box
        elif first.type == "fence" and box is not None:
            box.printed, box = first.content.rstrip("\n"), None
        elif BADGE not in shown:
            box = None
            yield block(first, shown, cell)


def block(first, shown, cell):
    """Return the block that begins with the token `first` and is shown as the HTML `shown`."""
    if first.type == "heading_open":
        return Block(
            "heading", re.sub(r"^<h\d>|</h\d>\s*$", "", shown), cell, level=int(first.tag[1])
        )
    inside = re.sub(r"^\s*<blockquote>|</blockquote>\s*$", "", shown).strip()
    if first.type == "blockquote_open" and (words := FIRST_BOLD.match(inside)):
        rest = FIRST_BOLD.sub("<p>", inside, count=1)
        if answer := ANSWER.search(rest):
            return Block("question", ANSWER.sub("", rest).strip(), cell, answer=answer[1].strip())
        return Block("callout", rest, cell, name=words[1].rstrip(".: "))
    return Block(KINDS.get(first.type, "paragraph"), shown, cell)


def output(cell):
    """Return the outputs of a code cell as HTML: (pictures, printed text)."""
    alt = html.escape(cell["metadata"].get("mystnb", {}).get("image", {}).get("alt", ""))
    pictures, printed = [], []
    for entry in cell["outputs"]:
        data = entry.get("data", {})
        if picture := "".join(data.get("image/png", "")):
            pictures.append(
                f'<img alt="{alt}" src="data:image/png;base64,{picture}">'.replace("\n", "")
            )
        elif text := "".join(entry.get("text") or data.get("text/plain") or []):
            printed.append(text.rstrip("\n"))
    return "".join(pictures), "\n".join(printed)


def of_code(cell):
    """Yield the blocks of a code cell: its code with what it prints, and its figure. Plumbing is left out."""
    source = "".join(cell["source"])
    hidden = {"remove-input", "remove-cell"} & set(cell["metadata"].get("tags", []))
    pictures, printed = output(cell)
    code = "" if hidden or pictures else without_plumbing(source)
    if not printed and code != source and code.count("\n") < SHORT:
        code = ""  # imports, and a short name for one of them
    if code or printed:
        yield Block("code", coloured(code) if code else "", cell, source=code, printed=printed)
    if pictures:
        yield Block("figure", pictures, cell)


def blocks(notebook):
    """Return the blocks of a notebook in order. Cells tagged `skip-slide` are left out."""
    cells = [
        cell for cell in notebook["cells"] if "skip-slide" not in cell["metadata"].get("tags", [])
    ]
    read = [
        of_markdown(cell) if cell["cell_type"] == "markdown" else of_code(cell) for cell in cells
    ]
    return list(itertools.chain(*read))
