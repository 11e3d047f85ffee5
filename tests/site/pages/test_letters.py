"""Every letter that the course can show has a glyph in a font that it ships, so that no machine's
own fonts draw it.

What is read: built pages and decks, scripts, styles, the catalogues, words of questions, and the
code that draws figures. The PDF is made of the pages. Whether a page has its letters in the fonts
that it loads, test_visits.py asks a browser.
"""

import functools
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import matplotlib
import pytest
from babel.messages.pofile import read_po
from built_site import ROOT, SITE
from fontTools.ttLib import TTFont

from lib.setup import FONT
from lib.text import LOCALE
from tools import notebooks

FONTS = ROOT / "book/fonts"
SANS = [FONTS / "CourseSans-Regular.woff2", FONTS / "CourseSans-Bold.woff2"]
MONO = FONTS / "CourseMono-Regular.woff2"
MATPLOTLIB = Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf"
# Spaces, and signs that nobody sees: places for a line break, marks between parts of a formula.
UNSEEN = set("\t\n\r\u00a0\u00ad\u2009\u200b\u2060\u2061\ufe0e\ufeff")
WITHOUT_END = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Parts of syllables, which scripts put together before they show them.
JAMO = set(map(chr, range(0x1100, 0x1200)))


@functools.cache
def glyphs(*fonts):
    """Return the letters that every one of the fonts has."""
    return set.intersection(*({chr(code) for code in TTFont(font).getBestCmap()} for font in fonts))


def lost(texts, known):
    """Return a sentence for each letter of texts, {place: text}, that is none of the known ones."""
    return [
        f"U+{ord(letter):04X} {letter} in {place} has no glyph"
        for place, text in texts.items()
        for letter in sorted(set(text) - known - UNSEEN)
        if letter >= " "
    ]


class Shown(HTMLParser):
    """Reads a page: `parts` has what it shows, {"text": …, "code": …, "formulas": …}.

    A tree of each page would take a third of a second.
    """

    def __init__(self, html):
        super().__init__()
        self.open = [("", "text")]  # (tag, part to which its letters belong; "" for none)
        self.parts = {"": "", "text": "", "code": "", "formulas": ""}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.parts["text"] += attributes.get("alt") or ""
        if tag not in WITHOUT_END:
            self.open.append((tag, self.part_of(tag, (attributes.get("class") or "").split())))

    def part_of(self, tag, classes):
        part = self.open[-1][1]
        if tag in ("script", "style") or "katex-mathml" in classes:
            return ""
        if part == "text" and "katex" in classes:
            return "formulas"
        return "code" if part == "text" and tag in ("pre", "code") else part

    def handle_endtag(self, tag):
        if tag not in WITHOUT_END:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        self.parts[self.open[-1][1]] += data


@pytest.fixture(scope="module")
def pages(site):
    """What pages and decks show, {page: {"text": …, …}}: of those with a letter that Course Sans
    does not have. Only there it matters where a letter stands.
    """
    html = [path for path in SITE.rglob("*.html") if not {"_sources", "_static"} & {*path.parts}]
    assert len(html) > 80
    sans = glyphs(*SANS)
    return {
        path.relative_to(SITE).as_posix(): Shown(path.read_text("utf8")).parts
        for path in html
        if lost({"page": unescape(path.read_text("utf8"))}, sans)
    }


def test_letters_of_pages_and_decks_have_glyphs(pages):
    """Course Sans stands behind the typefaces of code and of formulas."""
    sans = glyphs(*SANS)
    katex = set().union(*map(glyphs, sorted((ROOT / "book/vendor/katex/fonts").glob("*.woff2"))))
    known = {"text": sans, "code": sans | glyphs(MONO), "formulas": sans | katex}
    for kind, letters in known.items():
        assert lost({place: parts[kind] for place, parts in pages.items()}, letters) == []


def test_letters_of_scripts_styles_and_words_have_glyphs(site):
    book = [*ROOT.glob("book/s*/*.js"), *ROOT.glob("book/**/*.css"), *ROOT.glob("book/**/*.html")]
    explorers = [*(SITE / "_static/explorers").glob("*.js"), *ROOT.glob("explorers/*.css")]
    questions = [*ROOT.glob("assignments/bank/*.yml"), *ROOT.glob("chapters/*/questions/*.yml")]
    files = [path for path in book + explorers + questions if "vendor" not in path.parts]
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf8") for path in files}
    for path in LOCALE.rglob("*.po"):
        with open(path, "rb") as file:
            messages = [message.string for message in read_po(file) if message.id]
        texts[path.name] = "".join("".join(message) for message in messages)
    assert len(texts) > 50
    assert lost(texts, glyphs(*SANS) | JAMO) == []


def test_letters_of_code_and_figures_have_glyphs():
    """matplotlib's own typeface, which it brings with it, stands behind that of figures."""
    code = {
        f"{path.stem} {cell.id}": cell.source
        for path in notebooks.paths()
        for cell in notebooks.read(path).code
    }
    figures = {path.name: path.read_text("utf8") for path in ROOT.glob("lib/**/*.py")}
    assert lost(code, glyphs(*SANS) | glyphs(MONO)) == []
    assert lost(code | figures, glyphs(FONT) | glyphs(MATPLOTLIB)) == []


def test_a_letter_without_a_glyph_is_named():
    assert lost({"rnn": "값 ① 🍅"}, glyphs(*SANS)) == ["U+1F345 🍅 in rnn has no glyph"]
