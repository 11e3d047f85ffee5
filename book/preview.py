"""Draws the picture of a shared link: the thread of a page above two texts, in our typeface.

That of the start page has tiles with letters on its thread, and their answers below.
"""

import io

from PIL import Image, ImageDraw, ImageFont

from book.thread import WIDTH
from book.typeface import unpacked
from lib.figures.colours import COLOURS, QUANTITIES

# The picture is drawn twice as large as it is saved, for smooth edges. Lengths in these pixels.
SIZE = (2400, 1260)
EDGE = 144
HEADING_SIZE = 68
TEXT_SIZE = 136
LINE_SPACING = 40
LINE = 15
DOT = 48
TILE = 232
ANSWERS_BELOW = 210  # from the middle of a tile to that of its answer
COLOURS_KEPT = 64


def drawn(strokes, heading, text, tiles=()):
    """Return the picture with a thread above, a small heading and, below it, a large text.

    strokes: [(quantity, [(x, y), …]), …], in the units of thread.py. tiles: pairs of a letter and
    its answer, which stand in the place of the dots; the first two letters are the same.
    """
    picture = Image.new("RGB", SIZE, COLOURS["paper"]["light"])
    draw = ImageDraw.Draw(picture)
    draw_thread(draw, strokes)
    dots = [corners[0] for _, corners in strokes if len(corners) == 1]
    if tiles:
        draw_tiles(draw, [*zip(dots, tiles, strict=True)])
    ink = COLOURS["ink"]["light"]
    large = typeface(700, TEXT_SIZE)
    lines = broken(text, large, SIZE[0] - 2 * EDGE)
    top = SIZE[1] - EDGE - len(lines) * (TEXT_SIZE + LINE_SPACING)
    draw.text((EDGE, top - 1.6 * HEADING_SIZE), heading, ink, typeface(400, HEADING_SIZE))
    draw.text((EDGE, top), "\n".join(lines), ink, large, spacing=LINE_SPACING)
    saved_size = (SIZE[0] // 2, SIZE[1] // 2)
    return picture.resize(saved_size, Image.Resampling.LANCZOS).quantize(COLOURS_KEPT)


def typeface(weight, size):
    return ImageFont.truetype(io.BytesIO(unpacked(weight)), size)


def on_picture(x, y):
    """Return where a point of a thread lies on the picture."""
    scale = (SIZE[0] - 2 * EDGE) / WIDTH
    return EDGE + scale * x, EDGE + scale * y


def draw_thread(draw, strokes):
    """Draw a thread as wide as the picture, without its edges."""
    for quantity, corners in strokes:
        points = [on_picture(*corner) for corner in corners]
        colour = QUANTITIES[quantity]["light"]
        size = DOT if len(points) == 1 else LINE
        draw.line(points, colour, size, joint="curve")
        for point in points:
            draw.circle(point, (size - 1) / 2, colour)


def draw_tiles(draw, tiles):
    """Draw a tile for each letter, the first two in the colour of the state, below each its answer,
    and between the answers of those two that they are not equal.

    tiles: [(dot, (letter, answer)), …].
    """
    ink = COLOURS["ink"]["light"]
    paper = COLOURS["paper"]["light"]
    blue = QUANTITIES["h"]["light"]
    letters = typeface(700, TEXT_SIZE)
    for place, (dot, (letter, answer)) in enumerate(tiles):
        x, y = on_picture(*dot)
        is_same = place < 2
        corners = [x - TILE / 2, y - TILE / 2, x + TILE / 2, y + TILE / 2]
        fill = blue if is_same else paper
        outline = blue if is_same else ink
        draw.rounded_rectangle(corners, TILE / 8, fill, outline, LINE // 2)
        draw.text((x, y), letter, paper if is_same else ink, letters, anchor="mm")
        draw.text((x, y + ANSWERS_BELOW), answer, ink, letters, anchor="mm")
    first, second = (on_picture(*dot) for dot, _ in tiles[:2])
    x = (first[0] + second[0]) / 2
    y = first[1] + ANSWERS_BELOW
    for start, end in (((-38, -16), (38, -16)), ((-38, 20), (38, 20)), ((24, -56), (-24, 60))):
        line = [(x + start[0], y + start[1]), (x + end[0], y + end[1])]
        draw.line(line, ink, LINE)


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
