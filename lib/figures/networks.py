"""The figures of whole sequences: a lookup table without memory, an unrolled network, backpropagation through time."""

from lib.figures.labels import with_sounds
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

INPUT, TARGET, OUTPUT = Text("input"), Text("target"), Text("output")


def lookup(inputs, labels):
    """Arrows from each input letter to its labels (str of one length); a letter that needs two labels is dark."""
    pairs = sorted(set(zip(inputs, labels, strict=True)), key=lambda pair: inputs.index(pair[0]))
    seen, targets = list(dict.fromkeys(inputs)), list(dict.fromkeys(labels))
    figure, axes = new_drawing(8.4, 5.8)

    def torn(letter):
        return sum(first == letter for first, _ in pairs) > 1

    for letter in seen:
        box(
            axes,
            2.0,
            4.6 - seen.index(letter),
            with_sounds(letter),
            INK if torn(letter) else PALE,
            1.5,
            0.7,
        )
    for letter in targets:
        box(axes, 6.4, 4.6 - targets.index(letter), with_sounds(letter), PALE, 1.5, 0.7)
    for first, second in pairs:
        ends = (2.8, 4.6 - seen.index(first)), (5.6, 4.6 - targets.index(second))
        arrow(axes, *ends, width=2.6 if torn(first) else 1.2)
    write(axes, 2.0, 5.45, INPUT)
    write(axes, 6.4, 5.45, TARGET)
    return finish(figure)


def unrolled(inputs, outputs):
    """A network unrolled in time: a cell, a letter read and a letter written per step, the state passed to the right."""
    steps = len(inputs)
    figure, axes = new_drawing(1.5 * steps + 1.3, 4.7)
    write(axes, 0.55, 2.7, "$h_{-1}$", HUES["h"])
    for t, (letter, answer) in enumerate(zip(inputs, outputs, strict=True)):
        x = 1.9 + 1.5 * t
        box(axes, x, 2.3, "RNN", PALE, 1.1, 0.8)
        arrow(axes, (x - 0.95, 2.3), (x - 0.55, 2.3), HUES["h"], 1.8)
        arrow(axes, (x, 1.15), (x, 1.88), HUES["input"])
        arrow(axes, (x, 2.72), (x, 3.45))
        write(axes, x, 0.55, with_sounds(letter, "\n"), HUES["input"])
        write(axes, x, 4.1, with_sounds(answer, "\n"))
    write(axes, 0.55, 0.55, INPUT, HUES["input"])
    write(axes, 0.55, 4.1, OUTPUT)
    return finish(figure)


def backpropagation():
    """Backpropagation through time: states flow to the right, gradients to the left and down."""
    steps, gradient = 4, HUES["gradient"]
    figure, axes = new_drawing(1.9 * steps + 0.6, 4.2)
    for step in range(1, steps + 1):
        x = 1.9 * step - 0.8
        box(axes, x, 2.1, f"$h_{step}$", HUES["h"], 0.9)
        box(axes, x, 0.4, f"$x_{step}$", HUES["input"], 0.9)
        arrow(axes, (x - 0.18, 0.72), (x - 0.18, 1.78))
        arrow(axes, (x + 0.18, 1.78), (x + 0.18, 0.72), gradient, 4.4 * 0.55 ** (steps - step))
        if step < steps:
            arrow(axes, (x + 0.47, 2.24), (x + 1.43, 2.24))
            arrow(
                axes, (x + 1.43, 1.94), (x + 0.47, 1.94), gradient, 4.4 * 0.55 ** (steps - step - 1)
            )
            write(axes, x + 0.95, 1.58, r"$\times\,J$", gradient)
    box(axes, x, 3.7, Text("loss L"), PAPER, 1.3)
    arrow(axes, (x - 0.18, 2.42), (x - 0.18, 3.38))
    arrow(axes, (x + 0.18, 3.38), (x + 0.18, 2.42), gradient, 4.4)
    axes.text(0.1, 3.8, Text("→ the computation"), va="center", color=INK)
    axes.text(0.1, 3.2, Text("← the gradient"), va="center", color=gradient)
    return finish(figure)


def sequence_uses():
    """Four ways to use a recurrent layer, unrolled over three steps: one answer per sequence, one per step, two layers
    stacked, and generation, where each output is the next input.
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
        write(axes, 2.6, 0.35, flags, family="monospace")
    last_only, every_step, stacked, generated = panels.flat
    _row(last_only, 3.4, answers=(2,))
    _row(every_step, 3.4, answers=(0, 1, 2))
    _row(stacked, 2.7, answers=())
    _row(stacked, 4.2, answers=(2,), on_a_layer=True)
    _row(generated, 3.4, answers=(0, 1, 2), inputs=(0,))
    for x in (0.9, 2.6):
        generated.plot(
            [x + 0.35, x + 0.85, x + 0.85, x + 1.7], [5.0, 5.0, 2.05, 2.05], color=INK, lw=1.4
        )
        arrow(generated, (x + 1.7, 2.05), (x + 1.7, 2.98))
    return finish(figure)


def _row(axes, y, answers, inputs=(0, 1, 2), on_a_layer=False):
    """Three steps of one layer at height y: an input below each step of inputs, states to the right, answers above."""
    for t in range(3):
        x = 0.9 + 1.7 * t
        box(axes, x, y, "RNN", PALE, 1.2, 0.8)
        if t < 2:
            arrow(axes, (x + 0.6, y), (x + 1.1, y), HUES["h"], 1.8)
        if t in inputs:
            arrow(
                axes,
                (x, y - (1.0 if on_a_layer else 1.15)),
                (x, y - 0.42),
                INK if on_a_layer else HUES["input"],
            )
            if not on_a_layer:
                write(axes, x, y - 1.45, f"$x_{t}$", HUES["input"])
        if t in answers:
            arrow(axes, (x, y + 0.42), (x, y + 1.15))
            write(axes, x, y + 1.5, f"$y_{t}$")


def doubling(steps):
    """A scan of at most 8 steps by doubling: a row per round, with the steps that each step holds; arrows join two.

    Steps that hold everything from the beginning have the hue of a state.
    """
    jumps = [2**k for k in range((steps - 1).bit_length())]
    top = 1.5 * len(jumps) + 0.45
    figure, axes = new_drawing(steps + 2.3, top + 0.45)
    for place, held in enumerate([1, *(2 * jump for jump in jumps)]):
        y = top - 1.5 * place
        name = Text("round {place}", place=place) if place else Text("start")
        axes.text(0.05, y, name, ha="left", va="center")
        for t in range(steps):
            x, first = t + 2.8, max(0, t + 1 - held)
            if place:
                axes.plot([x, x], [y + 0.3, y + 1.2], color=GREY, lw=1)
            if place and t >= jumps[place - 1]:
                arrow(axes, (x - jumps[place - 1], y + 1.2), (x, y + 0.3), width=1.2)
            box(
                axes,
                x,
                y,
                f"{t + 1}" if first == t else f"{first + 1}–{t + 1}",
                PALE if first else HUES["h"],
                0.9,
            )
    return finish(figure)


def packed(texts):
    """Texts of at most eight letters as PyTorch packs them: the longest first, below them how many each step reads."""
    texts = sorted(texts, key=len, reverse=True)
    figure, axes = new_drawing(len(texts[0]) + 2.2, 1.1 * len(texts) + 1.0)
    axes.text(0.05, 0.4, "batch_sizes", ha="left", va="center")
    for t in range(len(texts[0])):
        read = [text for text in texts if len(text) > t]
        write(axes, t + 2.6, 0.4, str(len(read)))
        for row, text in enumerate(texts):
            letter, colour = (text[t], HUES["input"]) if text in read else ("0", PAPER)
            box(
                axes,
                t + 2.6,
                1.1 * (len(texts) - row) + 0.4,
                with_sounds(letter, "\n"),
                colour,
                0.94,
                0.95,
            )
    return finish(figure)
