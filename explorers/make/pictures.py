"""Takes the pictures that are shown where the scripts of the explorers do not run, such as in
Colab; parts that a reader opens are left out.

`python -m explorers.make.pictures` takes all pictures, and those of some explorers if their names
follow.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from explorers.bundle import scripts_of, write_assets
from explorers.catalog import EXPLORERS, SOURCES
from lib.figures import colours
from tools.browser import launch
from tools.notebooks import ROOT

FOLDERS = {"ko": SOURCES / "pictures", "en": SOURCES / "pictures/en"}
FONT = (
    ROOT / "lib/fonts/CourseSans-Regular.ttf"
).as_uri()  # Hangul, where the machine has no font for it
WIDTH, SCALE, COLOURS = 640, 1.5, 48  # 48 colours keep a picture under 60 KB
PAGE = """<!doctype html><html lang="LANGUAGE"><meta charset="utf-8">
<link rel="stylesheet" href="explorers.css">
<style>COLOURS @font-face { font-family: course; src: url("FONT"); }
:root { --pst-color-background: #fff; --pst-color-surface: var(--surface);
  --pst-color-border: var(--rule); --pst-color-primary: var(--map-ink);
  --pst-color-text-base: var(--map-ink); --pst-color-text-muted: var(--muted); }
.rnn-explorer :is(.scissors + button, details), .rnn-explorer > .keys { display: none; }
body { margin: 0; font-family: course, sans-serif; word-break: keep-all; }
rnn-NAME { display: block; }</style><rnn-NAME></rnn-NAME>
SCRIPTS</html>"""


def take(names=EXPLORERS, language="ko"):
    """Write one PNG for each of the explorers with its first settings, in a language."""
    FOLDERS[language].mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        page = browser.new_page(viewport={"width": WIDTH, "height": 800}, device_scale_factor=SCALE)
        page.clock.set_fixed_time("2026-03-02")  # the drills draw another order each day
        write_assets(Path(folder), language)
        for name in names:
            tags = [f'<script src="{script}"></script>' for script in scripts_of(name)]
            html = (
                PAGE.replace("FONT", FONT)
                .replace("COLOURS", colours.stylesheet())
                .replace("NAME", name)
            )
            html = html.replace("SCRIPTS", "".join(tags)).replace("LANGUAGE", language)
            (Path(folder) / "page.html").write_text(html, encoding="utf-8")
            page.goto(f"file://{folder}/page.html")
            page.evaluate("document.fonts.load('1em course', '가')")
            target = FOLDERS[language] / f"{name}.png"
            page.locator(f"rnn-{name}").screenshot(path=target)
            Image.open(target).convert("RGB").quantize(COLOURS).save(target, optimize=True)
            print(f"{target.name}: {target.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    for language in FOLDERS:
        take(sys.argv[1:] or EXPLORERS, language)
