"""Draws the results on the page of conclusions: a strip for each share and each difference.

The page says a result in words, "LSTM: 0 / 20 [0, 16] %; GRU: 20 / 20 [84, 100] %". Each part that
names a count, a share or an interval gets a strip: a share lies between 0 and 100 %, a difference
to the left or right of zero. The words stay, and say to screen readers what the strips show.
"""

import re
from html import escape
from typing import NamedTuple

from book.page import parse
from tools.languages import EDITIONS

PAGE = "conclusions"
NUMBER = r"[−-]?\d+(?:\.\d+)?"
INTERVAL = rf"\[({NUMBER}), ({NUMBER})\]"
COUNT = re.compile(rf"[^\d:]*(\d+) / (\d+)(?: [a-z]+)?(?: {INTERVAL} %)?")
FORMULA = r"\s*\([^()]*(?:\$|\\\().*"  # what is in brackets with a formula in it
SHARE = re.compile(r"(\d+)%")
DIFFERENCE = re.compile(rf"(?:({NUMBER})\D*)?{INTERVAL}.*")


class Strip(NamedTuple):
    """A row of the drawing: its name, and what lies on its line.

    low, high: the interval, or None. value: the dot, or None. is_share: whether the line goes from
    0 to 100, and not to both sides of zero.
    """

    name: str
    low: float | None
    high: float | None
    value: float | None
    is_share: bool


def strips_of(result):
    """Return the Strips of the words of a result, those of its parts that can be drawn.

    A share without another one beside it is not drawn: it would have no opponent.
    """
    parts = result.replace("\u00a0", " ").split(";")
    found = []
    for part in parts:
        name, _, said = part.rpartition(": ")
        if strip := strip_of(name, said):
            found.append(strip)
    shares = sum(strip.is_share for strip in found)
    return [strip for strip in found if shares != 1 or not strip.is_share]


def strip_of(name, said):
    """Return the Strip of "name: said", or None."""
    name = re.sub(FORMULA, "", name.rpartition(". ")[2]).strip()
    said = said.strip().rstrip(".")
    if not name:
        return None
    if match := COUNT.fullmatch(said):
        right, of, low, high = map(number, match.groups())
        return Strip(name, low, high, 100 * right / of, True)
    if match := SHARE.fullmatch(said):
        return Strip(name, None, None, number(match[1]), True)
    if match := DIFFERENCE.fullmatch(said):
        value, low, high = map(number, match.groups())
        return Strip(name, low, high, value, False)
    return None


def number(text):
    """Return the number that a text says; None for None, a group that matched nothing."""
    return None if text is None else float(text.replace("−", "-"))


def drawn(strips):
    """Return the strips of one result as HTML. Differences share a scale around zero."""
    ends = [abs(end) for strip in strips if not strip.is_share for end in (strip.low, strip.high)]
    most = max(ends, default=1) * 1.1
    rows = "".join(row(strip, most) for strip in strips)
    return f'<div class="strips added" aria-hidden="true">{rows}</div>'


def row(strip, most):
    """Return a strip with its name as HTML. most: the largest difference on the scale."""
    low = place_of(strip.low, strip, most)
    high = place_of(strip.high, strip, most)
    value = place_of(strip.value, strip, most)
    marks = ""
    if low is not None:
        marks += f'<i style="left:{low:.1f}%;width:{high - low:.1f}%"></i>'
    if value is not None:
        marks += f'<b style="left:{value:.1f}%"></b>'
    kind = "share" if strip.is_share else "difference"
    return f'<span>{escape(strip.name)}</span><span class="{kind}">{marks}</span>'


def place_of(value, strip, most):
    """Return where on its line a value of a strip lies, in %; None for None."""
    if value is None or strip.is_share:
        return value
    return 50 + 50 * value / most


def draw(page, site):
    """Put the strips of each conclusion above the list of its opponent and result."""
    if page.name != PAGE:
        return
    label = f"{EDITIONS[site.language].conclusions['labels'][1]}."
    for item in page.tree.select("article li"):
        if item.strong and item.strong.get_text() == label:
            strips = strips_of(item.get_text().strip().removeprefix(label))
            if strips:
                item.find_parent("ul").insert_before(parse(drawn(strips)))
