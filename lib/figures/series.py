"""The figures of a time series: the series with its split, forecasts with their spread over seeds."""

import numpy as np

from lib.figures.style import COLOURS, INK, MARKERS, finish, new_figure
from lib.text import Text

YEAR, SUNSPOTS = Text("연도", "year"), Text("흑점 수", "sunspot number")


def split_in_time(years, counts, first_test_year):
    """The whole series; training years and test years in two colours, the border marked with its year."""
    figure, axes = new_figure(2.3)
    test = years >= first_test_year
    axes.plot(years[years <= first_test_year], counts[years <= first_test_year], color=COLOURS["SimpleRNN"], lw=1.2)
    axes.plot(years[test], counts[test], color=COLOURS["LSTM"], lw=1.2)
    axes.axvline(first_test_year, color=INK, ls=":", lw=1)
    top = counts.max() * 1.12
    axes.text(first_test_year - 4, top, Text("학습", "training"), ha="right", va="top", color=COLOURS["SimpleRNN"])
    axes.text(first_test_year + 4, top, Text("테스트", "test"), ha="left", va="top", color=COLOURS["LSTM"])
    axes.set(xlabel=YEAR, ylabel=SUNSPOTS, ylim=(0, top), xticks=[1700, 1750, 1800, 1850, 1900, 1950, 2000])
    return finish(figure)


def forecasts(years, observed, by_name):
    """Observed numbers and forecasts over years; several under one name (seeds) become a median with its range.

    Args:
        years, observed: (n,), sunspot numbers.
        by_name: dict of arrays (forecasts, n); the first names get the colours of the course in turn, at most three.
    """
    figure, axes = new_figure(2.7 if len(years) < 20 else 2.1)
    axes.plot(years, observed, color=INK, lw=1.3, label=str(Text("관측", "observed")))
    styles = zip(("#0072B2", "#009E73", "#D55E00"), ("--", "-", ":"), strict=True)
    for (name, values), (colour, dash) in zip(by_name.items(), styles, strict=False):
        values = np.asarray(values)
        if len(values) > 1:
            axes.fill_between(years, values.min(0), values.max(0), color=colour, alpha=0.25, lw=0)
        axes.plot(years, np.median(values, axis=0), color=colour, ls=dash, lw=1.4, label=name)
    axes.set(xlabel=YEAR, ylabel=SUNSPOTS)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, 1.2), ncols=3, columnspacing=1.2)
    return finish(figure)


def error_by_horizon(by_name):
    """Mean error against years ahead, one line per name; layers have their own colours.

    Args:
        by_name: dict of sequences, entry k is the error k + 1 years ahead; at most three beside the layers.
    """
    figure, axes = new_figure(2.8)
    others = iter(((INK, "v"), ("#CC79A7", "D"), ("#E69F00", "X")))
    for name, errors in by_name.items():
        colour, marker = (COLOURS[name], MARKERS[name]) if name in COLOURS else next(others)
        axes.plot(range(1, len(errors) + 1), errors, color=colour, marker=marker, ms=4, label=name)
    axes.set(
        xlabel=Text("몇 해 앞을 예측하는가", "years ahead"),
        ylabel=Text("평균 절대 오차", "mean absolute error"),
        xticks=range(1, len(errors) + 1),
    )
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    return finish(figure)
