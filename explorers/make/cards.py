"""Takes the picture that a shared link to the ball game shows, in each language:
`python -m explorers.make.cards` writes chapters/ball/card-LANGUAGE.png. Its words stand in
chapter.yml, its page in card.html, what the game shows on it in card_pose.js.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from explorers.assets import write_assets
from explorers.make import pictures
from tools import chapters
from tools.browser import launch
from tools.languages import EDITIONS
from tools.notebooks import ROOT

POSE = Path(__file__).with_name("card_pose.js").read_text("utf8").rstrip().removesuffix(";")
SIZE = {"width": 1200, "height": 630}


def take(language):
    """Write the card of a language."""
    target = ROOT / f"chapters/ball/card-{language}.png"
    question, answer = chapters.read("ball").card[language].splitlines()
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        write_assets(Path(folder), language)
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        card = pictures.write_page(
            folder, "card.html", "ball", language, question=question, answer=answer, **SIZE
        )
        page.goto(f"{card.as_uri()}?ball.mode=hand")
        page.evaluate("document.fonts.load('1em course', '가')")
        page.locator("rnn-ball").evaluate(POSE)
        page.screenshot(path=target)
    pictures.reduce(target)


if __name__ == "__main__":
    for each in EDITIONS:
        take(each)
