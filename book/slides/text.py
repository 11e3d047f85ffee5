"""Text on slides: paragraphs, lists, formulas and tables, shortened and divided so that no slide is overfull."""

import math
import re

from book.slides import layout
from book.slides.reading import plain
from book.slides.slide import shortened

PARAGRAPHS = 240  # letters of a text slide that shows its paragraphs whole
ITEM = re.compile(r"<li>(.*?)</li>", re.S)


def short_items(html):
    """Return (a list whose long items are cut to their first sentence, True if one was)."""
    cut = []

    def short(match):
        kept, left = shortened(match[1])
        cut.append(left)
        return f"<li>{kept}</li>"

    return ITEM.sub(short, html), any(cut)


def short_blocks(blocks):
    """Return (list of (kind, HTML, True if cut) with long paragraphs and items cut, what was cut, for the speaker)."""
    shown, whole = [], []
    room = PARAGRAPHS - sum(len(plain(block.html)) for block in blocks if block.kind == "paragraph")
    for block in blocks:
        html, cut = block.html, False
        if block.kind == "paragraph" and room < 0:
            html, cut = shortened(html)
            html = f"<p>{html}</p>" if cut else html
        elif block.kind in ("list", "plan"):
            html, cut = short_items(html)
        shown.append((block.kind, html, cut))
        whole += [block.html] if cut else []
    return shown, whole


def height(kind, html):
    """Return the pixels that a text takes."""
    if kind == "formula":
        return 70 + 55 * (html.count("quad") + html.count("\\\\\\\\"))
    if kind == "quote":
        return sum(map(layout.paragraph, re.split(r"</p>|<br ?/?>|<li>", html)))
    measures = {"list": layout.bullets, "plan": layout.bullets, "table": layout.table}
    return measures.get(kind, layout.paragraph)(html)


def divided(kind, html):
    """Return [(HTML, height)]: a list or a table that is higher than a slide in parts of about the same height."""
    most = layout.HEIGHT - layout.title("one line")
    total = height(kind, html)
    if total <= most or kind not in ("list", "plan", "table"):
        return [(html, total)]
    tag = "tr" if kind == "table" else "li"
    rows = re.findall(rf"<{tag}>.*?</{tag}>\s*", html, re.S)
    head = rows.pop(0) if kind == "table" else ""
    start, end = re.match(r"\s*<\w+>\s*", html)[0], re.search(r"</\w+>\s*$", html)[0]
    count = math.ceil(total / most)
    target, parts, kept = total / count, [], []
    for row in rows:
        grown = height(kind, start + head + "".join([*kept, row]) + end)
        full = len(parts) + 1 < count and height(kind, start + head + "".join(kept) + end) >= target
        if kept and (full or grown > most):
            parts.append(start + head + "".join(kept) + end)
            kept = []
        kept.append(row)
    parts.append(start + head + "".join(kept) + end)
    return [(part, height(kind, part)) for part in parts]
