"""Estimates how high things are on a slide of 1280 × 720 pixels, so that a slide is divided before it is overfull.

Lengths are pixels. The estimate is coarse: slides.js enlarges or shrinks what a slide shows until it fits.
"""

import math
import re
import unicodedata

from book.slides.reading import plain

WIDTH, HEIGHT = 1200, 634  # of the room below the line that names chapter and section
CODE, TABLE, TEXT, TITLE = 24, 24, 30, 40  # font sizes, the same as in slides.css
GAP = 14
FIGURE = 520
STACKED = 0.75  # of the height: code and output that are higher stand beside each other
SPARSE = 0.6  # of the height: below it a slide has room for a paragraph
ROW, CELL = re.compile(r"<tr>.*?</tr>", re.S), re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.S)


def width(text, size, hangul=0.95, other=0.55):
    """Return the width of one line of text; a letter of Hangul is almost as wide as high."""
    return size * sum(hangul if unicodedata.east_asian_width(letter) in "WF" else other for letter in text)


def lines(text, size):
    return max(1, math.ceil(width(plain(text), size) / WIDTH))


def title(text):
    return lines(text, TITLE) * TITLE * 1.25 + GAP


def height(html):
    """Return the height of paragraphs, lists, tables or one formula."""
    if 'class="math block"' in html:
        return 70 + 55 * (html.count("quad") + html.count("\\\\\\\\"))
    parts = [part for part in re.split(r"</p>|</li>|<br ?/?>", ROW.sub("", html)) if plain(part).strip()]
    return table(html) + sum(lines(part, TEXT) * TEXT * 1.5 + GAP / (2 if "<li>" in part else 1) for part in parts)


def table(html):
    """Return the height of rows, 0 without any: each is as high as its highest cell in a column as wide as its longest."""
    rows = [[width(plain(cell), TABLE) + 30 for cell in CELL.findall(row)] for row in ROW.findall(html)]
    columns = [max(column) for column in zip(*rows, strict=False)]
    scale = min(1, WIDTH / max(1, sum(columns)))
    high = [max(math.ceil(cell / (column * scale)) for cell, column in zip(row, columns, strict=False)) for row in rows]
    return sum(34 * count + 12 for count in high)


def box(text):
    """Return (width, height) of lines of code or of printed text in their box."""
    widths = [width(row, CODE, hangul=1.0, other=0.61) + 40 for row in text.splitlines() or [""]]
    return max(widths), sum(math.ceil(row / WIDTH) for row in widths) * CODE * 1.35 + 24


def code(source, printed):
    """Return (height, whether the output must stand beside the code, because below it there is no room)."""
    boxes = [box(text) for text in (source, printed) if text]
    stacked = sum(high + GAP for _, high in boxes)
    fits = len(boxes) == 2 and sum(wide for wide, _ in boxes) + GAP <= WIDTH
    if fits and stacked > STACKED * HEIGHT:
        return max(high for _, high in boxes) + GAP, True
    return stacked, False


def pages(printed, room):
    """Return what was printed in parts that are at most `room` high."""
    parts = [[]]
    for row in printed.splitlines() or [""]:
        if parts[-1] and box("\n".join([*parts[-1], row]))[1] > room:
            parts.append([])
        parts[-1].append(row)
    return ["\n".join(part) for part in parts]
