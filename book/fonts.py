"""Cuts fonts to the letters in use."""

import base64
import logging

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

logging.getLogger("fontTools").setLevel(logging.WARNING)  # it logs every table that it cuts


def cut_font(original, glyphs, target, names=(0, 13, 14), flavor="woff2"):
    """Write to `target` the font with only these glyphs (code points). Return whether it has any of
    them.

    original, target: a path or an open file. flavor: None for a font without compression. names: of
    its texts, those to keep: copyright, licence and its address. Nothing is written if it has none.
    """
    font = TTFont(original)
    wanted = glyphs & set(font.getBestCmap())
    if not wanted:
        return False
    options = Options(
        flavor=flavor, hinting=False, layout_features=["ccmp", "mark", "tnum"], name_IDs=list(names)
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = flavor
    font.save(target)
    return True


def inside(font):
    """Return the address of a font that stands in the style itself: it is there before anything is
    drawn.
    """
    return f'url("data:font/woff2;base64,{base64.b64encode(font.read_bytes()).decode()}")'
