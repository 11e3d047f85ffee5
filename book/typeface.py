"""Cuts the typeface of the site, Course Sans in two weights, to the letters that the built pages and slides use.

fonts/ holds both weights with 2,350 syllables. A letter in a page that they do not have stops the build.
"""

import re
from pathlib import Path

from sphinx.errors import ExtensionError

from book.bundling import cut_font
from book.explorers.catalog import SOURCES

FONTS = Path(__file__).parent / "fonts"
WEIGHTS = {"Regular": "course-sans-400.woff2", "Bold": "course-sans-700.woff2"}
HANGUL = re.compile("[ᄀ-ᇿ㄰-㆏가-힣]")
# Parts of a page that show no letters of this typeface.
UNSEEN = re.compile(r"<(script|style|math)\b.*?</\1>|src=\"data:[^\"]*\"", re.S)
# Elements that the theme, course.css and slides.css print in bold.
BOLD = re.compile(
    r"<(h[1-6]|strong|b|th|dt|summary)\b.*?</\1>"
    r"|<\w+ [^>]*class=\"[^\"]*(?:caption-text|colab-badge|current|nav-link).*?</",
    re.S,
)


def letters(texts, words):
    """Return the letters of HTML texts in all weights and in bold. `words`, those of explorers, may occur in both."""
    everything = set(words).union(*texts)
    bold = set(words).union(*(match[0] for text in texts for match in BOLD.finditer(text)))
    return {"Regular": everything, "Bold": bold | set(map(chr, range(32, 127)))}


def cut(app, exception):
    if exception or app.builder.name != "html":
        return
    out = Path(app.outdir)
    texts = [UNSEEN.sub("", path.read_text("utf8")) for path in out.rglob("*.html")]
    words = (SOURCES / "words" / f"{app.config.language}.js").read_text("utf8")
    for weight, used in letters(texts, words).items():
        missing = cut_font(FONTS / f"CourseSans-{weight}.woff2", set(map(ord, used)), out / "_static" / WEIGHTS[weight])
        if lost := sorted(letter for letter in map(chr, missing) if HANGUL.match(letter)):
            raise ExtensionError(
                f"book/fonts/CourseSans-{weight}.woff2 has no glyph for {' '.join(lost)}; see tools/font.py"
            )


def setup(app):
    app.connect("build-finished", cut, priority=600)  # after the slides are written
    return {"parallel_read_safe": True, "parallel_write_safe": True}
