"""Cuts the typefaces of the site, Course Sans in two weights and Course Mono for code, to the
letters that its pages use.

fonts/ holds both weights with all 11,172 syllables. The letters of many pages stand in the style of
all pages, the other letters of a page in its head. So a first visit loads a third less than with
one file for the whole site, and a page has its letters before it is drawn: no line breaks anew.
What a reader may type or a model may write into an explorer can be any syllable: a browser loads a
file with some thousand of them when it first needs one. So the system draws no letter, whatever
fonts a machine has.
"""

import functools
import io
import os
import shutil
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import minify
from fontTools.ttLib import TTFont

from book.bundling import copy_words
from book.contents import ROOT
from book.fonts import cut_font, inside
from book.letters import letters_of
from book.page import parse
from lib.data import constitution

FONTS = Path(__file__).parent / "fonts"
# What all editions have in common, written once before they are built beside each other.
PREPARED = ROOT / "_build" / "fonts"
WEIGHTS = {400: "Regular", 700: "Bold"}
MONO = "course-mono-400.woff2"
COMMON = 1 / 2  # a letter on this share of all pages goes into the file of all pages
SYLLABLES = range(0xAC00, 0xD7A4)
SLICE = 0x400  # so many of the syllables are in one file
STYLE_OF_FACE = (
    'font-family:"Course Sans";font-weight:{};font-display:swap;'
    'src:{} format("woff2");unicode-range:{}'
)
WAIT = Path(__file__).with_name("wait_for_fonts.js")


def is_prepared(font):
    """Return whether a file is there and newer than the fonts and the code that cuts them."""
    code = Path(__file__)
    sources = [*FONTS.glob("*.woff2"), code, code.with_name("fonts.py")]
    return font.exists() and all(
        source.stat().st_mtime <= font.stat().st_mtime for source in sources
    )


def unpack(weight):
    """Write the font of a weight as every page cuts from it, unless it is prepared: without
    compression and rules that no page needs. Return its path.
    """
    font = PREPARED / f"course-sans-{weight}.ttf"
    if not is_prepared(font):
        source = FONTS / f"CourseSans-{WEIGHTS[weight]}.woff2"
        unfinished = font.with_suffix(f".{os.getpid()}")
        PREPARED.mkdir(parents=True, exist_ok=True)
        cut_font(source, set(TTFont(source).getBestCmap()), unfinished, flavor=None)
        unfinished.replace(font)
    return font


@functools.cache
def unpacked(weight):
    """Return the bytes of the font of a weight, without compression."""
    return unpack(weight).read_bytes()


def slice_at(start):
    """Return the code points of the syllables in the file that begins with `start`."""
    return range(start, min(start + SLICE, SYLLABLES.stop))


def write_slice(start):
    """Write the file with the syllables from `start` on, unless it is prepared."""
    font = PREPARED / f"course-sans-syllables-{start:X}.woff2"
    if not is_prepared(font):
        write_font(400, map(chr, slice_at(start)), font)


def prepare():
    """Write what all editions have in common: unpacked fonts, and the files with all syllables."""
    with ProcessPoolExecutor() as processes:
        list(processes.map(unpack, WEIGHTS))
        list(processes.map(write_slice, SYLLABLES[::SLICE]))


def cut_to(original, used, target, **options):
    """Cut a font, of which `original` is the bytes, to letters, as cut_font does."""
    return cut_font(io.BytesIO(original), set(map(ord, used)), target, names=(0, 14), **options)


def write_font(weight, used, target, **options):
    """Write those of the letters that a weight has to `target`. Return whether it has any."""
    return cut_to(unpacked(weight), used, target, **options)


def with_few_letters(weight, used):
    """Return the bytes of the font of a weight with the letters `used`, without compression."""
    font = io.BytesIO()
    write_font(weight, used, font, flavor=None)
    return font.getvalue()


def face(original, weight, used, font, address=None):
    """Write a font with the letters `used`, cut from `original`, the bytes of one that has them.

    Return the style that names it, by its address or with the font inside; "" if the letters have
    no outlines: spaces look alike in every font, and a browser refuses a font without outlines.
    """
    if not "".join(used).strip() or not cut_to(original, used, font):
        return ""
    ranges = ",".join(f"U+{ord(letter):X}" for letter in sorted(used))
    return f"@font-face{{{STYLE_OF_FACE.format(weight, address or inside(font), ranges)}}}"


def write_syllables(app):
    """Copy the files with all syllables, and write syllables.css, which names them as a typeface of
    its own.
    """
    static = Path(app.outdir) / "_static"
    faces = []
    static.mkdir(parents=True, exist_ok=True)
    for start in SYLLABLES[::SLICE]:
        font = f"course-sans-syllables-{start:X}.woff2"
        shutil.copy(PREPARED / font, static)
        faces.append(
            '@font-face { font-family: "Course Syllables"; font-weight: 400 700; '
            f'font-display: swap; src: url({font}) format("woff2"); '
            f"unicode-range: U+{start:X}-{slice_at(start)[-1]:X}; }}\n"
        )
    (static / "syllables.css").write_text("".join(faces), "utf8")


def write_mono(static, used):
    """Write the typeface of code.

    It has no Hangul: Course Sans, which follows it in the styles, draws that.
    """
    ascii_letters = set(map(chr, range(32, 127)))
    source = FONTS / "CourseMono-Regular.woff2"
    cut_font(source, set(map(ord, used | ascii_letters)), static / MONO, names=(0, 14))


def buttons():
    """Return the letters of buttons and of signs that the styles add, which are on every page."""
    return {*map(chr, range(32, 127)), *"".join(copy_words().values()), *"▶▼"}


def write_common(static, weight, used):
    """Write the font of all pages in a weight. Return its letters. used: {weight: letters} of each
    page.
    """
    count = Counter(letter for page in used for letter in page[weight])
    often = {letter for letter, times in count.items() if times >= COMMON * len(used)}
    write_font(weight, buttons() | often, static / f"course-sans-{weight}.woff2")
    return buttons() | often


def in_any(used, weight):
    """Return the letters of a weight in any page. used: {weight: letters} of each page."""
    return set().union(*(page[weight] for page in used))


def write_whole(static, weight, used):
    """Write the font of slides and search results in a weight: the letters of all pages."""
    write_font(weight, in_any(used, weight), static / f"course-sans-{weight}-all.woff2")


def signs():
    """Return the letters that <rnn-write> may write."""
    return set("".join(constitution.load_constitution().split()))


def add_faces(page, static, originals, rest):
    """Put into the head of a page the fonts with the rest of its letters, {weight: letters}.

    A browser loads the letters that <rnn-write> may write when it writes one of them. originals:
    {weight: bytes of a font with the letters of all pages and those signs}.
    """
    font = static / f"course-sans-400-{page.name}-later.woff2"
    faces = "".join(face(originals[weight], weight, used, font) for weight, used in rest.items())
    later = ""
    if page.tree.select_one("rnn-write"):
        common = {chr(code) for code in TTFont(static / "course-sans-400.woff2").getBestCmap()}
        address = f"url({page.root}_static/{font.name})"
        later = face(originals[400], 400, signs() - common - rest[400], font, address)
    wait = minify.string("application/javascript", WAIT.read_text("utf8"))
    styles = f'<style class="typeface">{faces}</style><script>{wait}</script><style>{later}</style>'
    page.tree.head.append(parse(styles))


def cut(site):
    """Write the fonts of all pages, of slides and search, and into each page those of its own."""
    shutil.copy(FONTS / "OFL.txt", site.static / "course-sans-OFL.txt")
    shutil.copy(FONTS / "CourseMono-OFL.txt", site.static / "course-mono-OFL.txt")
    pages = [letters_of(page.tree, site.language) for page in site.pages]
    decks = [letters_of(deck.tree, site.language) for deck in site.decks]
    for weight in WEIGHTS:
        write_whole(site.static, weight, pages + decks)
    write_mono(site.static, in_any(pages + decks, 400))
    common = {weight: write_common(site.static, weight, pages) for weight in WEIGHTS}
    # To cut from all syllables takes five times as long.
    originals = {
        weight: with_few_letters(weight, in_any(pages, weight) | signs()) for weight in WEIGHTS
    }
    for page, used in zip(site.pages, pages, strict=True):
        rest = {weight: used[weight] - common[weight] for weight in WEIGHTS}
        add_faces(page, site.static, originals, rest)


def setup(app):
    app.connect("builder-inited", write_syllables)
    app.add_css_file("syllables.css")
