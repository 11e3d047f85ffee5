"""Cuts a font of the course out of a Hangul font: python tools/font.py SOURCE TARGET "NAME"

    python tools/font.py Pretendard-Regular.woff2 lib/fonts/CourseSans-Regular.ttf "Course Sans"
    python tools/font.py Pretendard-Regular.woff2 book/fonts/CourseSans-Regular.woff2 "Course Sans"

The new font has ASCII, Latin-1, Greek, general punctuation, those arrows and mathematical signs
that the source has, Hangul letters, also under the numbers that they have as parts of syllables,
and the 2,350 syllables of KS X 1001. The licence (OFL 1.1) reserves the name of the source, so the
subset gets another one. The suffix of the target, .ttf or .woff2, decides its format.
"""

import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = "20-7E,A0-FF,391-3C9,2010-2044,2190-22FF,3000-303F,3131-318E"


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


def main(source, target, name):
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=["kern", "tnum"])
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0, 0x409]
    options.name_legacy = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes={*subset.parse_unicodes(RANGES), *ks_x_1001_syllables()})
    subsetter.subset(font)
    add_parts(font)
    style = Path(target).stem.partition("-")[2]
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
    font.flavor = "woff2" if target.endswith(".woff2") else None
    font.save(target)
    print(
        f"{target}: {len(font.getGlyphOrder())} glyphs, {Path(target).stat().st_size / 1000:.0f} kB"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
