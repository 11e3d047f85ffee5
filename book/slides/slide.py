"""One slide: a title that claims something in one sentence, what it shows, and about how much room that takes."""

import math
import re
import unicodedata
from dataclasses import dataclass, field

from book.slides.reading import Block, plain, rendered, sentences

LONGEST_CLAIM = 62  # letters of a sentence that can be a title
LONG = 95  # letters of a paragraph or of an item: what is longer is shown by its first sentence
PARAGRAPHS = 240  # letters of a text slide that shows its paragraphs whole
ITEM = re.compile(r"(?<=<li>).*?(?=</li>)", re.S)
# Letters of Hangul in one line of a title, of text, of code; lines of text on a slide, its title among them, and of a figure.
TITLE, TEXT, CODE, HEIGHT, FIGURE = 31, 42, 48, 15, 7
BOX = re.compile(r"<pre>.*?</pre>", re.S)
# Minutes of a kind of slide, if its section has no minutes: else its share of them.
WEIGHTS = dict(
    title=1, question=1.5, code=1.5, figure=1.5, text=1.5, explorer=3, callout=1, exercises=1
)


def rows(text, letters):
    """Return how many lines a text needs if `letters` of Hangul stand in one; other letters are narrower."""
    return max(
        1,
        math.ceil(
            sum(1 if unicodedata.east_asian_width(a) in "WF" else 0.6 for a in plain(text))
            / letters
        ),
    )


def lines(html):
    """Return about how many lines of text have the height of HTML. slides.js then fits what a slide shows exactly."""
    if "<img" in html:
        return FIGURE
    code = sum(1 + sum(rows(row, CODE) for row in box.splitlines()) for box in BOX.findall(html))
    text = BOX.sub("", html)
    parts = [part for part in re.split(r"</p>|</li>|</tr>|<br ?/?>", text) if plain(part).strip()]
    equations = len(re.findall(r"<tex display|\\q?quad|\\\\", text))
    return 0.75 * code + sum(rows(part, TEXT) + 0.3 for part in parts) + equations


@dataclass
class Slide:
    """What one slide shows, and what its speaker says. Texts are HTML.

    key: its id in the address; kind: a key of WEIGHTS; title: what it claims.
    section, part: keys of the headings above it, that of the second level and the nearest one.
    where: the headings above it; heading: that of its section.
    again: 2 if its title is that of the slide before it, then 3, …
    block, lead: the code cell, and the paragraphs before it. names: the exercises, with their first sentences.
    """

    key: str
    kind: str
    title: str
    section: str
    part: str
    where: str = ""
    heading: str = ""
    shown: list = field(default_factory=list)
    say: list = field(default_factory=list)
    ask: list = field(default_factory=list)
    answers: list = field(default_factory=list)
    minutes: float | None = None
    again: int = 1
    block: Block | None = None
    lead: list = field(default_factory=list)
    names: dict = field(default_factory=dict)

    @property
    def room(self):
        """How many lines of text are free."""
        return HEIGHT - 1.1 * rows(self.title, TITLE) - sum(map(lines, self.shown))

    def show(self, html, above=False):
        self.shown.insert(0 if above else len(self.shown), html)

    def fill(self, text, above=False):
        """Show a paragraph, or its first sentence, if much of the slide is free."""
        if self.room > 0.4 * HEIGHT:
            self.show(
                text if len(plain(text)) <= LONG + 60 else f"<p>{sentences(text)[0]}</p>", above
            )

    def tell(self, block, default=()):
        """Take from the metadata of a cell what the speaker says, or what the chapter says around it."""
        told = block.told
        self.say += [rendered(told["say"])] if "say" in told else list(default)
        self.ask += [rendered(told["ask"])] if "ask" in told else []
        self.answers += [rendered(told["answers"])] if "answers" in told else []


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
    """Return [(HTML, whether it was cut), …]: long paragraphs and items are cut to their first sentence."""
    shown = []
    crowded = (
        sum(len(plain(block.html)) for block in blocks if block.kind == "paragraph") > PARAGRAPHS
    )
    for block in blocks:
        html = block.html
        if block.kind == "paragraph" and crowded:
            html = f"<p>{short}</p>" if (short := shortened(html)) != html else html
        elif block.kind == "list":
            html = ITEM.sub(lambda match: shortened(match[0]), html)
        shown.append((html, html != block.html))
    return shown


def divided(html):
    """Return a table that is higher than a slide in parts, each below its head. Other HTML stays whole."""
    head, *items = re.findall(r"<tr>.*?</tr>\s*", html, re.S) or [""]
    count = math.ceil(lines(html) / HEIGHT)
    if count == 1 or not items:
        return [html]
    size = math.ceil(len(items) / count)
    return [
        f"<table>{head}{''.join(items[at : at + size])}</table>"
        for at in range(0, len(items), size)
    ]
