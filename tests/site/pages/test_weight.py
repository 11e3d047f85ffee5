"""A first visit loads no more than the goals allow, and at most a tenth more than last measured.

Bytes are those that a server with gzip sends (fonts and pictures are sent as they are). Requests
are those of a browser with an empty cache. Figures, the pictures of a page's own outputs, are not
counted, because they are the content; the pictures of the gallery of explorers have a goal of their
own.
"""

import gzip

import pytest

from tests.site.in_browser import run

PAGES = {"start page": "index", "rnn": "rnn", "explorers": "explorers"}
PACKED = {".woff2", ".png", ".jpg", ".ico", ".pdf"}
ADDRESS = "http://site.test/"  # no server: the files are handed to the browser
# Of a first visit without figures: KiB that it may load, KiB as last measured, requests.
GOAL = 190
MOST_REQUESTS = 15
FIGURES = "_images/"
GALLERY = "explorers/first-"
GALLERY_GOAL = 120  # KiB
MEASURED = {"start page": 177, "rnn": 188, "explorers": 182}


def weight(path):
    """Return the bytes of a file that a server with gzip sends."""
    data = path.read_bytes()
    return len(data if path.suffix in PACKED else gzip.compress(data, 9))


def visit(chromium, site, name):
    """Return [(file or foreign address, bytes), …] of a first visit to a page of a built site,
    largest file first.
    """
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    load = []

    def answer(route):
        address = route.request.url
        path = site / address.removeprefix(ADDRESS).partition("?")[0]
        if not address.startswith(ADDRESS) or not path.is_file():
            load.append((address, 0))
            return route.abort()
        load.append((path.relative_to(site).as_posix(), weight(path)))
        return route.fulfill(path=path)

    page.route("**", answer)
    page.goto(f"{ADDRESS}{name}.html", wait_until="networkidle")
    # On a busy machine the pictures of the first screen begin to load after a quiet moment.
    run(page, "load_first_screen")
    page.close()
    return sorted(load, key=lambda file: -file[1])


@pytest.mark.parametrize("title", PAGES)
def test_a_first_visit_stays_light(browser, site, title):
    loaded = visit(browser, site, PAGES[title])
    gallery = [size for file, size in loaded if GALLERY in file]
    assert sum(gallery) / 1024 <= GALLERY_GOAL
    assert bool(gallery) == (title == "explorers")
    load = [(file, size) for file, size in loaded if FIGURES not in file and GALLERY not in file]
    total = sum(size for _, size in load)
    assert total / 1024 <= min(GOAL, MEASURED[title] * 1.1), f"the largest files: {load[:5]}"
    assert len(load) <= MOST_REQUESTS, load
