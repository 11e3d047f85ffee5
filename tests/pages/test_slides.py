"""Each notebook has a deck of slides with notes, which shows all code and loads only files of this site."""

import json
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from book import slides
from conftest import NOTEBOOKS, ROOT, SITE, Watched, violations

OVERFLOW = """() => Reveal.getSlides().flatMap(slide => {
    const hidden = slide.style.display, stack = slide.parentElement.style.display;
    slide.style.display = "block"; slide.parentElement.style.display = "block";
    const cut = slide.scrollHeight > slide.clientHeight + 2 || slide.scrollWidth > slide.clientWidth + 2;
    const name = slide.querySelector("h1, h2, h3").textContent + ": " + slide.innerText.slice(0, 80);
    slide.style.display = hidden; slide.parentElement.style.display = stack;
    return cut ? [name] : []; })"""


def name(page):
    return page.rsplit("/", 1)[1]


@pytest.fixture(scope="module")
def projector(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    yield Watched(context.new_page())
    context.close()


@pytest.mark.parametrize("page", NOTEBOOKS)
def test_a_deck_shows_every_code_cell_and_loads_nothing_else(site, projector, page):
    deck = site / "slides" / f"{name(page)}.html"
    projector.goto(deck.as_uri())
    projector.page.wait_for_function("Reveal.isReady()")
    assert projector.errors == []
    assert all(url.startswith(("file:", "data:")) for url in projector.requests)
    for number in (0, 1, 2):
        projector.page.evaluate("number => Reveal.slide(number)", number)
        assert violations(projector.page) == [], f"slide {number}"
    projector.page.evaluate("document.fonts.ready.then(fit)")
    assert projector.page.evaluate(OVERFLOW) == []
    tree = BeautifulSoup(deck.read_text("utf8"), "html.parser")
    shown = " ".join(block.get_text() for block in tree.select(".highlight pre"))
    for cell in json.loads((ROOT / f"{page}.ipynb").read_text("utf8"))["cells"]:
        if cell["cell_type"] == "code" and "remove-input" not in cell["metadata"].get("tags", []):
            assert "".join(cell["source"]).strip().splitlines()[0] in shown
    assert not [image for image in tree.select("img") if not image.get("alt")]
    for link in tree.select('a[href^="../"]'):
        assert (SITE / "slides" / urlsplit(unquote(link["href"])).path).resolve().exists(), link["href"]


def test_a_key_opens_the_speakers_notes(site, projector):
    page = projector.page
    page.goto((site / "slides" / f"{name(NOTEBOOKS[0])}.html").as_uri())
    page.wait_for_function("Reveal.isReady()")
    place = page.evaluate("""() => { const slide = document.querySelector("aside.notes").closest("section");
        const at = Reveal.getIndices(slide);
        Reveal.slide(at.h, at.v);
        return slide.querySelector("aside").textContent; }""")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    popup.value.wait_for_function("text => document.body.innerText.includes(text)", arg=place.strip()[:20])
    popup.value.close()


def test_the_slide_number_leaves_the_arrows_free(site, projector):
    projector.page.goto((site / "slides" / f"{name(NOTEBOOKS[0])}.html").as_uri())
    projector.page.wait_for_function("Reveal.isReady()")
    boxes = [
        projector.page.locator(selector).first.bounding_box() for selector in (".slide-number", ".controls button")
    ]
    number, arrows = sorted(boxes, key=lambda box: box["x"])
    assert number["x"] + number["width"] < arrows["x"]


def cell(kind, source, tags=(), outputs=()):
    metadata = {"tags": list(tags)} if tags else {}
    return {"cell_type": kind, "source": [source], "metadata": metadata, "outputs": list(outputs)}


def test_tags_decide_what_is_shown_and_what_is_said():
    made = slides.deck(
        {
            "cells": [
                cell("markdown", "# 제목\n\n약속 한 문장."),
                cell("code", "import lib", ["remove-input"]),
                cell("markdown", "## 절\n\n먼저 볼 것.\n\n- 목록"),
                cell("code", "print(1)", outputs=[{"text": ["1\n"]}]),
                cell("markdown", "본 것.\n\n더 할 말."),
                cell("markdown", "말할 것만.", ["notes"]),
                cell("markdown", "숨은 것", ["skip-slide"]),
            ]
        }
    )
    title, section = made
    assert [slide["heading"] for slide in section] == ["절", "절"]
    shown = ["".join(slide["shown"]) for slide in section]
    said = ["".join(slide["notes"]) for slide in section]
    assert "목록" in shown[0] and "먼저 볼 것" in shown[0] and "print" in shown[1]
    assert "약속" in "".join(title[0]["shown"]) and "lib" not in "".join(title[0]["shown"])
    assert all(words in said[1] for words in ("본 것", "더 할 말", "말할 것만"))
    assert "숨은" not in "".join(shown + said)


def test_formulas_and_links_of_a_slide_work():
    text = "# 제목\n\n식 $h_t$는 [다음](lstm.ipynb#식)에, 책은 [여기](https://me.github.io/rnn/book.pdf)에."
    sections = slides.deck({"cells": [cell("markdown", text)]})
    page = slides.page(sections, "제목", "ko", "chapters/ko", "https://me.github.io/rnn/")
    assert 'href="../book.pdf"' in page
    assert 'class="katex"' in page and "\0" not in page
    assert 'href="../chapters/ko/lstm.html#식"' in unquote(page)
