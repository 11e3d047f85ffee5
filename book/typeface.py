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
MONO = "course-mono-400.woff2"
COMMON = 1 / 2  # a letter on this share of all pages goes into the file of all pages
SYLLABLES = range(0xAC00, 0xD7A4)
SLICE = 0x400  # so many of the syllables are in one file
# Parts of a page that show no letters of this typeface, and jamo: a browser would put
# syllables of another file together from them.
UNSEEN = re.compile(
    r"<(script|style|math)\b.*?</\1>|src=\"data:[^\"]*\"|[\u1100-\u11ff]", re.DOTALL
)
# Elements that the theme, course.css and slides.css print in bold.
BOLD = re.compile(
    r"<(h[1-6]|strong|b|th|dt|summary)\b.*?</\1>"
    r"|<\w+"
    r" [^>]*class=\"(?:caption\"|[^\"]*"
    r"(?:caption-number|colab-badge|current|nav-link|prev-next-title)).*?</",
    re.DOTALL,
)
EXPLORER = re.compile(r"<rnn-(\w+)[^>]* data-needs=")
HANGUL = re.compile("[ㄱ-ㅣ가-힣]+")
STYLE = re.compile(r'<style class="typeface">.*?</script><style>.*?</style>')
STYLE_OF_FACE = (
    'font-family:"Course Sans";font-weight:{};font-display:swap;'
    'src:{} format("woff2");unicode-range:{}'
)
# A browser unpacks fonts beside its other work and would draw a first time without them. It
# waits, half a second at most.
WAIT = (
    "<script>{ const { style } = document.documentElement, late = new Promise((done) =>"
    ' setTimeout(done, 500)); style.visibility = "hidden"; const fonts ='
    " [...document.fonts].filter(({ family }) => /course (sans|mono)/i.test(family));"
    " Promise.race([Promise.allSettled(fonts.map((font) => font.load())), late]).then(() => {"
    ' style.visibility = ""; }); }</script>'
)


def letters(html, language):
    """Return {weight: letters} of a page.

    Explorers write into it what they say, and titles, answers and signs in bold.
    """
    text = UNSEEN.sub("", html)
    bold = set().union(*(match[0] for match in BOLD.finditer(text)))
    plain = set(text)
    for name in set(EXPLORER.findall(html)):
        words, title = said(name, language)
        words = UNSEEN.sub("", words)
        plain |= set(words)
        bold |= set(title + VOCABULARY + "제131조 ①" + HANGUL.sub("", words))
    return {400: plain, 700: bold}


@functools.cache
def unpacked(weight):
    """Return the bytes of a weight's file as every page cuts from it: without compression and rules
    that no page needs.
    """
    file = io.BytesIO()
    source = FONTS / f"CourseSans-{WEIGHTS[weight]}.woff2"
    cut_font(source, set(TTFont(source).getBestCmap()), file, flavor=None)
    return file.getvalue()


def write_font(weight, used, target):
    """Write those of the letters that a weight has to `target`. Return whether it has any."""
    return cut_font(io.BytesIO(unpacked(weight)), set(map(ord, used)), target, names=(0, 14))


def face(weight, used, font, address=None):
    """Write a font with the letters `used`.

    Return the style that names it, by its address or with the font inside.
    """
    if not write_font(weight, used, font):
        return ""
    ranges = ",".join(f"U+{ord(letter):X}" for letter in sorted(used))
    return f"@font-face{{{STYLE_OF_FACE.format(weight, address or inside(font), ranges)}}}"


def write_syllables(app):
    """Write the files with all syllables, and syllables.css, which names them as a typeface of its
    own.
    """
    static = Path(app.outdir) / "_static"
    faces = []
    static.mkdir(parents=True, exist_ok=True)
    for start in SYLLABLES[::SLICE]:
        some = range(start, min(start + SLICE, SYLLABLES.stop))
        font = static / f"course-sans-syllables-{start:X}.woff2"
        if not font.exists():
            write_font(400, map(chr, some), font)
        faces.append(
            '@font-face { font-family: "Course Syllables"; font-weight: 400 700; '
            f'font-display: swap; src: url({font.name}) format("woff2"); '
            f"unicode-range: U+{start:X}-{some[-1]:X}; }}\n"
        )
    (static / "syllables.css").write_text("".join(faces), "utf8")


def write_mono(static, used):
    """Write the typeface of code.

    It has no Hangul: Course Sans, which follows it in the styles, draws that.
    """
    ascii_letters = set(map(chr, range(32, 127)))
    source = FONTS / "CourseMono-Regular.woff2"
    cut_font(source, set(map(ord, used | ascii_letters)), static / MONO, names=(0, 14))


def cut(app, out):
    static = out / "_static"
    shutil.copy(FONTS / "OFL.txt", static / "course-sans-OFL.txt")
    shutil.copy(FONTS / "CourseMono-OFL.txt", static / "course-mono-OFL.txt")
    language = app.config.language
    pages = {path: letters(path.read_text("utf8"), language) for path in site_pages(out)}
    slides = [letters(path.read_text("utf8"), language) for path in (out / "slides").glob("*.html")]
    # Those of buttons and of signs that the styles add, which are on every page.
    buttons = {*map(chr, range(32, 127)), *"".join(copy_words().values()), *"▶▼"}
    common = {}
    for weight in WEIGHTS:
        count = Counter(letter for page in pages.values() for letter in page[weight])
        often = {letter for letter, times in count.items() if times >= COMMON * len(pages)}
        common[weight] = buttons | often
        write_font(weight, common[weight], static / f"course-sans-{weight}.woff2")
        # For slides and search results.
        everything = set(count).union(*(deck[weight] for deck in slides))
        write_font(weight, everything, static / f"course-sans-{weight}-all.woff2")
    write_mono(static, everything)
    written = set(constitution.load_constitution()) - common[400]

    def with_faces(html, path):
        """Return a page whose head holds the fonts with the rest of its letters."""
        rest = {weight: pages[path][weight] - common[weight] for weight in WEIGHTS}
        font = static / f"course-sans-400-{path.stem}-later.woff2"
        faces = "".join(face(weight, used, font) for weight, used in rest.items())
        up = "../" * (len(path.relative_to(out).parts) - 1)
        later = ""
        if (
            "<rnn-write" in html
        ):  # a browser loads this font when the explorer writes one of its letters
            later = face(400, written - rest[400], font, f"url({up}_static/{font.name})")
        styles = f'<style class="typeface">{faces}</style>{WAIT}<style>{later}</style>'
        return STYLE.sub("", html).replace("</head>", f"{styles}</head>", 1)

    change_pages(out, with_faces)


def setup(app):
    app.connect("builder-inited", write_syllables)
    app.add_css_file("syllables.css")
    after_build(app, cut, priority=600)  # after the slides are written
