"""Draws the results on the page of conclusions: a strip for each share, difference and power of
ten.

The page says a result in words, "LSTM: 0 / 20 [0, 16] %; GRU: 20 / 20 [84, 100] %". Each part that
names a count, a share, an interval or a power of ten gets a strip: a share lies between 0 and
100 %, a difference to the left or right of zero, a power of ten on a scale of powers. The words
stay, and say to screen readers what the strips show.
"""

import math
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
POWER = re.compile(r"(?:\\\(|\$)(\d+) \\times 10\^\{(-?\d+)\}(?:\\\)|\$).*")
ONE = re.compile(r"1(?:배)?")
# At most, at least so many, or between two numbers, of all.
BOUNDED = re.compile(
    r"(?P<of_ko>\d+)개 중 (?P<ko>\d+)개 (?P<way_ko>이하|이상)"
    r"|(?P<way>at most|at least) (?P<en>\d+) of (?P<of>\d+)"
)
# "Lines that are right, of 18. Tables: 6; seeds: between 9 and 18": the whole stands before.
OF_ALL = re.compile(r"(\d+)(?:줄|번) 가운데|\bof (\d+)(?: times|\.)")
NAMED = re.compile(r"([A-Za-z]\w*) ([01]\.\d+)(?:, |$)")  # GRU 0.00, LSTM 1.00


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


def strips_of(result):
    """Return the Strips of the words of a result, those of its parts that can be drawn.

    A share or a power without another one beside it is not drawn: it would have no opponent.
    """
    result = result.replace("\u00a0", " ")
    whole = OF_ALL.search(result)
    of = whole and int(whole[1] or whole[2])
    found = []
    for part in result.split(";"):
        name, _, said = part.rpartition(": ")
        name = re.sub(FORMULA, "", name.rpartition(". ")[2]).strip()
        found += strips_of_part(name, said.strip().rstrip("."), of)
    kinds = [strip.kind for strip in found]
    return [strip for strip in found if strip.kind == "difference" or kinds.count(strip.kind) > 1]


def strips_of_part(name, said, of):
    """Return the Strips of "name: said", none if it cannot be drawn. of: the whole that was named
    before, or None.
    """
    named = NAMED.findall(said)
    if "".join(f"{who} {value}, " for who, value in named) == f"{said}, ":
        return [Strip(who, None, None, 100 * float(value), "share") for who, value in named]
    strip = name and strip_of(name, said, of)
    return [strip] if strip else []


def strip_of(name, said, of=None):
    """Return the Strip of "name: said", or None."""
    if match := COUNT.fullmatch(said):
        right, whole, low, high = map(number, match.groups())
        return Strip(name, low, high, 100 * right / whole, "share")
    if match := SHARE.fullmatch(said):
        return Strip(name, None, None, number(match[1]), "share")
    if match := BOUNDED.match(said):
        share = 100 * int(match["ko"] or match["en"]) / int(match["of_ko"] or match["of"])
        is_most = (match["way_ko"] or match["way"]) in ("이하", "at most")
        low, high = (0, share) if is_most else (share, 100)
        return Strip(name, low, high, None, "share")
    if match := POWER.fullmatch(said):
        return Strip(name, None, None, math.log10(int(match[1])) + int(match[2]), "power")
    if ONE.fullmatch(said) and not of:
        return Strip(name, None, None, 0, "power")
    if match := DIFFERENCE.fullmatch(said):
        value, low, high = map(number, match.groups())
        return Strip(name, low, high, value, "difference")
    if of and (counts := [100 * int(count) / of for count in re.findall(r"\d+", said)]):
        low, high = (min(counts), max(counts)) if len(counts) > 1 else (None, None)
        return Strip(name, low, high, counts[0] if len(counts) == 1 else None, "share")
    return None


def number(text):
    """Return the number that a text says; None for None, a group that matched nothing."""
    return None if text is None else float(text.replace("−", "-"))


def drawn(strips):
    """Return the strips of one result as HTML. Differences share a scale around zero, powers one
    that ends at 1.
    """
    ends = [abs(end) for strip in strips if strip.kind == "difference" for end in strip[1:3]]
    powers = [strip.value for strip in strips if strip.kind == "power"]
    most = max(ends, default=1) * 1.1
    least = min(powers, default=-1) * 1.1
    rows = "".join(row(strip, most, least) for strip in strips)
    return f'<div class="strips added" aria-hidden="true">{rows}</div>'


def row(strip, most, least):
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
    for item in page.tree.select("article li"):
        if item.strong and item.strong.get_text() == label:
            strips = strips_of(item.get_text().strip().removeprefix(label))
            if strips:
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
