"""The start page says within one window what it is and what to press, and has a tile for each chapter."""

import base64
import io
import json

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from book import start
from conftest import NOTEBOOKS, ROOT, SITE


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


def test_each_chapter_with_a_figure_has_a_small_picture_of_it(page):
    for tile, name in zip(page.select("ul.tiles > li"), NOTEBOOKS, strict=True):
        png = start.figure(json.loads((ROOT / f"{name}.ipynb").read_text("utf8")))
        assert bool(tile.img) == bool(png), name
        if png:
            path = SITE / tile.img["src"]
            assert Image.open(path).size == (int(tile.img["width"]), int(tile.img["height"])) == start.SIZE
            assert tile.img["loading"] == "lazy" and path.stat().st_size < 20_000
            assert Image.open(path).convert("L").getextrema()[0] < 160, f"{name}: the picture is empty"


def notebook(*cells):
    return {"cells": [{"metadata": {}, "outputs": [], **cell} for cell in cells]}


def png(colour):
    file = io.BytesIO()
    Image.new("RGB", (9, 9), colour).save(file, "png")
    return file.getvalue()


def cell(colour, **metadata):
    data = {"image/png": base64.b64encode(png(colour)).decode()}
    return {"cell_type": "code", "source": [], "metadata": metadata, "outputs": [{"data": data}]}


def test_the_picture_is_the_figure_with_the_tag_or_the_first():
    assert start.figure(notebook(cell("red"), cell("blue"))) == png("red")
    assert start.figure(notebook(cell("red"), cell("blue", tags=["thumbnail"]))) == png("blue")
    assert start.figure(notebook({"cell_type": "markdown", "source": ["a"]})) is None


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
