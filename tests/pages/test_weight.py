"""Light pages: what a first visit loads stays within the goals, and within a tenth of what it was."""

import struct

import pytest

from bench.pages import PAGES, visit, weight
from conftest import NOTEBOOKS, SITE

# KiB of gzip and requests that a first visit may load, figures apart; and KiB as last measured (make bench).
GOALS = {"start page": (150, 15), "rnn": (180, 15), "explorers": (180, 15)}
MEASURED = {"start page": 108, "rnn": 156, "explorers": 138}


@pytest.fixture(scope="module")
def loads(browser, site):
    return visit(browser, site, PAGES.values())


def verdict(title, load):
    """What is wrong with the weight of a page, or "". Names the largest files."""
    size, requests, _ = weight(load)
    size /= 1024
    limit, most = GOALS[title]
    largest = ", ".join(f"{name} {bytes_ / 1024:.0f} KiB" for name, bytes_ in load[:5])
    if size > min(limit, MEASURED[title] * 1.1):
        return f"{title} loads {size:.0f} KiB, it was {MEASURED[title]}, the goal is {limit}. Largest: {largest}"
    return f"{title} makes {requests} requests, the goal is {most}. Largest: {largest}" if requests > most else ""


@pytest.mark.parametrize("title", PAGES)
def test_a_first_visit_stays_light(loads, title):
    assert verdict(title, loads[PAGES[title]]) == ""


def test_the_guard_names_the_largest_files(loads):
    load = [("_static/heavy.js", 90 * 1024), *loads[PAGES["start page"]]]
    assert "heavy.js 90 KiB" in verdict("start page", load)
    assert "requests" in verdict("start page", [(f"{i}.js", 1) for i in range(16)])


def pictures():
    return sorted((SITE / "_images").glob("*.png"))


def test_figures_are_small_and_sharp_on_a_phone(site):
    """Under 60 KB each, and never stretched: at least 1.3 pixels for each of the 328 of a phone's text column."""
    assert len(pictures()) >= len(NOTEBOOKS) // 2
    for path in pictures():
        data = path.read_bytes()
        width = struct.unpack(">I", data[16:20])[0]
        assert len(data) < 60_000, f"{path.name} has {len(data)} bytes"
        assert width >= 1.3 * 328, f"{path.name} is {width} pixels wide"
