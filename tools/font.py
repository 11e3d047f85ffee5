"""Cut the figure font out of Nanum Gothic: python tools/font.py NanumGothic.ttf

Kept: ASCII, Latin-1, Greek, general punctuation, arrows and mathematical signs that the source has, Hangul letters, and
the 2,350 syllables of KS X 1001. The licence (OFL 1.1) reserves the name Nanum, so the subset is renamed.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "lib" / "fonts" / "CourseGothic-Regular.ttf"
NAME = "Course Gothic"
RANGES = [
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x391, 0x3C9),
    (0x2010, 0x2044),
    (0x2190, 0x22FF),
    (0x3000, 0x303F),
    (0x3131, 0x318E),
]


def ks_x_1001_syllables():
    """The Hangul syllables that the two-byte EUC-KR code has: rows 0xB0 to 0xC8, 94 each."""
    return {ord(bytes([row, cell]).decode("euc_kr")) for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF)}


def main(source):
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(hinting=False, name_IDs=["*"], notdef_outline=True, layout_features=["kern"])
    subsetter = subset.Subsetter(options)
    kept = {code for low, high in RANGES for code in range(low, high + 1)} | ks_x_1001_syllables()
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    new_names = {1: NAME, 3: f"{NAME} 1.0", 4: NAME, 6: NAME.replace(" ", "")}
    font["name"].names = [
        n for n in font["name"].names if n.nameID in (0, 1, 2, 3, 4, 5, 6, 13, 14) and n.langID in (0, 0x409)
    ]
    for record in font["name"].names:
        if record.nameID in new_names:
            record.string = new_names[record.nameID]
    font.save(TARGET)
    print(
        f"{TARGET.relative_to(Path.cwd())}: {len(font.getGlyphOrder())} glyphs, {TARGET.stat().st_size / 1000:.0f} kB"
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/font.py NanumGothic.ttf")
    main(sys.argv[1])
