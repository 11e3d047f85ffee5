"""Estimates how high things are on a slide of 1280 × 720 pixels, so that a slide is divided before it is overfull.

Lengths are pixels. tests/site/pages/test_slides.py measures in a browser what this module estimates.
"""

import math
import re
import unicodedata

from book.slides.reading import plain

WIDTH, HEIGHT = 1200, 634  # of the room below the line that names chapter and section
CODE, OUTPUT, TEXT, TITLE = 24, 24, 30, 40  # font sizes, the same as in slides.css
GAP = 14
FIGURE = 520
STACKED = 0.75  # of the height: code and output that are higher stand beside each other
SPARSE = 0.6  # of the height: below it a slide has room for a paragraph


def em(text, wide=0.95, narrow=0.55):
    """Return the width of a text in units of its font size; a letter of Hangul is almost as wide as high."""
    return sum(wide if unicodedata.east_asian_width(letter) in "WF" else narrow for letter in text)


def lines(text, size, width=WIDTH):
    return max(1, math.ceil(em(plain(text)) * size / width))


def title(text):
    return lines(text, TITLE) * TITLE * 1.25 + GAP


def paragraph(text, size=TEXT, width=WIDTH):
    return lines(text, size, width) * size * 1.5 + GAP


def bullets(text):
    items = re.findall(r"<li>(.*?)</li>", text, re.S)
    return sum(paragraph(item, TEXT, WIDTH - 40) - GAP / 2 for item in items) + GAP


def table(text):
    """Rows are as high as their highest cell; each column gets its share of the width by its longest cell."""
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in re.findall(r"<tr>(.*?)</tr>", text, re.S)]
    widths = [max(em(plain(cell)) for cell in column) * 24 + 30 for column in zip(*rows, strict=False)]
    scale = min(1, WIDTH / max(1, sum(widths)))
    high = [
        max(math.ceil((em(plain(cell)) * 24 + 30) / (w * scale)) for cell, w in zip(row, widths, strict=False))
        for row in rows
        if row
    ]
    return sum(count * 34 + 12 for count in high) + GAP


def mono(text, size):
    """Return (width, height) of lines of code or of printed text in their box."""
    widths = [em(row, wide=1.0, narrow=0.61) * size + 40 for row in text.splitlines() or [""]]
    return max(widths), sum(math.ceil(width / WIDTH) for width in widths) * size * 1.35 + 24


def code(source, printed):
    """Return (height, whether the output must stand beside the code, because below it there is no room)."""
    boxes = [mono(text, size) for text, size in ((source, CODE), (printed, OUTPUT)) if text]
    stacked = sum(height for _, height in boxes) + GAP * len(boxes)
    fits = len(boxes) == 2 and sum(width for width, _ in boxes) + GAP <= WIDTH
    if fits and stacked > STACKED * HEIGHT:
        return max(height for _, height in boxes) + GAP, True
    return stacked, False


def pages(printed, room):
    """Return what was printed in parts that are at most `room` high."""
    parts = [[]]
    for row in printed.splitlines() or [""]:
        if parts[-1] and mono("\n".join([*parts[-1], row]), OUTPUT)[1] > room:
            parts.append([])
        parts[-1].append(row)
    return ["\n".join(part) for part in parts]
