"""Cuts the typeface of the site, Course Sans in two weights, to the letters that its pages use.

fonts/ holds both weights with 2,350 syllables. The letters of many pages stand in the style of all pages, the other
letters of a page in its head. So a first visit loads a third less than with one file for the whole site, and a page has
its letters before it is drawn: no line breaks anew.
What a model printed may be no Korean at all, syllables that no word has: the system draws those.
"""

import functools
import io
import re
import shutil
from collections import Counter
from pathlib import Path

from fontTools.ttLib import TTFont

from book.bundling import copy_words, cut_font, inside
from book.contents import after_build, change_pages, site_pages
from explorers.bundle import said
from lib.data import constitution
from lib.tomato import VOCABULARY

FONTS = Path(__file__).parent / "fonts"
WEIGHTS = {400: "Regular", 700: "Bold"}
COMMON = 1 / 2  # a letter on this share of all pages goes into the file of all pages
# Parts of a page that show no letters of this typeface, and jamo: a browser would put syllables of another file together from them.
UNSEEN = re.compile(r"<(script|style|math)\b.*?</\1>|src=\"data:[^\"]*\"|[\u1100-\u11ff]", re.S)
# Elements that the theme, course.css and slides.css print in bold.
BOLD = re.compile(
    r"<(h[1-6]|strong|b|th|dt|summary)\b.*?</\1>"
    r"|<\w+ [^>]*class=\"(?:caption\"|[^\"]*(?:caption-number|colab-badge|current|nav-link|prev-next-title)).*?</",
    re.S,
)
STYLE = re.compile(r'<style class="typeface">.*?</script><style>.*?</style>')
STYLE_OF_FACE = 'font-family:"Course Sans";font-weight:{};font-display:swap;src:{} format("woff2");unicode-range:{}'
# A browser unpacks fonts beside its other work and would draw a first time without them. It waits, half a second at most.
WAIT = (
    "<script>{ const { style } = document.documentElement, late = new Promise((done) => setTimeout(done, 500)); "
    'style.visibility = "hidden"; '
    "const fonts = [...document.fonts].filter(({ family }) => /course sans/i.test(family)); "
    "Promise.race([Promise.allSettled(fonts.map((font) => font.load())), late])"
    '.then(() => { style.visibility = ""; }); }</script>'
)


def letters(html, words, titles):
    """Return {weight: letters} of a page. Explorers write `words` into it, and `titles` in bold."""
    text = UNSEEN.sub("", html)
    if "data-needs=" not in html:
        words = titles = ""
    answers = VOCABULARY + "제131조 ①" if words else ""  # which explorers show in bold
    bold = set(answers + titles).union(*(match[0] for match in BOLD.finditer(text)))
    return {400: set(text) | set(words), 700: bold}


@functools.cache
def unpacked(weight):
    """Return the bytes of a weight's file as every page cuts from it: without compression, and without the rules that no page needs."""
    file, source = io.BytesIO(), FONTS / f"CourseSans-{WEIGHTS[weight]}.woff2"
    cut_font(source, set(TTFont(source).getBestCmap()), file, flavor=None)
    return file.getvalue()


def write_font(weight, used, target):
    """Write those of the letters that a weight has to `target`. Return whether it has any."""
    return cut_font(io.BytesIO(unpacked(weight)), set(map(ord, used)), target, names=(0, 14))


def face(weight, used, font, address=None):
    """Write a font with the letters `used`. Return the style that names it, by its address or with the font inside."""
    if not write_font(weight, used, font):
        return ""
    ranges = ",".join(f"U+{ord(letter):X}" for letter in sorted(used))
    return f"@font-face{{{STYLE_OF_FACE.format(weight, address or inside(font), ranges)}}}"


def cut(app, out):
    static = out / "_static"
    # The licence, which the cut fonts name by its address.
    shutil.copy(FONTS / "OFL.txt", static / "course-sans-OFL.txt")
    spoken = said(app.config.language)
    pages = {path: letters(path.read_text("utf8"), *spoken) for path in site_pages(out)}
    slides = [letters(path.read_text("utf8"), *spoken) for path in (out / "slides").glob("*.html")]
    buttons = {
        *map(chr, range(32, 127)),
        *"".join(copy_words().values()),
    }  # which are on every page
    common = {}
    for weight in WEIGHTS:
        count = Counter(letter for page in pages.values() for letter in page[weight])
        common[weight] = buttons | {
            letter for letter, times in count.items() if times >= COMMON * len(pages)
        }
        write_font(weight, common[weight], static / f"course-sans-{weight}.woff2")
        everything = set(count).union(
            *(deck[weight] for deck in slides)
        )  # for slides and search results
        write_font(weight, everything, static / f"course-sans-{weight}-all.woff2")
    written = set(constitution.load_constitution()) - common[400]

    def with_faces(html, path):
        """Return a page whose head holds the fonts with the rest of its letters."""
        rest = {weight: pages[path][weight] - common[weight] for weight in WEIGHTS}
        font, later = static / f"course-sans-400-{path.stem}-later.woff2", ""
        faces = "".join(face(weight, used, font) for weight, used in rest.items())
        if (
            "<rnn-write" in html
        ):  # a browser loads this font when the explorer writes one of its letters
            up = "../" * (len(path.relative_to(out).parts) - 1)
            later = face(400, written - rest[400], font, f"url({up}_static/{font.name})")
        styles = f'<style class="typeface">{faces}</style>{WAIT}<style>{later}</style>'
        return STYLE.sub("", html).replace("</head>", f"{styles}</head>", 1)

    change_pages(out, with_faces)


def setup(app):
    after_build(app, cut, priority=600)  # after the slides are written
