"""Cuts a font of the course out of a larger one: python tools/font.py SOURCE TARGET NAME [LETTERS]

    SANS=Pretendard-Regular.woff2
    MONO=D2Coding-Ver1.3.2-20180524-all.ttc
    python tools/font.py $SANS lib/fonts/CourseSans-Regular.ttf "Course Sans"
    python tools/font.py $SANS book/fonts/CourseSans-Regular.woff2 "Course Sans" all
    python tools/font.py $MONO book/fonts/CourseMono-Regular.woff2 "Course Mono" latin

LETTERS says what the new font has, as far as the source has it:

- latin: ASCII, Latin-1, Greek, punctuation, raised and lowered digits, arrows, signs of
  mathematics, lines and shapes
- words, if nothing is said: these, circled numbers, Hangul letters, also under the numbers that
  they have as parts of syllables, and the 2,350 syllables of KS X 1001, which Korean words need
- all: these, and all 11,172 syllables, because a model writes some that no word has

Of a collection (.ttc) the first font is taken. The licence (OFL 1.1) reserves the name of the
source, so the new font gets another one. The suffix of the target, .ttf or .woff2, decides its
format.
"""

import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

LATIN = (
    "20-7E,A0-FF,303,391-3C9,2010-2044,2060,2070-209C,2150-215F,2190-22FF,2326,232B,2423,"
    "2500-25FF,2713,2717"
)
HANGUL = "2460-2473,3000-303F,3131-318E"
SYLLABLES = "AC00-D7A3"


def ks_x_1001_syllables():
    """Return the code points of the Hangul syllables of the two-byte EUC-KR code: rows 0xB0 to
    0xC8, 94 each.
    """
    return {
        ord(bytes([row, cell]).decode("euc_kr"))
        for row in range(0xB0, 0xC9)
        for cell in range(0xA1, 0xFF)
    }


def add_parts(font):
    """Draw the parts of a syllable (U+1100 to U+11FF), where they stand alone, as the letters that
    they are.
    """
    for table in font["cmap"].tables:
        for code in range(0x1100, 0x1200):
            letter = f"HANGUL LETTER {unicodedata.name(chr(code), '').rpartition(' ')[2]}"
            try:
                glyph = table.cmap.get(ord(unicodedata.lookup(letter)))
            except KeyError:
                continue  # a part that is no letter of today
            if glyph:
                table.cmap[code] = glyph


def add_raised_t(font):
    """Draw the raised T of a transposed matrix (U+1D40) as a T of three fifths of its size."""
    glyphs = font.getGlyphSet()
    letter = font.getBestCmap()[ord("T")]
    size = 0.6
    width, edge = font["hmtx"][letter]
    right = (1 - size) * width / 2
    up = (1 - size) * font["OS/2"].sCapHeight
    pen = TTGlyphPen(glyphs)
    glyphs[letter].draw(TransformPen(pen, (size, 0, 0, size, right, up)))
    font.setGlyphOrder([*font.getGlyphOrder(), "raised_t"])
    font["glyf"]["raised_t"] = pen.glyph()
    font["hmtx"]["raised_t"] = width, round(size * edge + right)
    for table in font["cmap"].tables:
        table.cmap[0x1D40] = "raised_t"


def letters(which):
    """Return the code points of "latin", "words" or "all" (see above)."""
    ranges = {
        "latin": [LATIN],
        "words": [LATIN, HANGUL],
        "all": [LATIN, HANGUL, SYLLABLES],
    }
    known = set(subset.parse_unicodes(",".join(ranges[which])))
    return known | ks_x_1001_syllables() if which == "words" else known


def cut(font, which):
    """Leave only these letters in a font, and what puts a tilde above one, as in c̃."""
    features = ["ccmp", "kern", "mark", "tnum"]
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=features)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0, 0x409]
    options.name_legacy = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters(which))
    subsetter.subset(font)


def rename(font, name, style):
    """Give a font another name, wherever it says its name."""
    full = name if style == "Regular" else f"{name} {style}"
    new_names = {
        1: name,
        2: style,
        3: f"{full} 1.0",
        4: full,
        6: f"{name.replace(' ', '')}-{style}",
    }
    for record in font["name"].names:
        if record.nameID in new_names:
            record.string = new_names[record.nameID]


def main(source, target, name, which="words"):
    font = TTFont(source, recalcTimestamp=False, fontNumber=0)
    cut(font, which)
    if which == "latin":
        add_raised_t(font)
    else:
        add_parts(font)
    rename(font, name, style=Path(target).stem.partition("-")[2])
    font.flavor = "woff2" if target.endswith(".woff2") else None
    font.save(target)
    glyphs = len(font.getGlyphOrder())
    print(f"{target}: {glyphs} glyphs, {Path(target).stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(*sys.argv[1:])
