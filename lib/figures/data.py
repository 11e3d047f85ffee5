"""The figures of arrays and states: axes, one-hot tables, how values are spread, states over time."""

import numpy as np
from matplotlib.patches import Rectangle

from lib.figures.labels import name_ends, name_y_axis, with_sounds
from lib.figures.style import (
    HUES,
    INK,
    PALE,
    PAPER,
    arrow,
    finish,
    map_colour,
    new_drawing,
    new_figure,
    write,
)
from lib.text import Text

STEP = Text("Step")
RAW, SCALED = Text("raw input"), Text("input ÷ its maximum")
LINES = ("-", "--", "-.", ":")


def tensor_axes(array):
    """A (1, steps, features) array as a table of numbers, the axes named."""
    _, steps, features = array.shape
    figure, axes = new_drawing(features + 1.9, steps + 1.3)
    for (step, feature), value in np.ndenumerate(array[0]):
        x, y = feature + 1.8, steps - step - 0.5
        axes.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=PAPER, edgecolor=INK))
        write(axes, x, y, f"{value:g}", HUES["input"])
    for step in range(steps):
        axes.text(1.2, steps - step - 0.5, f"t={step}", ha="right", va="center")
    arrow(axes, (1.3, steps + 0.25), (features + 1.3, steps + 0.25))
    arrow(axes, (0.45, steps + 0.4), (0.45, 0))
    axes.text(0.05, steps + 0.7, Text("time: {steps}", steps=steps), va="center")
    write(axes, features / 2 + 1.3, steps + 0.7, Text("features: {features}", features=features))
    batch = Text("batch: {sequences}", sequences=array.shape[0])
    axes.text(features + 1.9, steps + 0.7, batch, ha="right", va="center")
    return finish(figure)


def table(height, values, texts, columns, rows, quantity=None):
    """A figure of this height with a table of coloured cells, the columns and rows named, and its axes.

    Args:
        values: (rows, columns) in [-1, 1], drawn as colours, those of a quantity or greys.
        texts: dict of texts by (row, column).
    """
    figure, axes = new_figure(height)
    axes.imshow([[map_colour(value, quantity) for value in row] for row in values], aspect="auto")
    for (row, column), text in texts.items():
        write(axes, column, row, text)
    axes.set_xticks(range(len(columns)), [with_sounds(column, "\n") for column in columns])
    axes.set_yticks(range(len(rows)), map(with_sounds, rows))
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure, axes


def _frame(axes, column, row):
    """A frame around a cell of a table."""
    axes.add_patch(
        Rectangle((column - 0.44, row - 0.42), 0.88, 0.84, fill=False, edgecolor=INK, lw=1.8)
    )


def one_hot(array, letters, vocabulary):
    """A one-hot array (1, steps, features) as a table: one row per step, one column per letter of the vocabulary."""
    texts = {place: f"{value:g}" for place, value in np.ndenumerate(array[0])}
    steps = [f"t={t}  {letter}" for t, letter in enumerate(letters)]
    figure, axes = table(0.42 * len(letters) + 1.05, array[0], texts, vocabulary, steps, "input")
    axes.set_xlabel(Text("Features: characters of the vocabulary"))
    name_y_axis(figure, Text("Step and its character"))
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    return finish(figure)


def saturation(raw, scaled):
    """How hidden values in [-1, 1] are spread with raw and with scaled inputs: two histograms."""
    figure, panels = new_figure(4.1, rows=2, sharex=True, sharey=True)
    for axes, values, title in zip(panels, (raw, scaled), (RAW, SCALED), strict=True):
        weights = np.full(np.size(values), 100 / np.size(values))
        axes.hist(np.ravel(values), bins=20, range=(-1, 1), color=HUES["h"], weights=weights)
        axes.set(title=title, xticks=(-1, 0, 1))
    panels[1].set_xlabel(Text("Value of the hidden state"))
    name_y_axis(figure, Text("Share (%)"))
    return finish(figure)


def states(values, letters, name="h"):
    """States over time as a table of colours and numbers: one row per unit, one column per step.

    A positive number has the hue of its state, a negative one is grey. The colours reach from −1 to 1, or as far as the
    largest value if that is larger; then values beyond ±1 are framed.

    Args:
        values: (steps, units).
        letters: str, the input of each step, or the numbers of the steps, such as "1234".
        name: what the rows are called, "h" or "c".
    """
    values = np.asarray(values, dtype=float).T
    limit = max(1, np.abs(values).max())
    digits = 1 + any(
        0 < most < 0.05 for most in np.abs(values).max(axis=1)
    )  # small values are no row of 0.0
    texts = {
        place: f"{round(v, digits) + 0:.{digits}f}".replace("-", "−")
        for place, v in np.ndenumerate(values)
    }
    units = [f"${name}[{unit}]$" for unit in range(len(values))]
    figure, axes = table(0.42 * len(values) + 0.8, values / limit, texts, letters, units, name)
    for unit, step in np.argwhere(abs(values) > 1):
        _frame(axes, step, unit)
    beyond = f" (□ |{name}| > 1)" if limit > 1 else ""
    axes.set_xlabel(str(STEP if letters.isdigit() else Text("Input at each time step")) + beyond)
    return finish(figure)


def lines_over_time(by_name, ylabel, xlabel=STEP, limits=None, quantity=None, first=0):
    """One line per name over the steps, each named at its right end.

    Args:
        by_name: dict of sequences of one length, at most four. A name that is a quantity ("h", "c") has its colour.
        limits: lowest and highest value that is drawn, or None for all.
        quantity: the quantity that all other lines show, "h" or "c"; without it they are ink.
        first: the number of the first step, 1 for epochs and ranks.
    """
    figure, axes = new_figure(3)
    for (name, values), dash in zip(by_name.items(), LINES, strict=False):
        colour = HUES.get(name if name in HUES else quantity, INK)
        axes.plot(
            range(first, first + len(values)), values, color=colour, ls=dash, lw=2, label=name
        )
    axes.set(xlabel=xlabel, ylim=limits)
    name_y_axis(figure, ylabel)
    axes.grid(axis="y", color=PALE)
    if len(by_name) > 1:
        name_ends(axes)
    return finish(figure)


def influence(shares, inputs, outputs):
    """How often the answer of a step changes when the letter of a step is replaced, in percent, as a table of greys.

    Args:
        shares: (steps, steps) in [0, 1]: answer's step, replaced step. What lies after the answer stays empty.
        inputs, outputs: str, the letters of the columns and of the rows.
    """
    texts = {
        place: f"{100 * share:.0f}"
        for place, share in np.ndenumerate(shares)
        if place[1] <= place[0]
    }
    figure, axes = table(3.4, np.tril(shares), texts, inputs, outputs)
    axes.set_xlabel(Text("Input character that is replaced"))
    name_y_axis(figure, Text("Character answered"))
    return finish(figure)


def learning_rates(rates, counts, of, labels=None):
    """How many seeds learn at each learning rate, as a table of greys; the best rate of each row is framed, the
    smallest one if several are best.

    Args:
        rates: sequence of float.
        counts: dict of sequences of int, one count for each rate.
        of: number of seeds behind each count.
        labels: dict of what a reader sees beside each row, by the keys of counts; None: the keys.
    """
    values = np.array(list(counts.values()))
    texts = {place: str(count) for place, count in np.ndenumerate(values)}
    columns = [f"{rate:g}".lstrip("0") for rate in rates]
    rows = [labels[key] for key in counts] if labels else list(counts)
    figure, axes = table(0.42 * len(rows) + 0.8, values / of, texts, columns, rows)
    for row, best in enumerate(values.argmax(axis=1)):
        _frame(axes, best, row)
    axes.set_xlabel(Text("Learning rate"))
    return finish(figure)


def letters_by_value(lines, values, label, limit=2, quantity="c"):
    """Lines of text, each letter on a square whose colour is a number: what one unit holds while it reads.

    Args:
        lines: list of str.
        values: one sequence of numbers per line, as long as the line: the number after each letter.
        label: str, what the numbers are; it stands below the scale of colours.
        limit: the number of the strongest colour, and -limit of the darkest grey; numbers beyond are drawn as these.
        quantity: "h" or "c", whose hue positive numbers have; None for numbers from 0 to limit, in greys.
    """
    figure, (axes, scale) = new_figure(
        0.34 * len(lines) + 0.8, rows=2, height_ratios=[len(lines), 0.5]
    )
    colours = np.full((len(lines), max(map(len, lines)), 3), map_colour(0))
    for row, (line, numbers) in enumerate(zip(lines, values, strict=True)):
        for place, (letter, number) in enumerate(zip(line, numbers, strict=True)):
            colours[row, place] = map_colour(number / limit, quantity)
            write(axes, place, row, letter)
    axes.imshow(colours, aspect="auto")
    axes.axis("off")
    steps = np.linspace(-1 if quantity else 0, 1, 101)
    low = limit * steps[0]
    scale.imshow(
        [[map_colour(step, quantity) for step in steps]], aspect="auto", extent=(low, limit, 0, 1)
    )
    scale.set(yticks=(), xticks=(low, (low + limit) / 2, limit), xlabel=label)
    scale.spines[:].set_visible(False)
    return finish(figure)
