"""Figures on pages: one picture for light pages, one for dark ones, letters of 12 pixels or more, loaded when near."""

import io

import numpy as np
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from book import accessibility, dark
from conftest import NOTEBOOKS, ROOT
from lib.figures import style

# Of each picture of a chapter: its mode, whether it is shown, whether its caption is, how wide and high it is.
PICTURES = """() => [...document.querySelectorAll("article figure img")].map(image => ({
    mode: image.className, src: image.src, shown: image.checkVisibility(), width: image.getBoundingClientRect().width,
    high: image.getBoundingClientRect().height, shape: image.getAttribute("height") / image.getAttribute("width"),
    caption: image.closest("figure").querySelector("figcaption").checkVisibility(), alt: image.alt }))"""
SHOWS_FIGURES = [page for page in NOTEBOOKS if '"image/png": "' in (ROOT / f"{page}.ipynb").read_text("utf8")]


def problems(pictures, scheme):
    """Return a sentence for each picture of a page that is not as it must be, [] if all are."""
    found = []
    for light, other in zip(pictures[1::2], pictures[::2], strict=True):
        name = light["src"].rsplit("/", 1)[1]
        if other["src"] != light["src"].replace(".png", "-dark.png") or other["alt"] != light["alt"]:
            found.append(f"{name} has no dark picture")
        shown = {"light": light, "dark": other}
        if [shown[mode]["shown"] for mode in shown] != [mode == scheme for mode in shown]:
            found.append(f"{name}: not the one picture for {scheme} pages is shown")
        if not light["caption"]:
            found.append(f"{name}: its caption is hidden")
        letters = style.LETTERS / 72 / style.WIDTH * shown[scheme]["width"]
        if abs(shown[scheme]["high"] - shown[scheme]["shape"] * shown[scheme]["width"]) > 2:
            found.append(f"{name} is squeezed")
        if not 12 <= letters <= 19:
            found.append(f"{name}: letters of {letters:.1f} pixels")
    return found


@pytest.fixture(params=[(360, "light"), (390, "dark"), (1440, "light"), (1440, "dark")], ids=str)
def view(request, browser):
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield context.new_page(), scheme
    context.close()


def test_figures_fit_the_width_and_the_mode_of_a_page(view, site):
    page, scheme = view
    for name in SHOWS_FIGURES:
        page.goto((site / f"{name}.html").as_uri())
        pictures = page.evaluate(PICTURES)
        assert pictures, name
        assert problems(pictures, scheme) == [], name


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"src": "file:///other-dark.png"}, "no dark picture"),
        ({"shown": True}, "not the one picture"),
        ({"width": 290, "high": 145}, "letters of 11.5 pixels"),
        ({"high": 267}, "is squeezed"),
        ({"caption": False}, "its caption is hidden"),
    ],
)
def test_a_figure_that_does_not_fit_is_found(change, expected):
    good = {"src": "file:///a.png", "shown": True, "width": 328, "high": 164, "shape": 0.5}
    good |= {"caption": True, "alt": "x"}
    other = {**good, "src": "file:///a-dark.png", "shown": False}
    assert problems([other, good], "light") == []
    pair = [{**other, **change}, good] if "src" in change or "shown" in change else [other, {**good, **change}]
    assert expected in problems(pair, "light")[0]


def test_a_dark_page_shows_figures_without_a_slab(browser, site):
    """The corners of a figure have the colour of the page."""
    context = browser.new_context(viewport={"width": 1000, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto((site / "chapters/ko/lstm.html").as_uri())
    figure = page.locator("figure").nth(4)
    figure.scroll_into_view_if_needed()
    page.wait_for_function("e => e.querySelector('.only-dark').complete", arg=figure.element_handle())
    shown = np.asarray(Image.open(io.BytesIO(figure.locator(".only-dark").screenshot())).convert("RGB"))
    assert np.abs(shown[[0, 0, -1, -1], [0, -1, 0, -1]] - dark.rgb(style.COLOURS["paper"]["dark"])).max() <= 2
    context.close()


def test_figures_load_when_a_reader_comes_near(watched, site):
    watched.goto((site / "chapters/ko/lstm.html").as_uri())
    pictures = [request for request in watched.requests if "/_images/" in request]
    all_of_them = watched.page.locator("figure img").count()
    assert len(pictures) <= 2 < all_of_them
    assert not [request for request in pictures if request.endswith("-dark.png")]


def test_a_picture_that_is_no_figure_stays_as_it_is(tmp_path):
    folder = tmp_path / "_images"
    folder.mkdir()
    Image.new("RGB", (30, 20)).save(folder / "a.png")
    palette = Image.new("P", (60, 40))
    palette.putpalette([255, 255, 255])
    palette.save(folder / "b.png", dpi=(192, 192))
    page = tmp_path / "page.html"
    page.write_text("".join(f'<img alt="{name}" src="_images/{name}.png" />' for name in "ab"), "utf8")

    class app:
        outdir = tmp_path

        class builder:
            name = "html"

    for _ in range(2):  # a second build changes nothing
        dark.add_dark_pictures(app, None)
        images = BeautifulSoup(page.read_text("utf8"), "html.parser").select("img")
        found = [(image.get("class"), image["alt"], image["src"]) for image in images]
        assert found == [
            (None, "a", "_images/a.png"),
            (["only-dark"], "b", "_images/b-dark.png"),
            (["only-light"], "b", "_images/b.png"),
        ]
    sized = BeautifulSoup(accessibility.with_sizes(page.read_text("utf8"), tmp_path), "html.parser").select("img")
    assert [(image["width"], image["height"], image["loading"]) for image in sized] == [
        ("30", "20", "lazy"),
        ("30", "20", "lazy"),
        ("30", "20", "lazy"),
    ]
