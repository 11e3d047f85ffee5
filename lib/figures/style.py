"""The style that all figures share: size, colours, boxes and arrows.

A figure is closed before it is returned: a notebook shows it once, as the value of a cell's last line. It is made for
a phone: 4.8 inches wide with letters of 13.7 points, which are 13 pixels high in a text column of 328 pixels (a phone
of 360), and 18 pixels high on a desktop, where an inch has 96 pixels.

A colour names a quantity (colours.json has them); all else is ink, paper or a mixture of both. Layers differ by panel,
dash and label. So book/dark.py can make the picture for dark pages from that for light ones.
"""

import io
import sys

import matplotlib.pyplot as plt
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch

from lib.figures.colours import COLOURS

HUES = {name: both["light"] for name, both in COLOURS["quantities"].items()}
INK, PAPER = COLOURS["ink"]["light"], COLOURS["paper"]["light"]
WIDTH, LETTERS = 4.8, 13.7  # inches, points
DASHES = {"SimpleRNN": ":", "LSTM": "-", "GRU": "--"}
MARKERS = {"SimpleRNN": "o", "LSTM": "s", "GRU": "^"}


def mixed(colour, share):
    """Paper with a share of a colour, 0 to 1, as an (r, g, b) tuple."""
    return tuple(
        paper + share * (other - paper)
        for paper, other in zip(to_rgb(PAPER), to_rgb(colour), strict=True)
    )


PALE, GREY = mixed(INK, 0.1), mixed(INK, 0.55)


def map_colour(value, quantity=None):
    """The colour of a number in a map: paper with a share of the quantity's hue, or of ink if there is no quantity or
    the number is negative. Numbers reach from -1 to 1.
    """
    hue = HUES[quantity] if quantity and value > 0 else INK
    return mixed(hue, min(1, abs(value)) * COLOURS["map"]["ink" if hue == INK else "hue"])


class CourseFigure(Figure):
    """A figure that a notebook shows as it is: whole, at its size, with two pixels for each pixel of the page."""

    def picture(self):
        """The PNG, with a palette because that takes a third of the bytes, and its size on the page for Jupyter."""
        from PIL import Image

        file, small = io.BytesIO(), io.BytesIO()
        self.savefig(file, format="png", bbox_inches=None)
        palette = {"colors": 255, "method": Image.Quantize.MEDIANCUT, "dither": Image.Dither.NONE}
        picture = Image.open(file).convert("RGB").quantize(**palette)
        picture.save(small, "png", optimize=True, dpi=(self.dpi, self.dpi))
        return small.getvalue(), {
            "width": round(96 * self.get_figwidth()),
            "height": round(96 * self.get_figheight()),
        }


def show_as_they_are(shell):
    """Let a notebook show these figures by their own method; matplotlib's own would cut off their margins."""
    if shell:
        shell.display_formatter.formatters["image/png"].for_type(CourseFigure, CourseFigure.picture)


if "IPython" in sys.modules:
    show_as_they_are(sys.modules["IPython"].get_ipython())


def new_figure(height, rows=1, columns=1, **options):
    """An empty figure of the course's width, size of letters and resolution, and its axes, by plt.subplots(**options)."""
    inks = dict.fromkeys(
        ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), INK
    )
    plt.rcParams.update({"font.size": LETTERS, "axes.titlesize": LETTERS, **inks})
    plt.rcParams.update(
        {"axes.spines.top": False, "axes.spines.right": False, "axes.axisbelow": True}
    )
    size = {"figsize": (WIDTH, height), "dpi": 192, "layout": "constrained", "facecolor": PAPER}
    figure, axes = plt.subplots(rows, columns, FigureClass=CourseFigure, **size, **options)
    figure.get_layout_engine().set(w_pad=0.06, h_pad=0.06)
    return figure, axes


def finish(figure):
    """Close the figure, so that a notebook does not show it a second time, and return it."""
    plt.close(figure)
    return figure


def new_drawing(width, height):
    """A figure and its axes, which are not to be seen, for a drawing with the coordinates 0 … width, 0 … height."""
    figure, axes = new_figure(WIDTH * height / width)
    blank(axes, width, height)
    return figure, axes


def blank(axes, width, height):
    """Prepare axes for a drawing with the coordinates 0 … width, 0 … height, equal in both directions, no frame."""
    axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    axes.axis("off")


def write(axes, x, y, text, colour=INK, **options):
    """A text with its middle at (x, y)."""
    axes.text(x, y, text, color=colour, ha="center", va="center", **options)


def box(axes, x, y, text, colour=PALE, width=0.8, height=0.6):
    """A rounded box around the point (x, y) with a text in it: ink on pale and white boxes, paper on a hue."""
    corner = (x - width / 2, y - height / 2)
    style = "round,pad=0,rounding_size=0.1"
    axes.add_patch(
        FancyBboxPatch(corner, width, height, boxstyle=style, facecolor=colour, edgecolor=INK)
    )
    write(axes, x, y, text, INK if colour in (PALE, PAPER) else PAPER)


def arrow(axes, start, end, colour=INK, width=1.4, dash="-"):
    """An arrow from a point to a point."""
    shape = {
        "arrowstyle": "-|>",
        "color": colour,
        "lw": width,
        "ls": dash,
        "shrinkA": 0,
        "shrinkB": 0,
    }
    axes.annotate("", xy=end, xytext=start, arrowprops=shape)


def sign(axes, x, y, text):
    """A small circle with × or + in it: an operation element by element."""
    axes.add_patch(Circle((x, y), 0.22, facecolor=PAPER, edgecolor=INK, zorder=3))
    write(axes, x, y, text, zorder=4)
