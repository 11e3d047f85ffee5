"""Draws the picture of a shared link: the thread of a page above two texts, in our typeface."""

import io

from PIL import Image, ImageDraw, ImageFont

from book.thread import WIDTH
from book.typeface import unpacked
from lib.figures.colours import COLOURS, QUANTITIES

# The picture is drawn twice as large as it is saved, for smooth edges. Lengths in these pixels.
SIZE = (2400, 1260)
EDGE = 144
HEADING_TOP = 560
HEADING_SIZE = 68
TEXT_TOP = 680
TEXT_SIZE = 136
LINE_SPACING = 50
LINE = 15
DOT = 48
COLOURS_KEPT = 64


def drawn(strokes, heading, text):
    """Return the picture with a thread, a small heading and, below it, a large text.

    strokes: [(quantity, [(x, y), …]), …], in the units of thread.py.
    """
    picture = Image.new("RGB", SIZE, COLOURS["paper"]["light"])
    draw = ImageDraw.Draw(picture)
    draw_thread(draw, strokes)
    ink = COLOURS["ink"]["light"]
    small = ImageFont.truetype(io.BytesIO(unpacked(400)), HEADING_SIZE)
    large = ImageFont.truetype(io.BytesIO(unpacked(700)), TEXT_SIZE)
    draw.text((EDGE, HEADING_TOP), heading, ink, small)
    lines = broken(text, large, SIZE[0] - 2 * EDGE)
    draw.text((EDGE, TEXT_TOP), "\n".join(lines), ink, large, spacing=LINE_SPACING)
    saved_size = (SIZE[0] // 2, SIZE[1] // 2)
    return picture.resize(saved_size, Image.Resampling.LANCZOS).quantize(COLOURS_KEPT)


def draw_thread(draw, strokes):
    """Draw a thread as wide as the picture, without its edges."""
    scale = (SIZE[0] - 2 * EDGE) / WIDTH
    for quantity, corners in strokes:
        points = [(EDGE + scale * x, EDGE + scale * y) for x, y in corners]
        colour = QUANTITIES[quantity]["light"]
        size = DOT if len(points) == 1 else LINE
        draw.line(points, colour, size, joint="curve")
        for point in points:
            draw.circle(point, (size - 1) / 2, colour)


def broken(text, font, width):
    """Return a text as lines of whole words, none wider than `width` pixels."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
