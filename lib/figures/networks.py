"""Whole sequences: a lookup without memory, unrolled networks, backpropagation, a scan.

A drawing has the coordinates that new_drawing gives it: x to the right, y upwards.
"""

from lib.figures.sounds import with_sounds
from lib.figures.style import (
    GREY,
    HUES,
    INK,
    PALE,
    PAPER,
    arrow,
    blank,
    box,
    finish,
    new_drawing,
    new_figure,
    write,
)
from lib.text import Text

INPUT = Text("input")
TARGET = Text("target")
OUTPUT = Text("output")


def lookup(inputs, labels):
    """Arrows from each input letter to its labels; a letter that needs two labels is dark.

    Args:
        inputs, labels: str of one length.
    """
    figure, axes = new_drawing(8.4, 5.8)
    input_x = 2.0  # of the left column
    target_x = 6.4  # of the right column
    heading_y = 5.45
    labels_of = {}
    for letter, label in zip(inputs, labels, strict=True):
        labels_of.setdefault(letter, set()).add(label)
    target_y = {label: 4.6 - row for row, label in enumerate(dict.fromkeys(labels))}
    for label, y in target_y.items():
        box(axes, target_x, y, with_sounds(label), PALE, 1.5, 0.7)
    for row, (letter, its_labels) in enumerate(labels_of.items()):
        y = 4.6 - row
        is_torn = len(its_labels) > 1
        box(axes, input_x, y, with_sounds(letter), INK if is_torn else PALE, 1.5, 0.7)
        for label in sorted(its_labels):
            end = (target_x - 0.8, target_y[label])
            arrow(axes, (input_x + 0.8, y), end, width=2.6 if is_torn else 1.2)
    write(axes, input_x, heading_y, INPUT)
    write(axes, target_x, heading_y, TARGET)
    return finish(figure)


def unrolled(inputs, outputs):
    """A network unrolled in time: per step a letter read, a cell, a letter written.

    The state passes to the right.

    Args:
        inputs, outputs: str of one length.
    """
    figure, axes = new_drawing(1.5 * len(inputs) + 1.3, 4.7)
    names_x = 0.55  # where the rows are named
    input_y = 0.55
    cell_y = 2.3
    output_y = 4.1
    write(axes, names_x, cell_y + 0.4, "$h_{-1}$", HUES["h"])
    for t, (letter, answer) in enumerate(zip(inputs, outputs, strict=True)):
        x = 1.9 + 1.5 * t
        box(axes, x, cell_y, "RNN", PALE, 1.1, 0.8)
        arrow(axes, (x - 0.95, cell_y), (x - 0.55, cell_y), HUES["h"], 1.8)
        arrow(axes, (x, input_y + 0.6), (x, cell_y - 0.42), HUES["input"])
        arrow(axes, (x, cell_y + 0.42), (x, output_y - 0.65))
        write(axes, x, input_y, with_sounds(letter, "\n"), HUES["input"])
        write(axes, x, output_y, with_sounds(answer, "\n"))
    write(axes, names_x, input_y, INPUT, HUES["input"])
    write(axes, names_x, output_y, OUTPUT)
    return finish(figure)


def backpropagation():
    """Backpropagation through time: states flow to the right, gradients to the left and down.

    The farther from the loss, the thinner a gradient's arrow.
    """
    steps = 4
    apart = 1.9  # from one step to the next
    figure, axes = new_drawing(apart * steps + 0.6, 4.2)
    gradient = HUES["gradient"]
    input_y = 0.4
    state_y = 2.1
    loss_y = 3.7
    last_x = apart * steps - 0.8
    for step in range(1, steps + 1):
        x = apart * step - 0.8
        width = 4.4 * 0.55 ** (steps - step)
        box(axes, x, state_y, f"$h_{step}$", HUES["h"], 0.9)
        box(axes, x, input_y, f"$x_{step}$", HUES["input"], 0.9)
        arrow(axes, (x - 0.18, input_y + 0.32), (x - 0.18, state_y - 0.32))
        arrow(axes, (x + 0.18, state_y - 0.32), (x + 0.18, input_y + 0.32), gradient, width)
        if step > 1:
            left = x - apart + 0.47
            right = x - 0.47
            arrow(axes, (left, state_y + 0.14), (right, state_y + 0.14))
            arrow(axes, (right, state_y - 0.16), (left, state_y - 0.16), gradient, width)
            write(axes, x - apart / 2, state_y - 0.52, r"$\times\,J$", gradient)
    box(axes, last_x, loss_y, Text("loss L"), PAPER, 1.3)
    arrow(axes, (last_x - 0.18, state_y + 0.32), (last_x - 0.18, loss_y - 0.32))
    arrow(axes, (last_x + 0.18, loss_y - 0.32), (last_x + 0.18, state_y + 0.32), gradient, 4.4)
    axes.text(0.1, 3.8, Text("→ the computation"), va="center", color=INK)
    axes.text(0.1, 3.2, Text("← the gradient"), va="center", color=gradient)
    return finish(figure)


FIRST_X = 0.9  # of the three steps in a panel of sequence_uses
APART = 1.7


def sequence_uses():
    """Four ways to use a recurrent layer, unrolled over three steps.

    One answer per sequence, one per step, two layers stacked, and generation, where each output is
    the next input.
    """
    figure, panels = new_figure(6.2, rows=2, columns=2)
    figure.get_layout_engine().set(h_pad=0.12)
    ways = (
        (Text("one answer"), "return_sequences\n=False"),
        (Text("one per step"), "return_sequences\n=True"),
        (Text("stacked layers"), "return_sequences\n=True, =False"),
        (Text("generation"), "return_state\n=True"),
    )
    for axes, (title, flags) in zip(panels.flat, ways, strict=True):
        blank(axes, 5.2, 6.0)
        axes.set_title(title)
        write(axes, FIRST_X + APART, 0.35, flags, family="monospace")
    last_only, every_step, stacked, generated = panels.flat
    _layer(last_only, 3.4, answers=(2,), inputs=(0, 1, 2))
    _layer(every_step, 3.4, answers=(0, 1, 2), inputs=(0, 1, 2))
    _layer(stacked, 2.7, answers=(), inputs=(0, 1, 2))
    _layer(stacked, 4.2, answers=(2,))
    for t in range(3):
        arrow(stacked, (_step_x(t), 3.2), (_step_x(t), 3.78))
    _layer(generated, 3.4, answers=(0, 1, 2), inputs=(0,))
    for t in (0, 1):
        _feed_back(generated, _step_x(t), answer_y=5.0, below_y=2.05, cell_y=2.98)
    return finish(figure)


def _step_x(t):
    return FIRST_X + APART * t


def _layer(axes, y, answers, inputs=()):
    """Three steps of one layer at height y, states to the right.

    Args:
        answers: the steps that have an answer above them.
        inputs: the steps that have an input below them.
    """
    for t in range(3):
        x = _step_x(t)
        box(axes, x, y, "RNN", PALE, 1.2, 0.8)
        if t < 2:
            arrow(axes, (x + 0.6, y), (x + 1.1, y), HUES["h"], 1.8)
        if t in inputs:
            arrow(axes, (x, y - 1.15), (x, y - 0.42), HUES["input"])
            write(axes, x, y - 1.45, f"$x_{t}$", HUES["input"])
        if t in answers:
            arrow(axes, (x, y + 0.42), (x, y + 1.15))
            write(axes, x, y + 1.5, f"$y_{t}$")


def _feed_back(axes, x, answer_y, below_y, cell_y):
    """A line from the answer at x down between two steps, and up into the next one."""
    between = x + APART / 2
    line_x = [x + 0.35, between, between, x + APART]
    axes.plot(line_x, [answer_y, answer_y, below_y, below_y], color=INK, lw=1.4)
    arrow(axes, (x + APART, below_y), (x + APART, cell_y))


def doubling(steps):
    """A scan of at most 8 steps by doubling: a row per round, with the steps that each step holds.

    Arrows join two. Steps that hold everything from the beginning have the hue of a state.
    """
    rounds = (steps - 1).bit_length()
    apart = 1.5  # from one row to the next
    top = apart * rounds + 0.45
    figure, axes = new_drawing(steps + 2.3, top + 0.45)
    for round_ in range(rounds + 1):
        y = top - apart * round_
        held = 2**round_
        name = Text("round {place}", place=round_) if round_ else Text("start")
        axes.text(0.05, y, name, ha="left", va="center")
        for t in range(steps):
            x = t + 2.8
            first = max(0, t + 1 - held)
            if round_:
                jump = held // 2
                axes.plot([x, x], [y + 0.3, y + 1.2], color=GREY, lw=1)
                if t >= jump:
                    arrow(axes, (x - jump, y + 1.2), (x, y + 0.3), width=1.2)
            text = f"{t + 1}" if first == t else f"{first + 1}–{t + 1}"
            box(axes, x, y, text, PALE if first else HUES["h"], 0.9)
    return finish(figure)


def packed(texts):
    """Texts of at most eight letters as PyTorch packs them: the longest first.

    Below each step stands how many texts it reads.
    """
    texts = sorted(texts, key=len, reverse=True)
    longest = len(texts[0])
    figure, axes = new_drawing(longest + 2.2, 1.1 * len(texts) + 1.0)
    sizes_y = 0.4
    axes.text(0.05, sizes_y, "batch_sizes", ha="left", va="center")
    for t in range(longest):
        x = t + 2.6
        write(axes, x, sizes_y, str(sum(len(text) > t for text in texts)))
        for row, text in enumerate(texts):
            y = 1.1 * (len(texts) - row) + sizes_y
            if t < len(text):
                box(axes, x, y, with_sounds(text[t], "\n"), HUES["input"], 0.94, 0.95)
            else:
                box(axes, x, y, "0", PAPER, 0.94, 0.95)
    return finish(figure)
