"""Draws the results on the page of conclusions: a strip for each share, difference and power of
ten.

The page says a result in words, "LSTM: 0 / 20 [0, 16] %; GRU: 20 / 20 [84, 100] %"; the numbers are
in the metadata of the notebooks (tools/results.py). A share lies between 0 and 100 %, a difference
to the left or right of zero, a power of ten on a scale of powers. The words stay, and say to screen
readers what the strips show.
"""

import math
from html import escape
from typing import NamedTuple

from book.page import parse
from tools import conclusions
from tools.languages import EDITIONS

PAGE = "conclusions"


class Strip(NamedTuple):
    """A row of the drawing: its name, and what lies on its line.

    low, high: the interval, or None. value: the dot, or None. kind: "share", whose line goes from
    0 to 100, "difference", to both sides of zero, or "power", whose value is a logarithm.
    """

    name: str
    low: float | None
    high: float | None
    value: float | None
    kind: str


def strips_of(rows):
    """Return the Strips of the rows of a result, those that can be drawn.

    A share or a power without another one beside it is not drawn: it would have no opponent.
    """
    strips = list(filter(None, map(strip_of, rows)))
    kinds = [strip.kind for strip in strips]
    return [strip for strip in strips if strip.kind == "difference" or kinds.count(strip.kind) > 1]


def strip_of(row):
    """Return the Strip of a row of a result, or None if it has no scale."""
    name = row["name"]
    match row:
        case {"count": count, "of": whole}:
            low, high = row.get("interval", (None, None))
            return Strip(name, low, high, 100 * count / whole, "share")
        case {"range": [least, most], "of": whole}:
            low = 0 if least is None else 100 * least / whole
            high = 100 if most is None else 100 * most / whole
            return Strip(name, low, high, None, "share")
        case {"percent": percent}:
            return Strip(name, None, None, percent, "share")
        case {"fraction": fraction}:
            return Strip(name, None, None, 100 * fraction, "share")
        case {"difference": [low, high]}:
            return Strip(name, low, high, row.get("value"), "difference")
        case {"power": power}:
            return Strip(name, None, None, math.log10(power), "power")
    return None


def drawn(strips):
    """Return the strips of one result as HTML. Differences share a scale around zero, powers one
    that ends at 1.
    """
    ends = [abs(end) for strip in strips if strip.kind == "difference" for end in strip[1:3]]
    powers = [strip.value for strip in strips if strip.kind == "power"]
    most = max(ends, default=1) * 1.1
    least = min(powers, default=-1) * 1.1
    html = "".join(line(strip, most, least) for strip in strips)
    return f'<div class="strips added" aria-hidden="true">{html}</div>'


def line(strip, most, least):
    """Return a strip with its name as HTML.

    most: the largest difference on the scale. least: the smallest logarithm on it.
    """
    low, high, value = (place_of(each, strip.kind, most, least) for each in strip[1:4])
    marks = ""
    if low is not None:
        marks += f'<i style="left:{low:.1f}%;width:{high - low:.1f}%"></i>'
    if value is not None:
        marks += f'<b style="left:{value:.1f}%"></b>'
    return f'<span>{escape(strip.name)}</span><span class="{strip.kind}">{marks}</span>'


def place_of(value, kind, most, least):
    """Return where on its line a value of a strip lies, in %; None for None."""
    if value is None or kind == "share":
        return value
    return 100 * (1 - value / least) if kind == "power" else 50 + 50 * value / most


def draw(page, site):
    """Put the strips of each conclusion above the list of its opponent and result, and above all of
    them a list of the chapters, which filters them (static/course.js).
    """
    if page.name != PAGE:
        return
    label = f"{EDITIONS[site.language].conclusions['labels'][1]}."
    items = [
        item
        for item in page.tree.select("article li")
        if item.strong and item.strong.get_text() == label
    ]
    results = [
        data["result"]
        for chapter in conclusions.chapters_of(site.language)
        for _, data in conclusions.stated(chapter)
    ]
    for item, rows in zip(items, results, strict=True):
        if strips := strips_of(rows):
            item.find_parent("ul").insert_before(parse(drawn(strips)))
    add_filter(page)


def add_filter(page):
    """Mark each claim, and list the chapters with their numbers of claims above the first one.

    Without JavaScript the list leads to the sections. The last section has what was overturned.
    """
    sections = page.tree.select("article section > section")
    items = []
    for section in sections:
        claims = section.find_all("p", recursive=False)
        section["class"] = ["claims"]
        title = section.h2.find(string=True)
        items.append(
            f'<li><a href="#{escape(section["id"])}">{escape(title)} <b>{len(claims)}</b></a></li>'
        )
    sections[-1]["class"].append("overturned")
    sections[0].insert_before(parse(f'<ul class="filter added">{"".join(items)}</ul>'))
