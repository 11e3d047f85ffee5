"""Takes the picture of a page that both READMEs show: `python -m book.readme_picture`, which `make
pictures` runs on the built book.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from book.contents import site_of
from explorers.make.pictures import reduce
from tools.browser import launch
from tools.languages import EDITIONS

PAGE = "rnn.html"
SECTION = "article section section"  # the first: a formula, a figure, code and its output
SIZE = {"width": 1200, "height": 1060}
COLOURS = 64


def target(language):
    """Return the path of an edition's picture."""
    return Path(__file__).with_name(f"readme-{language}.png")


def take(language, site):
    """Write the picture of an edition. site: Path of its built pages."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        page.goto((site / PAGE).as_uri())
        page.evaluate("document.fonts.ready")
        page.locator(SECTION).first.evaluate("section => section.scrollIntoView()")
        page.screenshot(path=target(language))
    reduce(target(language), COLOURS)


if __name__ == "__main__":
    for each in EDITIONS:
        take(each, site_of(each))
