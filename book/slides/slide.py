"""One slide, the rules for its title (it claims something in one sentence), and the text that it can show."""

import math
import re
from dataclasses import dataclass, field

from book.slides import layout
from book.slides.reading import Block, plain, rendered, sentences

LONGEST_CLAIM = 62  # letters of a sentence that can be a title
LONG = 95  # letters of a paragraph or of an item: what is longer is shown by its first sentence
PARAGRAPHS = 240  # letters of a text slide that shows its paragraphs whole
MOST = layout.HEIGHT - layout.title("one line")
ITEM = re.compile(r"(?<=<li>).*?(?=</li>)", re.S)
# Minutes of a kind of slide, if its section has no minutes: else its share of them.
WEIGHTS = dict(title=1, question=1.5, code=1.5, figure=1.5, text=1.5, explorer=3, callout=1, exercises=1)


@dataclass
class Slide:
    """What one slide shows, and what its speaker says. Texts are HTML.

    key: its id in the address; kind: a key of WEIGHTS; title: what it claims.
    section, part: keys of the headings above it, that of the second level and the nearest one.
    where: the headings above it; heading: that of its section; explorer: the name of its explorer.
    again: 2 if its title is that of the slide before it, then 3, …
    used: pixels of its height that are taken; block, lead: the code cell, and the paragraphs before it.
    names: the exercises, with their first sentences.
    """

    key: str
    kind: str
    title: str
    section: str
    part: str
    where: str = ""
    heading: str = ""
    explorer: str = ""
    shown: list = field(default_factory=list)
    say: list = field(default_factory=list)
    ask: list = field(default_factory=list)
    answers: list = field(default_factory=list)
    minutes: float | None = None
    again: int = 1
    used: float = 0
    block: Block | None = None
    lead: list = field(default_factory=list)
    names: dict = field(default_factory=dict)

    def show(self, html, height=None, above=False):
        """Show HTML, which takes `height` pixels: those of text if they are not given."""
        self.shown.insert(0 if above else len(self.shown), html)
        self.used += layout.height(html) if height is None else height

    def room(self):
        """Return how many pixels below the title are free."""
        return layout.HEIGHT - layout.title(self.title) - self.used

    def fill(self, text, above=False):
        """Show a paragraph, or its first sentence, if much of the slide is free."""
        short = text if len(plain(text)) <= LONG + 60 else f"<p>{sentences(text)[0]}</p>"
        if self.room() > (1 - layout.SPARSE) * layout.HEIGHT:
            self.show(short, above=above)

    def tell(self, block, default=()):
        """Take from the metadata of a cell what the speaker says, or what the chapter says around it."""
        told = block.told
        self.say += [rendered(told["say"])] if "say" in told else list(default)
        self.ask += [rendered(told["ask"])] if "ask" in told else []
        self.answers += [rendered(told["answers"])] if "answers" in told else []
        if "minutes" in told and block.cell["cell_type"] == "code":
            self.minutes = told["minutes"]


def claim(text):
    """Return the first sentence of a paragraph without its full stop, or None if it is too long for a title."""
    first = sentences(text)[:1]
    if not first or len(plain(first[0])) > LONGEST_CLAIM:
        return None
    return re.sub(r"\.$", "", re.sub(r"</?strong>", "", first[0]))


def shortened(html):
    """Return a paragraph or an item, or its first sentence if it is long."""
    return html if len(plain(html)) <= LONG else sentences(html)[0]


def short_blocks(blocks):
    """Return [(kind, HTML, whether it was cut), …]: long paragraphs and items are cut to their first sentence."""
    shown = []
    crowded = sum(len(plain(block.html)) for block in blocks if block.kind == "paragraph") > PARAGRAPHS
    for block in blocks:
        html = block.html
        if block.kind == "paragraph" and crowded:
            html = f"<p>{short}</p>" if (short := shortened(html)) != html else html
        elif block.kind == "list":
            html = ITEM.sub(lambda match: shortened(match[0]), html)
        shown.append((block.kind, html, html != block.html))
    return shown


def divided(kind, html):
    """Return a list or a table that is higher than a slide in parts with about the same number of rows."""
    count = math.ceil(layout.height(html) / MOST)
    if count == 1 or kind not in ("list", "table"):
        return [html]
    tag = "tr" if kind == "table" else "li"
    rows = re.findall(rf"<{tag}>.*?</{tag}>\s*", html, re.S)
    head = rows.pop(0) if kind == "table" else ""
    start, end = re.match(r"\s*<\w+>\s*", html)[0], re.search(r"</\w+>\s*$", html)[0]
    size = math.ceil(len(rows) / count)
    return [start + head + "".join(rows[at : at + size]) + end for at in range(0, len(rows), size)]
