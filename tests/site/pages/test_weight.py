"""A first visit loads no more than the goals allow, and at most a tenth more than last measured."""

import struct

import pytest

from conftest import NOTEBOOKS, SITE
from tools.page_weight import PAGES, visit, weight

# Goals for a first visit without figures: KiB (gzip) and requests. MEASURED: KiB as last measured by `make bench`.
GOALS = {"start page": (190, 15), "rnn": (190, 15), "explorers": (190, 15)}
MEASURED = {"start page": 157, "rnn": 188, "explorers": 152}


@pytest.fixture(scope="module")
def loads(browser, site):
    return visit(browser, site, PAGES.values())


def verdict(title, load):
    """Return what is wrong with the weight of a page, with its largest files, or ""."""
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
    """A figure has less than 60 KB, and at least 1.3 pixels for each of the 328 pixels of a phone's text column."""
    assert len(pictures()) >= len(NOTEBOOKS) // 2
    for path in pictures():
        data = path.read_bytes()
        width = struct.unpack(">I", data[16:20])[0]
        assert len(data) < 60_000, f"{path.name} has {len(data)} bytes"
        assert width >= 1.3 * 328, f"{path.name} is {width} pixels wide"
