"""Lines over time, each named where it ends instead of in a legend."""

from itertools import pairwise

import numpy as np

from lib.figures.style import HUES, INK, LETTERS, PALE, finish, name_y_axis, new_figure
from lib.text import Text

GAP = 1.2 * LETTERS / 72  # inches from one name to the next
DASHES = ("-", "--", "-.", ":")  # of the first line, the second, …


def lines_over_time(by_name, ylabel, xlabel=None, limits=None, quantity=None, first=0):
    """One line per name over the steps, each named at its right end.

    Args:
        by_name: dict of sequences of one length, at most four. A name that is a quantity ("h", "c")
            has its colour.
        ylabel, xlabel: what the axes show; xlabel is "Step" if it is None.
        limits: lowest and highest value that is drawn, or None for all.
        quantity: the quantity that all other lines show, "h" or "c"; without it they are ink.
        first: the number of the first step, 1 for epochs and ranks.
    """
    figure, axes = new_figure(3)
    for (name, values), dash in zip(by_name.items(), DASHES, strict=False):
        colour = HUES.get(name if name in HUES else quantity, INK)
        steps = range(first, first + len(values))
        axes.plot(steps, values, color=colour, ls=dash, lw=2, label=name)
    axes.set(xlabel=xlabel or Text("Step"), ylim=limits)
    name_y_axis(figure, ylabel)
    axes.grid(axis="y", color=PALE)
    if len(by_name) > 1:
        name_ends(axes)
    return finish(figure)


def name_ends(axes, colours=None):
    """Write the label of each line right of its last finite value, in its colour.

    Where names would overlap, they move apart, and a thin line leads to the end of the line.

    Args:
        axes: with its lines drawn and its limits set.
        colours: those of the labels, in the order of the lines; None: those of the lines.
    """
    figure = axes.get_figure()
    figure.draw_without_rendering()  # the layout gives the axes their height
    height = axes.get_window_extent().height / figure.dpi  # inches
    lines = [line for line in axes.lines if not line.get_label().startswith("_")]
    ends = [line.get_xydata()[np.isfinite(line.get_ydata())][-1] for line in lines]
    to_axes = axes.transScale + axes.transLimits
    wanted = [to_axes.transform(end)[1] for end in ends]
    places = spread(wanted, GAP / height)
    colours = colours or [line.get_color() for line in lines]
    for line, end, place, ideal, colour in zip(lines, ends, places, wanted, colours, strict=True):
        lead = {
            "arrowstyle": "-",
            "color": line.get_color(),
            "lw": 0.8,
            "shrinkA": 0,
            "shrinkB": 2,
            "relpos": (0, 0.5),
        }
        has_moved = abs(place - ideal) * height > GAP / 4
        axes.annotate(
            line.get_label().replace(" -", " −"),
            end,
            (1.02, place),
            textcoords="axes fraction",
            color=colour,
            va="center",
            arrowprops=lead if has_moved else None,
            annotation_clip=False,
        )


def spread(places, gap):
    """Places moved apart as little as needed: neighbours at least `gap` apart, all in 0 … 1.

    If there is no room for all, they stand evenly.
    """
    gap = min(gap, 1 / max(1, len(places) - 1))
    order = np.argsort(places, kind="stable")
    moved = np.clip(np.asarray(places, dtype=float), 0, 1)
    for lower, upper in pairwise(order):
        moved[upper] = max(moved[upper], moved[lower] + gap)
    limit = 1.0
    for place in reversed(order):
        moved[place] = min(moved[place], limit)
        limit = moved[place] - gap
    return moved
