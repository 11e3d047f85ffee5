"""Takes the picture that a shared link to the ball game shows, in each language:
`python -m explorers.make.cards` writes chapters/ball/card-LANGUAGE.png. Its words stand in
chapter.yml.
"""

import tempfile
from html import escape
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from explorers.bundle import scripts_of, write_assets
from explorers.make.pictures import COLOURS, FONT
from lib.figures import colours
from tools import chapters
from tools.browser import launch
from tools.languages import EDITIONS
from tools.notebooks import ROOT

WIDTH, HEIGHT = 1200, 630
# Two cups are on their way, and below them the network already knows.
POSE = """game => {
    game.act("m"); game.board.pose(1, 1, 0.24);
    const picture = game.board.picture.cloneNode(true);
    game.remove();
    picture.querySelector(".count").remove(); picture.setAttribute("viewBox", "0 42 360 312");
    document.querySelector(".cups").append(picture); }"""
PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8">
<link rel="stylesheet" href="explorers.css">
<style>{colours} @font-face {{ font-family: course; src: url("{font}"); }}
:root {{ --pst-color-background: var(--paper); --pst-color-text-base: var(--map-ink);
  --pst-color-text-muted: var(--muted); --pst-color-primary: var(--map-ink); }}
body {{ margin: 0; font-family: course, sans-serif; word-break: keep-all; color: var(--map-ink); }}
main.rnn-explorer {{ display: grid; grid-template-columns: 1fr 600px; gap: 40px;
  align-items: center; box-sizing: border-box; width: {width}px;
  height: {height}px; padding: 40px 30px 40px 72px;
  background: var(--paper); border: 0; border-radius: 0; }}
h1 {{ margin: 0; font-size: 74px; font-weight: 400; line-height: 1.2; letter-spacing: -0.02em;
  text-wrap: balance; }}
.rnn-explorer p {{ margin: 28px 0 0; font-size: 32px; line-height: 1.45; }}
.rnn-explorer .cups {{ width: 600px; max-width: none; }}</style>
<main class="rnn-explorer"><div><h1>{question}</h1><p>{answer}</p></div>
<div class="cups open"></div></main>
<rnn-ball></rnn-ball>{scripts}</html>"""


def take(language):
    """Write the card of a language."""
    question, answer = map(escape, chapters.read("ball").card[language].splitlines())
    target = ROOT / f"chapters/ball/card-{language}.png"
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        write_assets(Path(folder), language)
        words = {"language": language, "question": question, "answer": answer}
        tags = "".join(f'<script src="{script}"></script>' for script in scripts_of("ball"))
        html = PAGE.format(
            colours=colours.stylesheet(),
            font=FONT.as_uri(),
            width=WIDTH,
            height=HEIGHT,
            scripts=tags,
            **words,
        )
        (Path(folder) / "page.html").write_text(html, encoding="utf-8")
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce"
        )
        page.goto(f"file://{folder}/page.html?ball.mode=hand")
        page.evaluate("document.fonts.load('1em course', '가')")
        page.locator("rnn-ball").evaluate(POSE)
        page.screenshot(path=target)
    Image.open(target).convert("RGB").quantize(COLOURS).save(target, optimize=True)
    print(f"{target.name}: {target.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    for each in EDITIONS:
        take(each)
