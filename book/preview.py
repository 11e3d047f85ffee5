"""Draws the picture of a shared link: the title above an unrolled network, 1200 × 630 pixels."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib import font_manager

from book.contents import SENTENCE
from lib.text import Text

FONT = Path(__file__).parent.parent / "lib" / "fonts" / "CourseGothic-Regular.ttf"
SUBTITLE = Text("From the hidden state to the gates, counted and checked by yourself")
INK, STATE, PAPER = "#1b1f24", "#0b6bcb", "#ffffff"


def draw(title, target, subtitle=SUBTITLE, letters=SENTENCE):
    """Write the picture with this title to `target`, a PNG file."""
    font = font_manager.FontProperties(fname=str(FONT))
    figure = plt.figure(figsize=(12, 6.3), dpi=100, facecolor=PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 12), ylim=(0, 6.3))
    axes.axis("off")
    axes.text(0.8, 4.75, title, fontproperties=font, fontsize=62, color=INK, va="center")
    axes.text(0.8, 3.75, str(subtitle), fontproperties=font, fontsize=27, color=INK, va="center")
    for step, letter in enumerate(letters):
        x = 1.3 + step * 1.85
        axes.add_patch(plt.Circle((x, 1.75), 0.58, facecolor=PAPER, edgecolor=STATE, linewidth=5))
        axes.text(x, 1.74, letter, fontproperties=font, fontsize=34, color=INK, ha="center", va="center")
        if step:
            arrow = {"arrowstyle": "-|>", "color": STATE, "linewidth": 4, "mutation_scale": 22}
            axes.annotate("", xy=(x - 0.62, 1.75), xytext=(x - 1.23, 1.75), arrowprops=arrow)
    figure.savefig(target, facecolor=PAPER)
    plt.close(figure)
