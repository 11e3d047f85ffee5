"""Makes lecture slides from the cells of the notebooks: one deck per chapter in slides/, shown by reveal.js.

The cells decide what a slide shows, so that a chapter needs no second text:

- A heading starts a slide. Sections of the second level are side by side, their parts are below each other.
- A code cell is a slide with its outputs beside it, below the paragraph that stands before the cell.
- Lists, tables, formulas and quotations are shown. All other paragraphs become the speaker's notes (key S).
- A cell tagged `skip-slide` is left out; a cell tagged `notes` becomes notes; `remove-input` hides code as in the book.
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
from book.contents import page_names_of
from book.explorers import FOLDER as PICTURES
from book.explorers import PICTURE

HERE = Path(__file__).parent
REVEAL = HERE / "vendor" / "reveal"
SHOWN = {"bullet_list_open", "ordered_list_open", "table_open", "blockquote_open", "math_block", "fence", "html_block"}
HALF = 52  # characters; code with longer lines has its output below it instead of beside it
BADGE = "colab-badge.svg"


def markdown():
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    renderer = lambda tex, options: f"\0{json.dumps([tex, options['display_mode']])}\0"  # noqa: E731
    return parser.use(dollarmath_plugin, double_inline=True, renderer=renderer)


def blocks(parser, text):
    """Yield (kind, heading level, HTML) for each block of a Markdown text."""
    tokens = parser.parse(text)
    start = 0
    for end, token in enumerate(tokens, 1):
        if token.level == 0 and token.nesting <= 0:
            first = tokens[start]
            level = int(first.tag[1]) if first.type == "heading_open" else 0
            yield first.type, level, parser.renderer.render(tokens[start:end], parser.options, {})
            start = end


class Deck:
    """Collects slides: sections of slides, each with a heading, what is shown, and the speaker's notes."""

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
        """Put a paragraph that no code cell follows into the notes, or on the slide if that is empty."""
        if self.lead:
            slide = self.current
            slide["shown" if not slide["shown"] else "notes"].append(self.lead)
            self.lead = None

    def go_on(self):
        """Start one more slide with the same heading if the current one shows a code cell."""
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
    """Return the outputs of a code cell as HTML."""
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
    """Return the slides of a notebook: a list of sections, each a list of slides."""
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
                short = (
                    len(lines) <= 2 and "<img" in shown
                )  # a cell that only draws a figure: the figure gets the whole width
                made.code(source, shown, wide=short or max(map(len, lines), default=0) > HALF)
    made.flush()
    return made.sections


def draw_formulas(page):
    """Return the page with its formulas drawn by one call of KaTeX."""
    found = re.findall(r"\0(.*?)\0", page)
    wanted = list(dict.fromkeys(found))
    drawn = dict(zip(wanted, formulas.render([json.loads(one) for one in wanted]), strict=True)) if wanted else {}
    return re.sub(r"\0(.*?)\0", lambda match: drawn[match[1]]["html"], page)


def local_links(page, folder, public):
    """Return the page with links that work from slides/: other chapters, the public site, pictures of explorers."""
    page = re.sub(
        r'href="(?![a-z]+:|#)([^"#]+)\.(?:ipynb|md)(#[^"]*)?"',
        lambda match: f'href="../{folder}/{match[1]}.html{match[2] or ""}"',
        page,
    )
    page = PICTURE.sub(f'src="../_static/{PICTURES}/', page)
    return page.replace(f'href="{public}', 'href="../')


def page(sections, title, language, folder, public):
    """Return one deck as an HTML page that loads files of this site only."""

    def one(slide):
        heading = f"<h{min(slide['level'], 3)}>{slide['heading']}</h{min(slide['level'], 3)}>"
        notes = f'<aside class="notes" role="note">{"".join(slide["notes"])}</aside>' if slide["notes"] else ""
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
    for name in page_names_of(app.env):
        source = Path(app.srcdir) / f"{name}.ipynb"
        if source.exists():
            sections = deck(json.loads(source.read_text("utf8")))
            folder = name.rsplit("/", 1)[0]
            text = page(sections, app.env.titles[name].astext(), app.config.language, folder, app.config.html_baseurl)
            (target / f"{source.stem}.html").write_text(text, "utf8")


def add_button(app, pagename, templatename, context, doctree):
    """Add to the download menu of every page the PDF of the book, and to that of a chapter its slides."""
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
