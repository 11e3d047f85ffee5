"""Which letters of a page the fonts that it loads have."""

import base64
import functools
import io
import re

from built_site import SITE
from fontTools.ttLib import TTFont

# What nobody sees, and the icons of the theme, which have a typeface of their own.
UNSEEN = {*"\t\n\r\u00a0\u200b\u2060\u2061\ufeff", *map(chr, range(0xE000, 0xF900))}


@functools.cache
def glyphs(font):
    """Return the letters of a font: the Path of a file, or base64 that stands in a page."""
    file = font if hasattr(font, "suffix") else io.BytesIO(base64.b64decode(font))
    return {chr(code) for code in TTFont(file).getBestCmap()}


def fonts_of(html, weight, static):
    """Return the fonts of Course Sans that a page loads in a weight, from `static` or from its own
    style.
    """
    names = re.findall(rf"course-sans-{weight}-[\w-]+\.woff2", html)
    inside = re.findall(rf'font-weight:{weight};[^}}]*base64,([^"]+)"', html)
    return [*(static / name for name in (f"course-sans-{weight}.woff2", *names)), *inside]


def missing_letters(html, letters, edition=""):
    """Return a sentence for each letter that no typeface of a page has: the system would draw it.

    Args:
        html: of the page.
        letters: {weight: text}, of scripts/letters_by_weight.js.
        edition: folder of the edition, "" or "en/".
    """
    problems = []
    for weight, used in letters.items():
        fonts = fonts_of(html, weight, SITE / edition / "_static")
        lost = set(used).difference(UNSEEN, *map(glyphs, fonts))
        problems += [f"{weight} has no {letter}" for letter in sorted(lost)]
    return problems
