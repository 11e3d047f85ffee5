"""The style that all figures share: size, colours, boxes and arrows.

A figure is closed before it is returned: a notebook shows it once, as the value of a cell's last
line. Its letters have 13.7 points, which are 18 pixels, as large as the text. It is drawn twice:
4.8 inches wide for a phone, where its letters are 13 pixels high in a text column of 328 pixels,
and as wide as the text column of a desktop, 736 pixels. A drawing grows with its width, and what
has axes becomes wider only.

A colour names a quantity (colours.json has them); all else is ink, paper or a mixture of both.
Layers differ by panel, dash and label. So book/dark.py can make the picture for dark pages from
that for light ones.
"""

import base64
import io
import sys

import matplotlib.pyplot as plt
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch

from lib.figures.colours import COLOURS

HUES = {name: both["light"] for name, both in COLOURS["quantities"].items()}
INK = COLOURS["ink"]["light"]
PAPER = COLOURS["paper"]["light"]
WIDTH = 4.8  # inches, on a phone
WIDE = 736 / 96  # inches, in the text column of a desktop
TALLEST = 6.0  # inches: a drawing that would be higher in the wide column stays narrower
LETTERS = 13.7  # points; the size of all letters
# How the lines of the layers differ.
DASHES = {"SimpleRNN": ":", "LSTM": "-", "GRU": "--"}
MARKERS = {"SimpleRNN": "o", "LSTM": "s", "GRU": "^"}


def mixed(colour, share):
    """Paper with a share of a colour, 0 to 1, as an (r, g, b) tuple."""
    return tuple(
        paper + share * (other - paper)
        for paper, other in zip(to_rgb(PAPER), to_rgb(colour), strict=True)
    )


PALE = mixed(INK, 0.1)
GREY = mixed(INK, 0.55)


def map_colour(value, quantity=None):
    """The colour of a number from -1 to 1 in a map.

    Paper with a share of the quantity's hue, or of ink if there is no quantity or the number is
    negative.
    """
    strongest = COLOURS["map"]
    if quantity and value > 0:
        return mixed(HUES[quantity], min(1, abs(value)) * strongest["hue"])
    return mixed(INK, min(1, abs(value)) * strongest["ink"])


# Matplotlib's settings for every figure.
LOOK = {
    "font.size": LETTERS,
    "axes.titlesize": LETTERS,
    "text.color": INK,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
}


class CourseFigure(Figure):
    """A figure that a notebook shows whole, with two pixels for each pixel of the page."""

    def picture(self):
        """The PNG for a phone, and for Jupyter its size on the page.

        Beside the size stands the PNG for a desktop in base64, which Jupyter ignores and the site
        shows on wide screens.
        """
        narrow = self.get_size_inches()
        wide = self.wide_size()
        size = {"width": round(96 * narrow[0]), "height": round(96 * narrow[1])}
        if wide[0] > narrow[0]:
            size["wide"] = base64.b64encode(self.drawn(*wide)).decode()
        return self.drawn(*narrow), size

    def wide_size(self):
        """Width and height for a desktop, in inches."""
        width, height = self.get_size_inches()
        is_drawing = any(axes.get_aspect() == 1 for axes in self.axes)
        if not is_drawing:
            return WIDE, height
        scale = max(1, min(WIDE / width, TALLEST / height))
        return width * scale, height * scale

    def drawn(self, width, height):
        """The PNG of this size. It has a palette, because that takes a third of the bytes."""
        from PIL import Image

        own_size = self.get_size_inches()
        self.set_size_inches(width, height)
        png = io.BytesIO()
        self.savefig(png, format="png", bbox_inches=None)
        self.set_size_inches(own_size)
        with_palette = (
            Image.open(png)
            .convert("RGB")
            .quantize(colors=255, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        )
        small = io.BytesIO()
        with_palette.save(small, "png", optimize=True, dpi=(self.dpi, self.dpi))
        return small.getvalue()


def show_as_they_are(shell):
    """Let a notebook call picture(); matplotlib's own method would cut off the margins."""
    if shell:
        shell.display_formatter.formatters["image/png"].for_type(CourseFigure, CourseFigure.picture)


if "IPython" in sys.modules:
    show_as_they_are(sys.modules["IPython"].get_ipython())


def new_figure(height, rows=1, columns=1, **options):
    """An empty figure of the course's look, and its axes.

    Args:
        height: inches.
        rows, columns, options: as for plt.subplots.
    """
    plt.rcParams.update(LOOK)
    figure, axes = plt.subplots(
        rows,
        columns,
        FigureClass=CourseFigure,
        figsize=(WIDTH, height),
        dpi=192,
        layout="constrained",
        facecolor=PAPER,
        **options,
    )
    figure.get_layout_engine().set(w_pad=0.06, h_pad=0.06)
    return figure, axes


def finish(figure):
    """Close the figure, so that a notebook does not show it a second time, and return it."""
    plt.close(figure)
    return figure


def name_y_axis(figure, text, colour=INK):
    """Write what the y axes show at the top left, where one reads it without turning one's head."""
    figure.suptitle(str(text), x=0.012, ha="left", fontsize=LETTERS, color=colour)


def new_drawing(width, height):
    """A figure for a drawing with the coordinates 0 … width, 0 … height, and its invisible axes."""
    figure, axes = new_figure(WIDTH * height / width)
    blank(axes, width, height)
    return figure, axes


def blank(axes, width, height):
    """Prepare axes for a drawing: no frame, coordinates 0 … width, 0 … height, equally scaled."""
    axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    axes.axis("off")


def write(axes, x, y, text, colour=INK, **options):
    """A text with its middle at (x, y)."""
    axes.text(x, y, text, color=colour, ha="center", va="center", **options)


def box(axes, x, y, text, colour=PALE, width=0.8, height=0.6):
    """A rounded box around (x, y) with a text: ink on pale and white boxes, paper on a hue."""
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
