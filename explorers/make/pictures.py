"""Takes the pictures that are shown where the scripts of the explorers do not run, such as in
Colab; parts that a reader opens are left out.

`python -m explorers.make.pictures` takes all pictures, and those of some explorers if their names
follow.
"""

import sys
import tempfile
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from PIL import Image
from playwright.sync_api import sync_playwright

from explorers.assets import scripts_of, write_assets
from explorers.catalog import EXPLORERS, picture_of
from lib.figures import colours
from tools.browser import launch
from tools.languages import EDITIONS
from tools.notebooks import ROOT

FONT = ROOT / "lib/fonts/CourseSans-Regular.ttf"
PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent))
WIDTH = 640  # CSS pixels
SCALE = 1.5  # pixels of the picture for each
COLOURS = 48  # keep a picture under 60 KB


def write_page(folder, template, name, language, **words):
    """Write page.html, which shows one explorer alone. Return its path.

    template: picture.html or another one that fills alone.html, with the words that it takes.
    """
    html = PAGES.get_template(template).render(
        name=name,
        language=language,
        colours=colours.stylesheet(),
        font=FONT.as_uri(),
        scripts=scripts_of(name),
        **words,
    )
    path = Path(folder) / "page.html"
    path.write_text(html, "utf8")
    return path


def reduce(picture, most=COLOURS):
    """Write a picture anew with at most so many colours, and print its size."""
    Image.open(picture).convert("RGB").quantize(most).save(picture, optimize=True)
    print(f"{picture.name}: {picture.stat().st_size / 1024:.0f} KiB")


def take(names=EXPLORERS, language="ko"):
    """Write one PNG for each of the explorers with its first settings, in a language."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        page = browser.new_page(viewport={"width": WIDTH, "height": 800}, device_scale_factor=SCALE)
        page.clock.set_fixed_time("2026-03-02")  # the drills draw another order each day
        write_assets(Path(folder), language)
        for name in names:
            page.goto(write_page(folder, "picture.html", name, language).as_uri())
            page.evaluate("document.fonts.load('1em course', '가')")
            target = picture_of(name, language)
            target.parent.mkdir(exist_ok=True)
            page.locator(f"rnn-{name}").screenshot(path=target)
            reduce(target)


if __name__ == "__main__":
    for language in EDITIONS:
        take(sys.argv[1:] or EXPLORERS, language)
