"""The figures of training: losses, gradients over time, and how many seeds succeed."""

import numpy as np
from matplotlib.ticker import LogLocator

from lib.figures.labels import name_ends, name_y_axis, with_sounds
from lib.figures.style import (
    DASHES,
    HUES,
    INK,
    PALE,
    PAPER,
    arrow,
    box,
    finish,
    mixed,
    new_drawing,
    new_figure,
    write,
)
from lib.text import Text

VARIANTS = (":", "-", "--", "-.")


def losses(values):
    """Training loss, a number per epoch, on a logarithmic axis if it changes by a factor of ten or more."""
    figure, axes = new_figure(2.8)
    axes.plot(
        range(1, len(values) + 1), values, color=INK, marker="o", markevery=max(1, len(values) // 7)
    )
    axes.set(xlabel=Text("Epoch"), yscale="log" if max(values) >= 10 * min(values) else "linear")
    axes.locator_params(axis="x", integer=True)
    name_y_axis(figure, Text("Loss"))
    axes.grid(axis="y", color=PALE)
    return finish(figure)


def gradient_norms(by_name):
    """Gradient sizes (seeds, steps) over time, logarithmic, a panel for each name: the median of the seeds as a line,
    their smallest and largest as a band.
    """
    columns = min(2, len(by_name))
    rows = -(-len(by_name) // columns)
    figure, panels = new_figure(
        1.75 * rows + 0.7, rows=rows, columns=columns, sharex=True, sharey=True, squeeze=False
    )
    for axes in panels.flat[len(by_name) :]:
        axes.remove()
    for axes, (name, sizes) in zip(panels.flat, by_name.items(), strict=False):
        steps = np.arange(1, sizes.shape[1] + 1)
        axes.fill_between(
            steps, sizes.min(axis=0), sizes.max(axis=0), color=mixed(HUES["gradient"], 0.25), lw=0
        )
        axes.semilogy(steps, np.median(sizes, axis=0), color=HUES["gradient"], lw=1.8, label=name)
        axes.set_title(name.replace("U_h", "$U_h$"))
        axes.yaxis.set_major_locator(LogLocator(numticks=5))
        axes.minorticks_off()
        axes.grid(axis="y", color=PALE)
    for axes in panels.flat[len(by_name) - columns : len(by_name)]:
        axes.tick_params(labelbottom=True)
    figure.supxlabel(Text("Step t (the last one on the right)"), fontsize="medium")
    name_y_axis(figure, r"$\|\partial / \partial x_t\|$", HUES["gradient"])
    return finish(figure)


def success(by_name, note=None):
    """Share of seeds that succeed, by the length of their training: a panel for each layer.

    Args:
        by_name: dict of bool arrays (seeds, epochs); column e: whether the model succeeds after e epochs. A key begins
            with a layer's name; what follows it is written at the end of its line.
        note: dict of texts for the titles, such as numbers of parameters, by the same names.
    """
    layers = [layer for layer in DASHES if any(name.startswith(layer) for name in by_name)]
    figure, panels = new_figure(
        1.35 * len(layers) + 0.8, rows=len(layers), sharex=True, sharey=True, squeeze=False
    )
    for axes, layer in zip(panels[:, 0], layers, strict=True):
        names = [name for name in by_name if name.startswith(layer)]
        for name, dash in zip(names, VARIANTS if len(names) > 1 else "-", strict=False):
            rest = name.removeprefix(layer).lstrip(", ")
            axes.plot(
                100 * by_name[name].mean(axis=0), color=INK, ls=dash, lw=1.8, label=rest or "_"
            )
        notes = [note[name] for name in names] if note else []
        axes.set(
            title=f"{layer} ({', '.join(notes)})" if notes else layer,
            ylim=(-3, 103),
            yticks=(0, 50, 100),
        )
        axes.grid(color=PALE)
    for axes in panels[:, 0]:
        name_ends(axes)
    axes.set_xlabel(Text("Epochs trained"))
    name_y_axis(figure, Text("Seeds that succeed (%)"))
    return finish(figure)


def training_step(before, after, parameters):
    """One step that changes all parameters as a circle: prediction, loss, gradient, new weights; loss before and after."""
    figure, axes = new_drawing(10, 4.6)
    for x, text, width in (
        (1.1, Text("input x"), 1.7),
        (3.6, Text("model"), 1.7),
        (6.1, Text("outputs"), 1.7),
        (8.7, Text("loss L"), 1.9),
    ):
        box(axes, x, 3.2, text, PAPER, width, 0.9)
        if x < 8:
            arrow(axes, (x + 0.85, 3.2), (x + 1.65, 3.2))
    write(axes, 8.45, 4.15, f"{before:.3f} → {after:.3f}")
    box(
        axes,
        8.2,
        0.6,
        Text("{parameters} gradients", parameters=parameters),
        HUES["gradient"],
        2.9,
        0.9,
    )
    box(axes, 3.6, 0.6, "Adam", PALE, 1.7, 0.9)
    arrow(axes, (8.7, 2.75), (8.7, 1.05), HUES["gradient"])
    arrow(axes, (6.75, 0.6), (4.45, 0.6), HUES["gradient"])
    arrow(axes, (3.6, 1.05), (3.6, 2.75))
    write(axes, 7.3, 1.9, Text("back-\npropagation"), HUES["gradient"])
    write(axes, 2.0, 1.9, Text("new weights"))
    return finish(figure)


def dots(by_name, xlabel, intervals=None, of=None):
    """A row for each name: a dot for each of its numbers, such as the scores of seeds, and a bar for an interval.

    Args:
        by_name: dict of lists of numbers.
        intervals: dict of (low, high) by names of by_name.
        of: what all would be, 1 for shares or the number of seeds; then the axis shows 0 and this.
    """
    figure, axes = new_figure(0.42 * len(by_name) + 0.9)
    for row, (name, values) in enumerate(by_name.items()):
        axes.plot(values, [row] * len(values), "o", color=INK, alpha=0.6, ms=7)
        if name in (intervals or {}):
            axes.plot(intervals[name], [row, row], color=mixed(INK, 0.55), lw=3, zorder=1)
    axes.set_xlabel(xlabel, wrap=True)
    axes.set(
        yticks=range(len(by_name)),
        yticklabels=map(with_sounds, by_name),
        ylim=(len(by_name) - 0.5, -0.5),
    )
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=PALE)
    if of:  # thirds if they are whole numbers, else quarters
        axes.set_xticks(np.linspace(0, of, 5 if of % 3 else 4))
    elif axes.get_xlim()[0] < 0 < axes.get_xlim()[1]:  # differences: the line of no difference
        axes.axvline(0, color=INK, ls=":", lw=1.4)
    return finish(figure)
