"""Tables of numbers or letters, each cell in the colour of its number."""

import numpy as np
from matplotlib.patches import Rectangle

from lib.figures.sounds import with_sounds
from lib.figures.style import (
    HUES,
    INK,
    PAPER,
    arrow,
    finish,
    map_colour,
    name_y_axis,
    new_drawing,
    new_figure,
    write,
)
from lib.text import Text

ROW = 0.42  # inches; the height of a row


def tensor_axes(array):
    """A (1, steps, features) array as a table of numbers, the axes named."""
    batch, steps, features = array.shape
    left = 1.3  # of the table; left of it stand the arrow of time and the names of the steps
    top = steps + 0.7  # where the axes are named
    figure, axes = new_drawing(left + features + 0.6, steps + 1.3)
    for (step, feature), value in np.ndenumerate(array[0]):
        x = left + feature + 0.5
        y = steps - step - 0.5
        axes.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=PAPER, edgecolor=INK))
        write(axes, x, y, f"{value:g}", HUES["input"])
    for step in range(steps):
        axes.text(left - 0.1, steps - step - 0.5, f"t={step}", ha="right", va="center")
    arrow(axes, (left, steps + 0.25), (left + features, steps + 0.25))
    arrow(axes, (0.45, steps + 0.4), (0.45, 0))
    axes.text(0.05, top, Text("time: {steps}", steps=steps), va="center")
    write(axes, left + features / 2, top, Text("features: {features}", features=features))
    sequences = Text("batch: {sequences}", sequences=batch)
    axes.text(left + features + 0.6, top, sequences, ha="right", va="center")
    return finish(figure)


def table(height, values, texts, columns, rows, quantity=None):
    """A table of coloured cells, its columns and rows named: the figure and its axes.

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
    corner = (column - 0.44, row - 0.42)
    axes.add_patch(Rectangle(corner, 0.88, 0.84, fill=False, edgecolor=INK, lw=1.8))


def one_hot(array, letters, vocabulary):
    """A one-hot array (1, steps, features): a row per step, a column per letter."""
    texts = {place: f"{value:g}" for place, value in np.ndenumerate(array[0])}
    steps = [f"t={t}  {letter}" for t, letter in enumerate(letters)]
    figure, axes = table(ROW * len(letters) + 1.05, array[0], texts, vocabulary, steps, "input")
    axes.set_xlabel(Text("Features: characters of the vocabulary"))
    name_y_axis(figure, Text("Step and its character"))
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    return finish(figure)


def states(values, letters, name="h"):
    """States over time as a table of colours and numbers: one row per unit, one column per step.

    A positive number has the hue of its state, a negative one is grey. The colours reach from −1 to
    1, or as far as the largest value if that is larger; then values beyond ±1 are framed.

    Args:
        values: (steps, units).
        letters: str, the input of each step, or the numbers of the steps, such as "1234".
        name: what the rows are called, "h" or "c".
    """
    by_unit = np.asarray(values, dtype=float).T
    largest = np.abs(by_unit).max(axis=1)
    limit = max(1, largest.max())
    is_small = (largest > 0) & (largest < 0.05)
    digits = 2 if is_small.any() else 1  # such a unit is no row of 0.0
    texts = {place: _rounded(value, digits) for place, value in np.ndenumerate(by_unit)}
    units = [f"${name}[{unit}]$" for unit in range(len(by_unit))]
    figure, axes = table(
        ROW * len(by_unit) + 0.8, by_unit / limit, texts, letters, units, quantity=name
    )
    for unit, step in np.argwhere(abs(by_unit) > 1):
        _frame(axes, step, unit)
    label = Text("Step") if letters.isdigit() else Text("Input at each time step")
    beyond = f" (□ |{name}| > 1)" if limit > 1 else ""
    axes.set_xlabel(f"{label}{beyond}")
    return finish(figure)


def _rounded(value, digits):
    """A number with so many digits, a true minus sign, and no −0."""
    return f"{round(value, digits) + 0:.{digits}f}".replace("-", "−")


def influence(shares, inputs, outputs):
    """How often the answer of a step changes when the letter of a step is replaced, in percent.

    Args:
        shares: (steps, steps) in [0, 1]: answer's step, replaced step. What lies after the answer
            stays empty.
        inputs, outputs: str, the letters of the columns and of the rows.
    """
    texts = {}
    for answered, row in enumerate(shares):
        for replaced, share in enumerate(row[: answered + 1]):
            texts[answered, replaced] = f"{100 * share:.0f}"
    figure, axes = table(3.4, np.tril(shares), texts, inputs, outputs)
    axes.set_xlabel(Text("Input character that is replaced"))
    name_y_axis(figure, Text("Character answered"))
    return finish(figure)


def learning_rates(rates, counts, of, labels=None):
    """How many seeds learn at each learning rate, as a table of greys.

    The best rate of each row is framed, the smallest one if several are best.

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
    figure, axes = table(ROW * len(rows) + 0.8, values / of, texts, columns, rows)
    for row, best in enumerate(values.argmax(axis=1)):
        _frame(axes, best, row)
    axes.set_xlabel(Text("Learning rate"))
    return finish(figure)


def letters_by_value(lines, values, label, limit=2, quantity="c"):
    """Lines of text, each letter on the colour of a number: what one unit holds while it reads.

    Args:
        lines: list of str.
        values: one sequence of numbers per line, as long as the line: the number after each letter.
        label: str, what the numbers are; it stands below the scale of colours.
        limit: the number of the strongest colour, and -limit of the darkest grey; numbers beyond
            are drawn as these.
        quantity: "h" or "c", whose hue positive numbers have; None for numbers from 0 to limit, in
            greys.
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
    shares = np.linspace(-1 if quantity else 0, 1, 101)
    low = limit * shares[0]
    scale_colours = [[map_colour(share, quantity) for share in shares]]
    scale.imshow(scale_colours, aspect="auto", extent=(low, limit, 0, 1))
    scale.set(yticks=(), xticks=(low, (low + limit) / 2, limit), xlabel=label)
    scale.spines[:].set_visible(False)
    return finish(figure)
