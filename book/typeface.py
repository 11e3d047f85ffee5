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

from book.bundling import copy_words, cut_font, site_pages
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


def letters(html, words):
    """Return {weight: letters} of a page. Explorers write `words` into it; their titles are bold."""
    text = UNSEEN.sub("", html)
    if "data-needs=" not in html:
        words = ""
    titles = re.findall(r'title: "([^"]*)"', words)
    answers = VOCABULARY if words else ""  # which an explorer shows in bold
    bold = set(answers).union(*titles, *(match[0] for match in BOLD.finditer(text)))
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


def cut(app, exception):
    if exception or app.builder.name != "html":
        return
    out = Path(app.outdir)
    static = out / "_static"
    words = explorers_words(app.config.language)
    pages = {path: path.read_text("utf8") for path in site_pages(out)}
    used = {path: letters(html, words) for path, html in pages.items()}
    slides = [letters(path.read_text("utf8"), words) for path in (out / "slides").glob("*.html")]
    for weight in WEIGHTS:
        count = Counter(letter for page in used.values() for letter in page[weight])
        common = {letter for letter, pages_with in count.items() if pages_with >= COMMON * len(pages)}
        common |= {*map(chr, range(32, 127)), *"".join(copy_words().values())}  # buttons are on every page
        everything = set(count).union(*(deck[weight] for deck in slides))
        write_font(weight, common, static / f"course-sans-{weight}.woff2")
        write_font(weight, everything, static / f"course-sans-{weight}-all.woff2")  # for slides and search results
        for page in used.values():
            page[weight] = page[weight] - common
        if weight == 400:
            written = set(constitution.load_constitution()) - common
    for path, html in pages.items():
        later = written - used[path][400] if "<rnn-write" in html else set()
        path.write_text(with_faces(html, used[path], later, path, static), "utf8")


def with_faces(html, rest, later, path, static):
    """Return a page whose head loads the fonts with the rest of its letters, and write these fonts.

    later: letters that an explorer may write, in a font of their own, which a browser loads when one of them appears.
    """
    up = "../" * (len(path.relative_to(static.parent).parts) - 1)
    faces = []
    for weight, used in rest.items():
        name = f"course-sans-{weight}-all.woff2"
        if path.stem != "search":
            used = {letter for letter in used if HANGUL.match(letter) or not letter.isascii()}
            name = f"course-sans-{weight}-{path.stem}.woff2"
            write_font(weight, used, static / name)
        if used and (static / name).exists():
            ranges = (
                "U+0-10FFFF" if path.stem == "search" else ",".join(f"U+{ord(letter):X}" for letter in sorted(used))
            )
            faces.append(FACE.format(weight, f"{up}_static/{name}", ranges))
    if later:
        name = f"course-sans-400-{path.stem}-later.woff2"
        write_font(400, later, static / name)
        ranges = ",".join(f"U+{ord(letter):X}" for letter in sorted(later))
        faces.append(FACE.format(400, f"{up}_static/{name}", ranges))
    style = f'<style class="typeface">{"".join(faces)}</style>' if faces else ""
    return STYLE.sub("", html).replace("</head>", f"{style}</head>", 1)


def setup(app):
    app.connect("build-finished", cut, priority=600)  # after the slides are written
