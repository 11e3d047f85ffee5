"""A time series: the series with its split, forecasts with their spread, errors by horizon."""

import numpy as np

from lib.figures.lines import name_ends
from lib.figures.style import (
    DASHES,
    GREY,
    INK,
    MARKERS,
    PALE,
    finish,
    mixed,
    name_y_axis,
    new_figure,
)
from lib.text import Text

YEAR = Text("Year")
SUNSPOTS = Text("Sunspot number")
# Dash and marker of what is no layer.
OTHERS = (("-", "v"), ("--", "D"), ("-.", "X"), (":", "P"))


def split_in_time(years, counts, first_test_year):
    """The whole series; the test years on a ground of their own, the border as a dotted line."""
    figure, axes = new_figure(2.7)
    axes.axvspan(first_test_year, years[-1], color=PALE, lw=0)
    axes.plot(years, counts, color=INK, lw=1.2)
    axes.axvline(first_test_year, color=INK, ls=":", lw=1.4)
    top = counts.max() * 1.2
    axes.text(first_test_year - 4, top, Text("training"), ha="right", va="top")
    axes.text(first_test_year + 4, top, Text("test"), ha="left", va="top")
    name_y_axis(figure, SUNSPOTS)
    axes.set(xlabel=YEAR, ylim=(0, top), xlim=(years[0], years[-1]))
    axes.locator_params(axis="x", nbins=5, steps=[1, 5, 10])
    axes.tick_params(axis="x", pad=7)
    return finish(figure)


def forecasts(years, observed, by_name):
    """Observed numbers as dots and forecasts as lines over years, a panel for each name.

    Several forecasts under one name (seeds) become a median with its range.

    Args:
        years, observed: (n,), sunspot numbers.
        by_name: dict of arrays (forecasts, n).
    """
    figure, panels = new_figure(
        1.65 * len(by_name) + 0.8, rows=len(by_name), sharex=True, sharey=True, squeeze=False
    )
    for axes, (name, values) in zip(panels[:, 0], by_name.items(), strict=True):
        values = np.asarray(values)
        if len(values) > 1:
            axes.fill_between(years, values.min(0), values.max(0), color=mixed(INK, 0.22), lw=0)
        axes.plot(years, np.median(values, axis=0), color=INK, lw=1.6, label=name)
        axes.plot(years, observed, color=GREY, ls="", marker="o", ms=3.5, label="_observed")
        axes.set_title(Text("Line: {name}, dots: observed", name=name))
    axes.set(xlabel=YEAR)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_ylim(bottom=0)
    name_y_axis(figure, SUNSPOTS)
    return finish(figure)


def error_by_horizon(by_name, highlight=()):
    """Mean error against years ahead, a line per name, named at its end.

    Layers have dashes and markers of their own.

    Args:
        by_name: dict of sequences, entry k is the error k + 1 years ahead; at most three beside the
            layers.
        highlight: the names of the lines to compare; the others are pale.
    """
    figure, axes = new_figure(3.6)
    others = iter(OTHERS)
    label_colours = []
    for name, errors in by_name.items():
        dash, marker = (DASHES[name], MARKERS[name]) if name in DASHES else next(others)
        if name in highlight:
            look = {"color": INK, "lw": 2.2}
            label_colours.append(INK)
        else:
            look = {"color": mixed(INK, 0.35), "lw": 1.2}
            label_colours.append(mixed(INK, 0.65))
        years = range(1, len(errors) + 1)
        axes.plot(years, errors, ls=dash, marker=marker, ms=5, label=name, **look)
    name_y_axis(figure, Text("Mean absolute error"))
    axes.set(xlabel=Text("Years ahead"), xticks=years[::2])
    axes.set_ylim(bottom=0)
    axes.grid(axis="y", color=PALE)
    name_ends(axes, label_colours)
    return finish(figure)
