"""Lecture slides from the notebooks' own cells: one file a chapter in slides/, shown by reveal.js from this site.

What stands where follows from the cells, so a chapter needs no second text:

- a heading starts a slide; sections of the second level stand side by side, what is inside them one below the other;
- a code cell is a slide with its outputs beside it; the paragraph before it says above it what to look for;
- lists, tables, formulas and quotations are shown, all other paragraphs are the speaker's notes (key S);
- a cell tagged `skip-slide` is left out, one tagged `notes` is said only; `remove-input` hides code as in the book.
"""

import html
import itertools
import json
import re
import shutil
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from sphinx.locale import get_translation

from book import formulas
from book.explorers import FOLDER as PICTURES
from book.explorers import PICTURE
from book.search import ordered_pages

HERE = Path(__file__).parent
REVEAL = HERE / "vendor" / "reveal"
SHOWN = {"bullet_list_open", "ordered_list_open", "table_open", "blockquote_open", "math_block", "fence", "html_block"}
HALF = 52  # letters of code that stand beside an output; a longer line has the output below it
BADGE = "colab-badge.svg"


def markdown():
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    renderer = lambda tex, options: f"\0{json.dumps([tex, options['display_mode']])}\0"  # noqa: E731
    return parser.use(dollarmath_plugin, double_inline=True, renderer=renderer)


def blocks(parser, text):
    """(kind, heading level, HTML) of each block of a Markdown text."""
    tokens = parser.parse(text)
    start = 0
    for end, token in enumerate(tokens, 1):
        if token.level == 0 and token.nesting <= 0:
            first = tokens[start]
            level = int(first.tag[1]) if first.type == "heading_open" else 0
            yield first.type, level, parser.renderer.render(tokens[start:end], parser.options, {})
            start = end


class Deck:
    """Slides in the making: sections of slides, each a heading, what is shown and what is said."""

    def __init__(self):
        self.sections, self.lead = [], None

    def slide(self, level, heading):
        self.flush()
        if level <= 2 or not self.sections:
            self.sections.append([])
        self.sections[-1].append({"level": level, "heading": heading, "shown": [], "notes": []})

    @property
    def current(self):
        return self.sections[-1][-1]

    def flush(self):
        """A paragraph that no code follows is said, not shown; alone on its slide it is shown."""
        if self.lead:
            slide = self.current
            slide["shown" if not slide["shown"] else "notes"].append(self.lead)
            self.lead = None

    def go_on(self):
        """One more slide under the same heading, once the present one has a code cell."""
        if any('class="columns' in part for part in self.current["shown"]):
            self.sections[-1].append({**self.current, "shown": [], "notes": []})

    def prose(self, kind, level, rendered):
        if kind == "heading_open":
            self.slide(level, re.sub(r"^<h\d>|</h\d>\s*$", "", rendered))
        elif kind in SHOWN:
            self.flush()
            self.go_on()
            self.current["shown"].append(rendered)
        else:
            if self.lead:
                self.current["notes"].append(self.lead)
            self.lead = rendered

    def code(self, source, outputs, wide):
        lead, self.lead = self.lead, None
        if self.current["shown"]:
            self.sections[-1].append({**self.current, "shown": [], "notes": []})
        columns = "".join(f"<div>{part}</div>" for part in (source, outputs) if part)
        self.current["shown"] += [lead or "", f'<div class="columns{" stacked" if wide else ""}">{columns}</div>']


def output(cell):
    """The outputs of a code cell as HTML."""
    alt = cell["metadata"].get("mystnb", {}).get("image", {}).get("alt", "")
    parts = []
    for one in cell["outputs"]:
        data = one.get("data", {})
        if "image/png" in data:
            picture = "".join(data["image/png"]).replace("\n", "")
            parts.append(f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{picture}">')
        elif text := "".join(one.get("text") or data.get("text/plain") or []):
            parts.append(f"<pre>{html.escape(text)}</pre>")
    return "".join(parts)


def deck(notebook):
    """The slides of a notebook."""
    made, parser = Deck(), markdown()
    for cell in notebook["cells"]:
        tags, text = cell["metadata"].get("tags", []), "".join(cell["source"])
        if "skip-slide" in tags:
            continue
        if cell["cell_type"] == "markdown":
            for kind, level, rendered in blocks(parser, text):
                if BADGE in rendered:
                    continue
                if "notes" in tags and kind != "heading_open":
                    made.current["notes"].append(rendered)
                else:
                    made.prose(kind, level, rendered)
        elif cell["cell_type"] == "code":
            source = "" if "remove-input" in tags else highlight(text, PythonLexer(), HtmlFormatter())
            if source or cell["outputs"]:
                lines, shown = text.splitlines(), output(cell)
                short = len(lines) <= 2 and "<img" in shown  # a line that only draws: the figure gets the width
                made.code(source, shown, wide=short or max(map(len, lines), default=0) > HALF)
    made.flush()
    return made.sections


def draw_formulas(page):
    """The page with its formulas drawn, all at once."""
    found = re.findall(r"\0(.*?)\0", page)
    wanted = list(dict.fromkeys(found))
    drawn = dict(zip(wanted, formulas.render([json.loads(one) for one in wanted]), strict=True)) if wanted else {}
    return re.sub(r"\0(.*?)\0", lambda match: drawn[match[1]]["html"], page)


def local_links(page, folder, public):
    """Links of a notebook, seen from slides/: its neighbours, this site by its public address, explorers' pictures."""
    page = re.sub(
        r'href="(?![a-z]+:|#)([^"#]+)\.(?:ipynb|md)(#[^"]*)?"',
        lambda match: f'href="../{folder}/{match[1]}.html{match[2] or ""}"',
        page,
    )
    page = PICTURE.sub(f'src="../_static/{PICTURES}/', page)
    return page.replace(f'href="{public}', 'href="../')


def page(sections, title, language, folder, public):
    """One deck as a page that loads nothing but what stands beside it."""

    def one(slide):
        heading = f"<h{min(slide['level'], 3)}>{slide['heading']}</h{min(slide['level'], 3)}>"
        notes = f'<aside class="notes">{"".join(slide["notes"])}</aside>' if slide["notes"] else ""
        return f"<section>{heading}{''.join(slide['shown'])}{notes}</section>"

    stacks = "\n".join(f"<section>{''.join(map(one, section))}</section>" for section in sections)
    template = (HERE / "slides.html").read_text("utf8")
    words = {"title": html.escape(title), "language": language, "slides": stacks}
    text = re.sub(r"\{\{(\w+)\}\}", lambda match: words[match[1]], template)
    return local_links(draw_formulas(text), folder, public)


def write_slides(app, exception):
    if exception or app.builder.name != "html":
        return
    target = Path(app.outdir) / "slides"
    target.mkdir(exist_ok=True)
    for source in itertools.chain(REVEAL.glob("*.*s"), [HERE / "slides.css", REVEAL / "LICENSE"]):
        shutil.copy(source, target)
    for name in ordered_pages(app.env):
        source = Path(app.srcdir) / f"{name}.ipynb"
        if source.exists():
            sections = deck(json.loads(source.read_text("utf8")))
            folder = name.rsplit("/", 1)[0]
            text = page(sections, app.env.titles[name].astext(), app.config.language, folder, app.config.html_baseurl)
            (target / f"{source.stem}.html").write_text(text, "utf8")


def add_button(app, pagename, templatename, context, doctree):
    """The slides of a chapter stand in its download menu, the PDF of the book in that of every page."""
    _, here = get_translation("sphinx"), context["pathto"]
    links = [("rnn-lstm-gru-ko.pdf", "Whole book as PDF", "fas fa-book", "book-pdf-button")]
    if (Path(app.srcdir) / f"{pagename}.ipynb").exists():
        name = f"slides/{pagename.rsplit('/', 1)[1]}.html"
        links.append((name, "Lecture slides", "fas fa-person-chalkboard", "slides-button"))
    for group in context.get("header_buttons", []):
        if group.get("label") == "download-buttons":
            group["buttons"] += [
                {
                    "type": "link",
                    "url": here(url, 1),
                    "text": str(_(text)),
                    "tooltip": str(_(text)),
                    "icon": icon,
                    "label": label,
                }
                for url, text, icon, label in links
            ]


def setup(app):
    app.connect("html-page-context", add_button, priority=850)
    app.connect("build-finished", write_slides)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
