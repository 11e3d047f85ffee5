"""The figures of training: losses, gradients over time, and how many seeds succeed."""

import numpy as np
from matplotlib.ticker import LogLocator

from lib.figures.style import (
    HUES,
    INK,
    PALE,
    PAPER,
    arrow,
    box,
    finish,
    mixed,
    name_y_axis,
    new_drawing,
    new_figure,
    write,
)
from lib.text import Text


def losses(values):
    """Training loss, a number per epoch; the axis is logarithmic from a factor of ten on."""
    figure, axes = new_figure(2.8)
    epochs = range(1, len(values) + 1)
    some = max(1, len(values) // 7)  # about seven of them have a dot
    axes.plot(epochs, values, color=INK, marker="o", markevery=some)
    is_wide = max(values) >= 10 * min(values)
    axes.set(xlabel=Text("Epoch"), yscale="log" if is_wide else "linear")
    axes.locator_params(axis="x", integer=True)
    name_y_axis(figure, Text("Loss"))
    axes.grid(axis="y", color=PALE)
    return finish(figure)


def gradient_norms(by_name):
    """Gradient sizes over time, logarithmic, a panel for each name.

    The median of the seeds is a line, their smallest and largest are a band.

    Args:
        by_name: dict of arrays (seeds, steps).
    """
    colour = HUES["gradient"]
    band = mixed(colour, 0.25)
    columns = min(2, len(by_name))
    rows = -(-len(by_name) // columns)
    figure, panels = new_figure(
        1.75 * rows + 0.7, rows=rows, columns=columns, sharex=True, sharey=True, squeeze=False
    )
    for axes in panels.flat[len(by_name) :]:
        axes.remove()
    for axes, (name, sizes) in zip(panels.flat, by_name.items(), strict=False):
        steps = np.arange(1, sizes.shape[1] + 1)
        axes.fill_between(steps, sizes.min(axis=0), sizes.max(axis=0), color=band, lw=0)
        axes.semilogy(steps, np.median(sizes, axis=0), color=colour, lw=1.8, label=name)
        axes.set_title(name.replace("U_h", "$U_h$"))
        axes.yaxis.set_major_locator(LogLocator(numticks=5))
        axes.minorticks_off()
        axes.grid(axis="y", color=PALE)
    for axes in panels.flat[len(by_name) - columns : len(by_name)]:
        axes.tick_params(labelbottom=True)
    figure.supxlabel(Text("Step t (the last one on the right)"), fontsize="medium")
    name_y_axis(figure, r"$\|\partial / \partial x_t\|$", colour)
    return finish(figure)


def success(by_layer, note=None):
    """Share of seeds that succeed, by the length of their training: a panel for each layer.

    Args:
        by_layer: dict of bool arrays (seeds, epochs) by "SimpleRNN", "LSTM" or "GRU"; column e:
            whether the model succeeds after e epochs.
        note: dict of texts for the titles, such as numbers of parameters, by layer.
    """
    figure, panels = new_figure(
        1.35 * len(by_layer) + 0.8, rows=len(by_layer), sharex=True, sharey=True, squeeze=False
    )
    for axes, (layer, succeeds) in zip(panels[:, 0], by_layer.items(), strict=True):
        axes.plot(100 * succeeds.mean(axis=0), color=INK, lw=1.8)
        title = f"{layer} ({note[layer]})" if note else layer
        axes.set(title=title, ylim=(-3, 103), yticks=(0, 50, 100))
        axes.grid(color=PALE)
    panels[-1, 0].set_xlabel(Text("Epochs trained"))
    name_y_axis(figure, Text("Seeds that succeed (%)"))
    return finish(figure)


def training_step(before, after, parameters):
    """One step that changes all parameters, as a circle, with the loss before and after it.

    Prediction along the top to the loss, its gradient back along the bottom, new weights up into
    the model.
    """
    figure, axes = new_drawing(10, 4.6)
    forward_y = 3.2  # of the boxes that predict, and …
    backward_y = 0.6  # … of those that learn
    height = 0.9
    model_x = 3.6
    loss_x = 8.7
    box(axes, 1.1, forward_y, Text("input x"), PAPER, 1.7, height)
    box(axes, model_x, forward_y, Text("model"), PAPER, 1.7, height)
    box(axes, 6.1, forward_y, Text("outputs"), PAPER, 1.7, height)
    box(axes, loss_x, forward_y, Text("loss L"), PAPER, 1.9, height)
    for x in (1.1, model_x, 6.1):
        arrow(axes, (x + 0.85, forward_y), (x + 1.65, forward_y))
    write(axes, 8.45, 4.15, f"{before:.3f} → {after:.3f}")
    gradients = Text("{parameters} gradients", parameters=parameters)
    box(axes, 8.2, backward_y, gradients, HUES["gradient"], 2.9, height)
    box(axes, model_x, backward_y, "Adam", PALE, 1.7, height)
    arrow(axes, (loss_x, 2.75), (loss_x, 1.05), HUES["gradient"])
    arrow(axes, (6.75, backward_y), (4.45, backward_y), HUES["gradient"])
    arrow(axes, (model_x, 1.05), (model_x, 2.75))
    write(axes, 7.3, 1.9, Text("back-\npropagation"), HUES["gradient"])
    write(axes, 2.0, 1.9, Text("new weights"))
    return finish(figure)
