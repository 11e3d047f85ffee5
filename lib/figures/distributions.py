"""How numbers are spread: values of a state as histograms, scores of seeds as dots."""

import numpy as np

from lib.figures.sounds import with_sounds
from lib.figures.style import GREY, HUES, INK, PALE, finish, name_y_axis, new_figure
from lib.text import Text


def saturation(raw, scaled):
    """How hidden values in [-1, 1] are spread with raw and with scaled inputs: two histograms."""
    figure, panels = new_figure(4.1, rows=2, sharex=True, sharey=True)
    titles = (Text("raw input"), Text("input ÷ its maximum"))
    for axes, values, title in zip(panels, (raw, scaled), titles, strict=True):
        weights = np.full(np.size(values), 100 / np.size(values))
        axes.hist(np.ravel(values), bins=20, range=(-1, 1), color=HUES["h"], weights=weights)
        axes.set(title=title, xticks=(-1, 0, 1))
    panels[1].set_xlabel(Text("Value of the hidden state"))
    name_y_axis(figure, Text("Share (%)"))
    return finish(figure)


def dots(by_name, xlabel, intervals=None, of=None):
    """A row for each name: a dot for each of its numbers, and a bar for an interval.

    Args:
        by_name: dict of lists of numbers, such as the scores of seeds.
        xlabel: what the numbers are.
        intervals: dict of (low, high) by names of by_name.
        of: what all would be, 1 for shares or the number of seeds; then the axis shows 0 and this.
    """
    figure, axes = new_figure(0.42 * len(by_name) + 0.9)
    for row, (name, values) in enumerate(by_name.items()):
        axes.plot(values, [row] * len(values), "o", color=INK, alpha=0.6, ms=7)
        if name in (intervals or {}):
            axes.plot(intervals[name], [row, row], color=GREY, lw=3, zorder=1)
    axes.set_xlabel(xlabel, wrap=True)
    axes.set_yticks(range(len(by_name)), map(with_sounds, by_name))
    axes.set_ylim(len(by_name) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=PALE)
    if of:
        thirds_are_whole = of % 3 == 0
        axes.set_xticks(np.linspace(0, of, 4 if thirds_are_whole else 5))
    elif axes.get_xlim()[0] < 0 < axes.get_xlim()[1]:  # differences: the line of no difference
        axes.axvline(0, color=INK, ls=":", lw=1.4)
    return finish(figure)
