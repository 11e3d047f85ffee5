"""Names of lines, written where the lines end instead of in a legend, and of y axes, above them; how Hangul sounds."""

import re
from itertools import pairwise

import numpy as np

from lib.data.romanise import romanise
from lib.figures.style import INK, LETTERS
from lib.text import language

GAP = 1.2 * LETTERS / 72  # inches from one name to the next


def name_y_axis(figure, text, colour=INK):
    """Write what the y axes of a figure show at its top left, where one reads it without turning one's head."""
    figure.suptitle(str(text), x=0.012, ha="left", fontsize=LETTERS, color=colour)


def with_sounds(text, between=" "):
    """A label; outside the Korean edition each Hangul word in it is followed by its sound: 토 to."""
    if language() == "ko":
        return text
    return re.sub("[가-\ud7a3]+", lambda word: f"{word[0]}{between}{romanise(word[0])}", text)


def spread(places, gap):
    """Places moved apart as little as needed, so that neighbours are at least `gap` apart and all lie in 0 … 1.

    If there is no room for all, they stand evenly.
    """
    gap = min(gap, 1 / max(1, len(places) - 1))
    order = np.argsort(places, kind="stable")
    moved = np.clip(np.asarray(places, dtype=float), 0, 1)
    for lower, upper in pairwise(order):
        moved[upper] = max(moved[upper], moved[lower] + gap)
    limit = 1.0
    for place in reversed(order):
        moved[place] = limit = min(moved[place], limit)
        limit -= gap
    return moved


def name_ends(axes, colours=None):
    """Write the label of each line right of its last finite value, in its colour; where names would overlap, a thin line
    leads there.

    Args:
        axes: with its lines drawn and its limits set.
        colours: dict of colours by label; others have the colour of the line.
    """
    figure = axes.get_figure()
    figure.draw_without_rendering()  # the layout gives the axes their height
    lines = [line for line in axes.lines if not line.get_label().startswith("_")]
    ends = [line.get_xydata()[np.isfinite(line.get_ydata())][-1] for line in lines]
    to_axes = axes.transScale + axes.transLimits
    places = [to_axes.transform(end)[1] for end in ends]
    height = axes.get_window_extent().height / figure.dpi
    for line, end, place, wanted in zip(
        lines, ends, spread(places, GAP / height), places, strict=True
    ):
        label = line.get_label()
        colour = (colours or {}).get(label, line.get_color()) or INK
        lead = {
            "arrowstyle": "-",
            "color": line.get_color(),
            "lw": 0.8,
            "shrinkA": 0,
            "shrinkB": 2,
            "relpos": (0, 0.5),
        }
        lead = lead if abs(place - wanted) * height > GAP / 4 else None
        look = {"color": colour, "va": "center", "arrowprops": lead, "annotation_clip": False}
        axes.annotate(
            label.replace(" -", " −"), end, (1.02, place), textcoords="axes fraction", **look
        )
