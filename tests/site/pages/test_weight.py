"""A first visit loads no more than the goals allow, and at most a tenth more than last measured."""

import struct

import pytest

from conftest import NOTEBOOKS
from tools.page_weight import PAGES, visit, weight

# Of a first visit without figures: KiB (gzip) that it may load, KiB as last measured by `make bench`, requests.
GOAL, MOST_REQUESTS = 190, 15
MEASURED = {"start page": 157, "rnn": 188, "explorers": 152}


@pytest.mark.parametrize("title", PAGES)
def test_a_first_visit_stays_light(browser, site, title):
    load = visit(browser, site, PAGES[title])
    size, requests, _ = weight(load)
    assert size / 1024 <= min(GOAL, MEASURED[title] * 1.1), f"the largest files: {load[:5]}"
    assert requests <= MOST_REQUESTS, load


def test_a_heavy_file_counts_and_a_figure_does_not():
    assert weight([("_static/heavy.js", 90), ("_images/a.png", 70)]) == (90, 1, 70)


def test_figures_are_small_and_sharp_on_a_phone(site):
    """A figure has less than 60 KB, and at least 1.3 pixels for each of the 328 pixels of a phone's text column."""
    pictures = sorted((site / "_images").glob("*.png"))
    assert len(pictures) >= len(NOTEBOOKS) // 2
    for path in pictures:
        data = path.read_bytes()
        assert len(data) < 60_000, path.name
        assert struct.unpack(">I", data[16:20])[0] >= 1.3 * 328, path.name
