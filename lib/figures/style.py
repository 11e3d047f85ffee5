"""The style that all figures share: size, colours, boxes and arrows.

A figure is closed before it is returned: a notebook shows it once, as the value of a cell's last line. Sizes are made
for a phone (5 inches wide, 11 points). The colours are those of Okabe and Ito (2008), which colour-blind readers can
tell apart; the background is white, so that a figure can be read in dark mode as well.
"""

import matplotlib.pyplot as plt
from matplotlib.patches import Circle, FancyBboxPatch

from lib.text import must_be

COLOURS = {"SimpleRNN": "#0072B2", "LSTM": "#D55E00", "GRU": "#009E73"}
MARKERS = {"SimpleRNN": "o", "LSTM": "s", "GRU": "^"}
INK, PALE, WARM, COOL = "#222222", "#E8E8E8", "#D55E00", "#0072B2"
# In drawings of cells a colour names a quantity.
CELL_STATE, HIDDEN, GATE = "#B84A00", "#0072B2", "#00795A"


def new_figure(height, width=5.0, rows=1, columns=1, **options):
    """An empty figure of the course's size (inches) and resolution, and its axes.

    Returns:
        figure, axes: as plt.subplots gives them; options go there.
    """
    plt.rcParams.update({"font.size": 11, "axes.spines.top": False, "axes.spines.right": False})
    return plt.subplots(rows, columns, figsize=(width, height), dpi=144, layout="constrained", **options)


def finish(figure):
    """Close the figure, so that a notebook does not show it a second time, and return it."""
    plt.close(figure)
    return figure


def blank(axes, width, height):
    """Prepare axes for a drawing with the coordinates 0 … width, 0 … height, equal in both directions, no frame."""
    axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    axes.axis("off")


def box(axes, x, y, text, colour=PALE, width=0.8, height=0.6, size=11):
    """A rounded box around the point (x, y) with a text in it; the ink follows the colour's brightness."""
    corner = (x - width / 2, y - height / 2)
    axes.add_patch(
        FancyBboxPatch(corner, width, height, boxstyle="round,pad=0,rounding_size=0.1", facecolor=colour, edgecolor=INK)
    )
    axes.text(x, y, text, ha="center", va="center", fontsize=size, color=INK if colour in (PALE, "white") else "white")


def arrow(axes, start, end, colour=INK, style="-|>", bend=0.0, width=1.4):
    """An arrow from a point to a point; bend curves it."""
    shape = {
        "arrowstyle": style,
        "color": colour,
        "lw": width,
        "shrinkA": 0,
        "shrinkB": 0,
        "connectionstyle": f"arc3,rad={bend}",
    }
    axes.annotate("", xy=end, xytext=start, arrowprops=shape)


def sign(axes, x, y, text):
    """A small circle with × or + in it: an operation element by element."""
    axes.add_patch(Circle((x, y), 0.19, facecolor="white", edgecolor=INK, zorder=3))
    axes.text(x, y, text, ha="center", va="center", fontsize=11, zorder=4)


def layer_of(name):
    """The layer whose name a label begins with: "LSTM" for "LSTM, 편향 3".

    Raises:
        ValueError: the label begins with no layer of the course.
    """
    for layer in COLOURS:
        if name.startswith(layer):
            return layer
    known = ", ".join(COLOURS)
    raise ValueError(
        must_be("label", f"{known} 가운데 하나로 시작하는 이름", f"a name that begins with one of {known}", name)
    )
