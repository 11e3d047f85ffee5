"""Cuts the typeface of the site, Course Sans in two weights, to the letters that its pages use.

fonts/ holds both weights with 2,350 syllables. The letters of many pages are one file for all pages; each page has a
second, small file with its other letters. So a first visit loads a third less than with one file for the whole site.
A letter that the typeface does not have stops the build. What a
model printed may be no Korean at all, lone jamo and syllables that no word has: the system draws those.
"""

import functools
import io
import re
from collections import Counter
from pathlib import Path

from fontTools.ttLib import TTFont
from sphinx.errors import ExtensionError

from book.bundling import copy_words, cut_font
from book.contents import after_build, change_pages, site_pages
from explorers.bundle import titles
from explorers.bundle import words as explorers_words
from lib.data import constitution
from lib.tomato import VOCABULARY

FONTS = Path(__file__).parent / "fonts"
WEIGHTS = {400: "Regular", 700: "Bold"}
HANGUL = re.compile("[ᄀ-ᇿ㄰-㆏가-힣]")
COMMON = 1 / 2  # a letter on this share of all pages goes into the file of all pages
# Parts of a page that show no letters of this typeface.
UNSEEN = re.compile(r"<(script|style|math)\b.*?</\1>|src=\"data:[^\"]*\"", re.S)
PRINTED = re.compile(r"<pre\b.*?</pre>", re.S)
# Elements that the theme, course.css and slides.css print in bold.
BOLD = re.compile(
    r"<(h[1-6]|strong|b|th|dt|summary)\b.*?</\1>"
    r"|<\w+ [^>]*class=\"(?:caption\"|[^\"]*(?:caption-number|colab-badge|current|nav-link|prev-next-title)).*?</",
    re.S,
)
STYLE = re.compile(r'<style class="typeface">.*?</style>')
FACE = (
    '@font-face{{font-family:"Course Sans";font-weight:{};font-display:swap;src:url({}) format("woff2");'
    "unicode-range:{}}}"
)


def letters(html, words, titles):
    """Return {weight: letters} of a page. Explorers write `words` into it, and `titles` in bold."""
    text = UNSEEN.sub("", html)
    if "data-needs=" not in html:
        words = titles = ""
    answers = VOCABULARY if words else ""  # which an explorer shows in bold
    bold = set(answers + titles).union(*(match[0] for match in BOLD.finditer(text)))
    noise = {letter for letter in set(text) - set(PRINTED.sub("", text)) if is_noise(letter)}
    return {400: set(text) - noise | set(words), 700: bold - noise}


def is_noise(letter):
    """Whether a letter is Hangul that no word has: none of the letters and 2,350 syllables of KS X 1001."""
    return bool(HANGUL.match(letter)) and len(letter.encode("euc_kr", "ignore")) != 2


@functools.cache
def unpacked(weight):
    """Return the bytes of a weight's file without compression: every page cuts from it, and unpacking is slow."""
    font, file = TTFont(FONTS / f"CourseSans-{WEIGHTS[weight]}.woff2"), io.BytesIO()
    font.flavor = None
    font.save(file)
    return file.getvalue()


def write_font(weight, used, target):
    """Write the letters of one weight to `target`. Raises ExtensionError for a Hangul letter without a glyph."""
    missing = cut_font(io.BytesIO(unpacked(weight)), set(map(ord, used)), target)
    if lost := sorted(letter for letter in map(chr, missing) if HANGUL.match(letter)):
        raise ExtensionError(
            f"book/fonts/CourseSans-{WEIGHTS[weight]}.woff2 has no glyph for {' '.join(lost)}; see tools/font.py"
        )


def cut(app, out):
    static = out / "_static"
    said = explorers_words(app.config.language), titles(app.config.language)
    pages = {path: letters(path.read_text("utf8"), *said) for path in site_pages(out)}
    slides = [letters(path.read_text("utf8"), *said) for path in (out / "slides").glob("*.html")]
    buttons = {*map(chr, range(32, 127)), *"".join(copy_words().values())}  # which are on every page
    common = {}
    for weight in WEIGHTS:
        count = Counter(letter for page in pages.values() for letter in page[weight])
        common[weight] = buttons | {letter for letter, times in count.items() if times >= COMMON * len(pages)}
        write_font(weight, common[weight], static / f"course-sans-{weight}.woff2")
        everything = set(count).union(*(deck[weight] for deck in slides))  # for slides and search results
        write_font(weight, everything, static / f"course-sans-{weight}-all.woff2")
    written = set(constitution.load_constitution()) - common[400]

    def with_faces(html, path):
        """Return a page whose head loads the fonts with the rest of its letters, and write these fonts."""
        rest = {
            weight: {letter for letter in pages[path][weight] - common[weight] if not letter.isascii()}
            for weight in WEIGHTS
        }
        fonts = [(weight, path.stem, rest[weight]) for weight in WEIGHTS]
        if "<rnn-write" in html:  # a browser loads this font when the explorer writes one of its letters
            fonts.append((400, f"{path.stem}-later", written - rest[400]))
        if path.stem == "search":
            fonts = [(weight, "all", None) for weight in WEIGHTS]
        up, faces = "../" * (len(path.relative_to(out).parts) - 1), []
        for weight, name, used in fonts:
            file = f"course-sans-{weight}-{name}.woff2"
            if used:
                write_font(weight, used, static / file)
            if used is None or (used and (static / file).exists()):
                ranges = ",".join(f"U+{ord(letter):X}" for letter in sorted(used or ())) or "U+0-10FFFF"
                faces.append(FACE.format(weight, f"{up}_static/{file}", ranges))
        style = f'<style class="typeface">{"".join(faces)}</style>' if faces else ""
        return STYLE.sub("", html).replace("</head>", f"{style}</head>", 1)

    change_pages(out, with_faces)


def setup(app):
    after_build(app, cut, priority=600)  # after the slides are written
