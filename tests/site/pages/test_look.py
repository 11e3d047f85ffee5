"""The typeface has every letter, callouts and code look like what they are, and code shows that it scrolls."""

import io
import re

import numpy as np
import pytest
from docutils import nodes
from fontTools.ttLib import TTFont
from PIL import Image
from sphinx.errors import ExtensionError

import book.callouts as callouts
import book.typeface as typeface
from conftest import NOTEBOOKS, PAGES

# The letters of all texts of a page in bold, and in all weights. Formulas and code have fonts of their own.
LETTERS = """() => { const found = { 700: new Set(), 400: new Set() };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const style = getComputedStyle(text.parentElement);
        if (!style.fontFamily.startsWith('"Course Sans"')) continue;
        if (text.parentElement.closest("script, style, math")) continue;
        for (const letter of text.data) found[style.fontWeight >= 600 ? 700 : 400].add(letter);
    }
    return Object.fromEntries(Object.entries(found).map(([weight, letters]) => [weight, [...letters].join("")])); }"""


@pytest.mark.parametrize("page", [*PAGES, "search", "404"])
def test_a_page_has_a_glyph_for_each_of_its_letters(watched, site, page):
    watched.goto((site / f"{page}.html").as_uri())
    watched.page.wait_for_timeout(300)  # explorers near the top are shown by then
    html = (site / f"{page}.html").read_text("utf8")
    for weight, letters in watched.page.evaluate(LETTERS).items():
        own = re.findall(rf"course-sans-{weight}-[\w-]+\.woff2", html)
        files = [site / "_static" / name for name in (f"course-sans-{weight}.woff2", *own)]
        glyphs = {chr(code) for file in files for code in TTFont(file).getBestCmap()}
        printed = "".join(typeface.PRINTED.findall(html))
        noise = {letter for letter in letters if typeface.is_noise(letter) and letter in printed}
        missing = {letter for letter in letters if typeface.HANGUL.match(letter)} - glyphs - noise
        assert not missing, f"{page}: {weight} has no {sorted(missing)}"


def test_a_letter_without_a_glyph_stops_the_build(tmp_path):
    class app:
        outdir = tmp_path

        class builder:
            name = "html"

        class config:
            language = "ko"

    (tmp_path / "_static").mkdir()
    (tmp_path / "page.html").write_text("<head></head><p>가나다</p>", "utf8")
    typeface.cut(app, None)
    (tmp_path / "page.html").write_text("<head></head><p>가나뷁</p>", "utf8")
    with pytest.raises(ExtensionError, match="no glyph for 뷁"):
        typeface.cut(app, None)
    (tmp_path / "page.html").write_text("<head></head><p>가나다</p><pre>뷁ᄀ</pre>", "utf8")
    typeface.cut(app, None)  # what a model printed is left to the system


@pytest.mark.parametrize(
    ("words", "kind"), [(words, kind) for kind, starts in callouts.KINDS.items() for words in starts]
)
def test_a_callout_is_known_by_its_first_words(words, kind):
    assert classes(nodes.block_quote(), f"{words}.") == [f"callout-{kind}"]


def test_another_quotation_is_no_callout():
    assert classes(nodes.block_quote(), "다른 말.") == []


def classes(block, words):
    """Return the classes of a block that starts with these bold words."""
    block += nodes.paragraph("", "", nodes.strong(words, words), nodes.Text(" …"))
    document = nodes.document(None, None)
    document += block
    transform = callouts.Callouts.__new__(callouts.Callouts)
    transform.document = document
    transform.apply()
    return block["classes"]


@pytest.mark.parametrize("page", NOTEBOOKS)
def test_a_chapter_starts_with_its_plan(watched, site, page):
    watched.goto((site / f"{page}.html").as_uri())
    assert watched.page.locator("ul.plan li").count() >= 3


@pytest.mark.parametrize(
    ("code", "closed"),
    [("import keras\nfrom lib import figures", True), ("figures.lstm_cell()", True), ("import keras\nx = 1", False)],
)
def test_only_cells_that_import_or_draw_are_closed(code, closed):
    assert all(map(callouts.SHOWS_NOTHING_NEW.fullmatch, code.splitlines())) == closed


def test_code_that_is_wider_than_its_box_shows_that_it_scrolls(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((site / "chapters/ko/rnn.html").as_uri())
    wide = page.locator(".cell_input pre:visible").evaluate_all(
        "all => all.map(e => e.scrollWidth > e.clientWidth + 20)"
    )
    blocks = {is_wide: page.locator(".cell_input pre:visible").nth(wide.index(is_wide)) for is_wide in (True, False)}

    def edge(block):
        """Return how much darker the last columns of a block are than its ground, along its last row."""
        picture = np.asarray(Image.open(io.BytesIO(block.screenshot())).convert("L")).astype(int)
        return picture[-3, -40] - picture[-3, -2]

    assert edge(blocks[True]) > 20
    assert abs(edge(blocks[False])) < 3
    blocks[True].evaluate("block => { block.scrollLeft = block.scrollWidth; }")
    assert abs(edge(blocks[True])) < 3, "nothing follows at the end"
    context.close()
