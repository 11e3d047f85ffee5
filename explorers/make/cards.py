"""Takes the picture that a shared link to the ball game shows, in each language:
`python -m explorers.make.cards` writes chapters/ball/card-LANGUAGE.png. Its words stand in
chapter.yml, its page in card.html, what the game shows on it in card_pose.js.
"""

import tempfile
from pathlib import Path

from jinja2 import Template
from PIL import Image
from playwright.sync_api import sync_playwright

from explorers.bundle import scripts_of, write_assets
from explorers.make.pictures import COLOURS, FONT
from lib.figures import colours
from tools import chapters
from tools.browser import launch
from tools.languages import EDITIONS
from tools.notebooks import ROOT

HERE = Path(__file__).parent
PAGE = Template((HERE / "card.html").read_text("utf8"))
POSE = (HERE / "card_pose.js").read_text("utf8").rstrip().removesuffix(";")
SIZE = {"width": 1200, "height": 630}


def write_page(folder, language):
    """Write page.html, which shows the card alone. Return its path."""
    question, answer = chapters.read("ball").card[language].splitlines()
    html = PAGE.render(
        language=language,
        question=question,
        answer=answer,
        colours=colours.stylesheet(),
        font=FONT.as_uri(),
        scripts=scripts_of("ball"),
        **SIZE,
    )
    path = Path(folder) / "page.html"
    path.write_text(html, "utf8")
    return path


def take(language):
    """Write the card of a language."""
    target = ROOT / f"chapters/ball/card-{language}.png"
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        write_assets(Path(folder), language)
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        page.goto(f"{write_page(folder, language).as_uri()}?ball.mode=hand")
        page.evaluate("document.fonts.load('1em course', '가')")
        page.locator("rnn-ball").evaluate(POSE)
        page.screenshot(path=target)
    Image.open(target).convert("RGB").quantize(COLOURS).save(target, optimize=True)
    print(f"{target.name}: {target.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    for each in EDITIONS:
        take(each)
