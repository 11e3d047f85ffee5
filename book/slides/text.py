"""Text on slides: paragraphs, lists, formulas and tables, shortened and divided so that no slide is overfull."""

import math
import re

from book.slides import layout
from book.slides.reading import plain
from book.slides.slide import shortened

PARAGRAPHS = 240  # letters of a text slide that shows its paragraphs whole
ITEM = re.compile(r"(?<=<li>).*?(?=</li>)", re.S)
MOST = layout.HEIGHT - layout.title("one line")


def short_blocks(blocks):
    """Return [(kind, HTML, whether it was cut), …]: long paragraphs and items are cut to their first sentence."""
    shown = []
    crowded = sum(len(plain(block.html)) for block in blocks if block.kind == "paragraph") > PARAGRAPHS
    for block in blocks:
        html = block.html
        if block.kind == "paragraph" and crowded:
            html = f"<p>{short}</p>" if (short := shortened(html)) != html else html
        elif block.kind in ("list", "plan"):
            html = ITEM.sub(lambda match: shortened(match[0]), html)
        shown.append((block.kind, html, html != block.html))
    return shown


def divided(kind, html):
    """Return a list or a table that is higher than a slide in parts with about the same number of rows."""
    count = math.ceil(layout.height(html) / MOST)
    if count == 1 or kind not in ("list", "plan", "table"):
        return [html]
    tag = "tr" if kind == "table" else "li"
    rows = re.findall(rf"<{tag}>.*?</{tag}>\s*", html, re.S)
    head = rows.pop(0) if kind == "table" else ""
    start, end = re.match(r"\s*<\w+>\s*", html)[0], re.search(r"</\w+>\s*$", html)[0]
    size = math.ceil(len(rows) / count)
    return [start + head + "".join(rows[at : at + size]) + end for at in range(0, len(rows), size)]
