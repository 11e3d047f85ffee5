"""The start page says within one window what it is and what to press, and has a tile for each chapter."""

import pytest
from bs4 import BeautifulSoup

from book import start
from book.colours import QUANTITIES
from conftest import NOTEBOOKS, SITE


@pytest.fixture(scope="module")
def page(site):
    return BeautifulSoup((SITE / "index.html").read_text("utf8"), "html.parser")


def test_each_chapter_has_a_tile_with_a_question_and_minutes(page):
    tiles = page.select("ul.tiles > li")
    assert [tile.a["href"].removesuffix(".html") for tile in tiles] == NOTEBOOKS
    for tile in tiles:
        question, minutes = tile.p.get_text(), tile.select_one(".minutes").get_text()
        assert question.endswith("?"), question
        assert int("".join(filter(str.isdigit, minutes))) >= 15, minutes


def test_each_tile_has_a_drawing_of_its_own_in_the_hues_of_the_book(page):
    drawings = [tile.select_one(".drawing svg") for tile in page.select("ul.tiles > li")]
    assert None not in drawings and len(set(map(str, drawings))) == len(NOTEBOOKS)
    for drawing in drawings:
        classes = {name for part in drawing.select("[class]") for name in part["class"]}
        assert classes <= {"node", "on", *(f"hue-{hue}" for hue in QUANTITIES)}, classes


def notebook(*cells):
    return {"cells": [{"metadata": {}, "outputs": [], **cell} for cell in cells]}


def test_minutes_grow_with_prose_and_code_but_not_with_addresses():
    def minutes(prose, code=""):
        cells = {"cell_type": "markdown", "source": [prose]}, {"cell_type": "code", "source": [code]}
        return start.minutes(notebook(*cells))

    assert minutes("가" * 3000) == 10
    assert minutes("가" * 3000, "x = 1\n" * 120) == 20
    assert minutes("가" * 3000 + "[가](" + "a" * 9000 + ")<img src='" + "a" * 9000 + "'>") == 10


@pytest.mark.parametrize("width", [360, 1440])
def test_the_first_window_shows_the_question_and_both_buttons(browser, site, width):
    context = browser.new_context(viewport={"width": width, "height": 740})
    window = context.new_page()
    window.goto((site / "index.html").as_uri())
    for selector in ("h1", "p.buttons a >> nth=0", "p.buttons a >> nth=1"):
        box = window.locator(f"article {selector}").bounding_box()
        assert box["y"] + box["height"] < 740, selector
    beside = window.locator("article .explorer").bounding_box()["y"] < window.locator("p.buttons").bounding_box()["y"]
    assert beside == (width == 1440)
    texts = window.locator(".drawing text").evaluate_all("all => all.map(e => 22 * e.getScreenCTM().a)")
    assert len(texts) > 10 and min(texts) >= 12, "letters of a drawing are smaller than 12 pixels"
    context.close()


def test_a_tile_opens_its_chapter_wherever_it_is_clicked(watched, site):
    watched.goto((site / "index.html").as_uri())
    watched.page.locator("ul.tiles > li >> nth=2").click(position={"x": 20, "y": 20})
    assert watched.page.url.endswith(f"/{NOTEBOOKS[2]}.html")
