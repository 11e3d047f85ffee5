"""One step of each layer: a SimpleRNN, an LSTM and a GRU cell, and the two curves inside them."""

import numpy as np

from lib.cells import sigmoid
from lib.figures.style import (
    HUES,
    INK,
    PALE,
    arrow,
    box,
    finish,
    new_drawing,
    new_figure,
    sign,
    write,
)
from lib.text import Text

CANDIDATE = Text("candidate")


def rnn_cell():
    """One step of a SimpleRNN: input and last state are weighed, added, squeezed by tanh."""
    figure, axes = new_drawing(8, 3.4)
    for y, name, weight, colour in (
        (2.7, "$h_{t-1}$", "$U$", HUES["h"]),
        (1.0, "$x_t$", "$W$", HUES["input"]),
    ):
        write(axes, 0.5, y, name, colour)
        arrow(axes, (0.95, y), (1.6, y), colour)
        box(axes, 2.1, y, f"× {weight}", PALE, 1, 0.7)
    arrow(axes, (2.6, 2.7), (3.55, 2.0))
    arrow(axes, (2.6, 1.0), (3.55, 1.7))
    sign(axes, 3.75, 1.85, "+")
    write(axes, 3.75, 0.65, "$b$")
    arrow(axes, (3.75, 0.95), (3.75, 1.62))
    arrow(axes, (3.98, 1.85), (4.7, 1.85))
    box(axes, 5.3, 1.85, "tanh", PALE, 1.2, 0.7)
    arrow(axes, (5.9, 1.85), (6.8, 1.85), HUES["h"])
    write(axes, 7.25, 1.85, "$h_t$", HUES["h"])
    return finish(figure)


def _inputs(axes, boxes):
    """The input and the last state at the lower left, and from them an arrow up to each box."""
    write(axes, 0.55, 0.95, "$x_t$", HUES["input"])
    write(axes, 0.55, 0.35, "$h_{t-1}$", HUES["h"])
    for x in boxes:
        arrow(axes, (x, 0.65), (x, 1.58))
    axes.plot([1.05, max(boxes)], [0.65, 0.65], color=INK, lw=1.4)


def lstm_cell(gates="fio"):
    """One step of an LSTM: c runs along the top like a conveyor belt.

    The gates decide what it loses, gains and shows.

    Args:
        gates: the gates to draw, in this order: "" (the belt alone), "f", "fi" or "fio" (the whole
            cell).
    """
    figure, axes = new_drawing(10, 5.8 if gates else 1.45)
    if not gates:
        axes.set_ylim(4.6, 5.8)
    write(axes, 0.55, 5.2, "$c_{t-1}$", HUES["c"])
    arrow(axes, (1.05, 5.2), (9.05, 5.2), HUES["c"], width=2.6)
    write(axes, 9.5, 5.2, "$c_t$", HUES["c"])
    columns = []  # where a box stands
    if "f" in gates:
        box(axes, 1.85, 2.0, Text("f forget"), HUES["gate"], 1.75, 0.8)
        columns.append(1.85)
    if "i" in gates:
        box(axes, 3.75, 2.0, Text("i input"), HUES["gate"], 1.75, 0.8)
        box(axes, 5.75, 2.0, CANDIDATE, HUES["candidate"], 2.1, 0.8)
        columns += [3.75, 5.75]
    if "o" in gates:
        box(axes, 7.8, 2.0, Text("o output"), HUES["gate"], 1.75, 0.8)
        columns.append(7.8)
    if gates:
        _inputs(axes, columns)
        sign(axes, 1.85, 5.2, "×")
        arrow(axes, (1.85, 2.4), (1.85, 4.98), HUES["gate"])
    if "i" in gates:
        sign(axes, 4.75, 3.7, "×")
        arrow(axes, (3.75, 2.4), (4.58, 3.54), HUES["gate"])
        arrow(axes, (5.75, 2.4), (4.92, 3.54), HUES["candidate"])
        sign(axes, 4.75, 5.2, "+")
        arrow(axes, (4.75, 3.92), (4.75, 4.98))
    if "o" in gates:
        box(axes, 8.4, 4.35, "tanh", PALE, 1.15, 0.64)
        arrow(axes, (8.4, 5.2), (8.4, 4.68), HUES["c"])
        sign(axes, 8.4, 3.2, "×")
        arrow(axes, (8.4, 4.03), (8.4, 3.42))
        arrow(axes, (7.8, 2.4), (8.25, 3.02), HUES["gate"])
        arrow(axes, (8.62, 3.2), (9.15, 3.2), HUES["h"])
        write(axes, 9.5, 3.2, "$h_t$", HUES["h"])
    return finish(figure)


def gru_cell():
    """One step of a GRU: z blends old state and candidate, r dims what the candidate sees."""
    figure, axes = new_drawing(10, 5.2)
    write(axes, 0.55, 4.6, "$h_{t-1}$", HUES["h"])
    arrow(axes, (1.05, 4.6), (9.05, 4.6), HUES["h"], width=2.6)
    write(axes, 9.5, 4.6, "$h_t$", HUES["h"])
    box(axes, 2.2, 2.0, Text("z update"), HUES["gate"], 2.2, 0.8)
    box(axes, 4.9, 2.0, Text("r reset"), HUES["gate"], 1.6, 0.8)
    box(axes, 7.7, 2.0, CANDIDATE, HUES["candidate"], 2.15, 0.8)
    _inputs(axes, (2.2, 4.9, 7.7))
    arrow(axes, (5.7, 2.0), (6.6, 2.0), HUES["gate"])
    write(axes, 6.15, 2.4, "× r", HUES["gate"])
    sign(axes, 2.2, 4.6, "×")
    arrow(axes, (2.2, 2.4), (2.2, 4.38), HUES["gate"])
    write(axes, 1.9, 3.9, "z", HUES["gate"])
    sign(axes, 7.7, 3.4, "×")
    arrow(axes, (2.2, 3.4), (7.48, 3.4), HUES["gate"])
    write(axes, 4.9, 3.75, "1 − z", HUES["gate"])
    arrow(axes, (7.7, 2.4), (7.7, 3.18), HUES["candidate"])
    sign(axes, 7.7, 4.6, "+")
    arrow(axes, (7.7, 3.62), (7.7, 4.38))
    return finish(figure)


def sigmoid_and_tanh():
    """The two curves of every gated cell: gates are sigmoids, 0 to 1; values are tanhs, −1 to 1."""
    figure, axes = new_figure(2.8)
    a = np.linspace(-6, 6, 121)
    axes.grid(axis="y", color=PALE)
    axes.plot(a, sigmoid(a), color=HUES["gate"], lw=2)
    axes.plot(a, np.tanh(a), color=INK, lw=2, ls="--")
    axes.text(-5.9, 0.56, Text("sigmoid σ: gates"), color=HUES["gate"])
    axes.text(-5.9, -0.8, Text("tanh: values"), color=INK)
    axes.axvline(0, color=INK, lw=0.6)
    axes.set(xlabel="a", yticks=(-1, 0, 0.5, 1))
    return finish(figure)
