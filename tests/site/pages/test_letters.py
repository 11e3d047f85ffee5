"""Every letter that the course can show has a glyph in a font that it ships, so that no machine's
own fonts draw it.

What is read: built pages and decks, what stands in the PDF besides, scripts, styles, the
catalogues, words of questions, and the code that draws figures. Whether a page has its letters in
the fonts that it loads, test_visits.py asks a browser.
"""

import functools
from pathlib import Path

import matplotlib
import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from built_site import ROOT, SITE
from fontTools.ttLib import TTFont

from lib.setup import FONT
from lib.text import LOCALE
from tools import notebooks

BOOK = ROOT / "book"
SANS = [BOOK / "fonts/CourseSans-Regular.woff2", BOOK / "fonts/CourseSans-Bold.woff2"]
MATPLOTLIB = Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf"
# Spaces, and signs that nobody sees: soft places for a line break, marks between the parts of
# a formula.
UNSEEN = set("\t\n\r\u00a0\u00ad\u2009\u200b\u2060\u2061\ufe0e\ufeff")
JAMO = set(
    map(chr, range(0x1100, 0x1200))
)  # parts of syllables, which scripts put together before they show them


@functools.cache
def glyphs(*fonts):
    """Return the letters that every one of the fonts has."""
    return set.intersection(*({chr(code) for code in TTFont(font).getBestCmap()} for font in fonts))


def lost(texts, known):
    """Return a sentence for each letter of texts, {place: text}, that is not among the known
    ones.
    """
    return [
        f"U+{ord(letter):04X} {letter} in {place} has no glyph"
        for place, text in texts.items()
        for letter in sorted(set(text) - known - UNSEEN)
        if letter >= " "
    ]


def shown(path):
    """Return what a built page or deck shows, as (text, formulas)."""
    tree = BeautifulSoup(path.read_text("utf8"), "html.parser")
    for element in tree.select("script, style, .katex-mathml"):
        element.decompose()
    formulas = "".join(formula.extract().get_text() for formula in tree.select(".katex"))
    return tree.get_text() + "".join(image["alt"] for image in tree.select("img[alt]")), formulas


@pytest.fixture(scope="module")
def pages(site):
    html = [path for path in SITE.rglob("*.html") if not {"_sources", "_static"} & {*path.parts}]
    return {path.relative_to(SITE).as_posix(): shown(path) for path in html}


def test_letters_of_pages_and_decks_have_glyphs(pages):
    assert len(pages) > 100
    assert lost({place: text for place, (text, _) in pages.items()}, glyphs(*SANS)) == []


def test_letters_of_formulas_have_glyphs(pages):
    fonts = sorted((BOOK / "vendor/katex/fonts").glob("*.woff2"))
    known = set.union(glyphs(*SANS), *map(glyphs, fonts))
    assert lost({place: formulas for place, (_, formulas) in pages.items()}, known) == []


def test_letters_of_scripts_styles_and_words_have_glyphs(site):
    scripts = [*(SITE / "_static/explorers").glob("*.js"), *BOOK.glob("s*/*.js")]
    others = [*BOOK.rglob("*.css"), *BOOK.glob("**/*.html"), *ROOT.glob("explorers/*.css")]
    questions = [*ROOT.glob("assignments/bank/*.yml"), *ROOT.glob("chapters/*/questions/*.yml")]
    files = [path for path in [*scripts, *others, *questions] if "vendor" not in path.parts]
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf8") for path in files}
    for path in LOCALE.rglob("*.po"):
        with open(path, "rb") as file:
            messages = [message.string for message in read_po(file) if message.id]
        texts[path.name] = "".join("".join(message) for message in messages)
    assert len(texts) > 50
    assert lost(texts, glyphs(*SANS) | JAMO) == []


def test_letters_of_code_and_figures_have_glyphs():
    """Course Sans stands behind the typeface of code, and matplotlib's own behind that of
    figures.
    """
    code = {
        f"{path.stem} {cell.id}": cell.source
        for path in notebooks.paths()
        for cell in notebooks.read(path).code
    }
    figures = {path.name: path.read_text("utf8") for path in ROOT.glob("lib/**/*.py")}
    assert lost(code, glyphs(*SANS) | glyphs(BOOK / "fonts/CourseMono-Regular.woff2")) == []
    assert lost(code | figures, glyphs(FONT) | glyphs(MATPLOTLIB)) == []


def test_a_letter_without_a_glyph_is_named():
    assert lost({"rnn": "값 ① 🍅"}, glyphs(*SANS)) == ["U+1F345 🍅 in rnn has no glyph"]
