"""The figures of one step: a SimpleRNN, an LSTM and a GRU cell, and the two curves inside them."""

import numpy as np

from lib.cells import sigmoid
from lib.figures.style import CELL_STATE, GATE, HIDDEN, INK, PALE, arrow, blank, box, finish, new_figure, sign
from lib.text import Text, must_be

CANDIDATE = Text("후보", "candidate")


def rnn_cell():
    """One step of a SimpleRNN: the input and the last state are weighed, added, squeezed by tanh."""
    figure, axes = new_figure(2.3)
    blank(axes, 8, 3.6)
    for y, name, weight in ((2.7, "$h_{t-1}$", "$U$"), (1.0, "$x_t$", "$W$")):
        axes.text(0.5, y, name, ha="center", va="center", fontsize=13, color=HIDDEN if "h" in name else INK)
        arrow(axes, (0.95, y), (1.6, y))
        box(axes, 2.1, y, f"× {weight}", PALE, 1, 0.7)
    arrow(axes, (2.6, 2.7), (3.55, 2.0))
    arrow(axes, (2.6, 1.0), (3.55, 1.7))
    sign(axes, 3.75, 1.85, "+")
    axes.text(3.75, 0.75, "$b$", ha="center", va="center", fontsize=13)
    arrow(axes, (3.75, 1.0), (3.75, 1.64))
    arrow(axes, (3.95, 1.85), (4.7, 1.85))
    box(axes, 5.3, 1.85, "tanh", PALE, 1.2, 0.7)
    arrow(axes, (5.9, 1.85), (6.8, 1.85), HIDDEN)
    axes.text(7.25, 1.85, "$h_t$", ha="center", va="center", fontsize=13, color=HIDDEN)
    return finish(figure)


def lstm_cell(gates="fio"):
    """One step of an LSTM: c runs along the top like a conveyor belt; the gates decide what it loses, gains and shows.

    Args:
        gates: the gates to draw, in this order: "" (the belt alone), "f", "fi" or "fio" (the whole cell).

    Raises:
        ValueError: other gates.
    """
    boxes_of = {"": 0, "f": 1, "fi": 3, "fio": 4}
    if gates not in boxes_of:
        known = ", ".join(map(repr, boxes_of))
        raise ValueError(must_be("lstm_cell: gates", f"{known} 가운데 하나", f"one of {known}", gates))
    figure, axes = new_figure(3.2 if gates else 0.8)
    blank(axes, 9.4, 6.1)
    if not gates:
        axes.set_ylim(4.6, 5.8)
    axes.text(0.4, 5.2, "$c_{t-1}$", ha="center", va="center", fontsize=13, color=CELL_STATE)
    arrow(axes, (0.9, 5.2), (8.5, 5.2), CELL_STATE, width=2.4)
    axes.text(8.95, 5.2, "$c_t$", ha="center", va="center", fontsize=13, color=CELL_STATE)
    boxes = [(1.9, Text("f 망각", "f forget"), GATE), (3.6, Text("i 입력", "i input"), GATE)]
    boxes += [(5.2, CANDIDATE, PALE), (6.9, Text("o 출력", "o output"), GATE)]
    for x, text, colour in boxes[: boxes_of[gates]]:
        box(axes, x, 2.0, text, colour, 1.35, 0.8, 10)
        arrow(axes, (x, 0.75), (x, 1.58))
        axes.plot([0.9, x], [0.75, 0.75], color=INK, lw=1.4)
    if "f" in gates:
        axes.text(0.45, 0.75, "$x_t$\n$h_{t-1}$", ha="center", va="center", fontsize=12)
        sign(axes, 1.9, 5.2, "×")
        arrow(axes, (1.9, 2.4), (1.9, 5.0))
    if "i" in gates:
        sign(axes, 4.4, 3.7, "×")
        arrow(axes, (3.6, 2.4), (4.25, 3.56))
        arrow(axes, (5.2, 2.4), (4.55, 3.56))
        sign(axes, 4.4, 5.2, "+")
        arrow(axes, (4.4, 3.9), (4.4, 5.0))
    if "o" in gates:
        box(axes, 7.6, 4.35, "tanh", PALE, 0.95, 0.6, 10)
        arrow(axes, (7.6, 5.2), (7.6, 4.66))
        sign(axes, 7.6, 3.2, "×")
        arrow(axes, (7.6, 4.05), (7.6, 3.4))
        arrow(axes, (6.9, 2.4), (7.46, 3.06))
        arrow(axes, (7.8, 3.2), (8.5, 3.2), HIDDEN)
        axes.text(8.95, 3.2, "$h_t$", ha="center", va="center", fontsize=13, color=HIDDEN)
    return finish(figure)


def gru_cell():
    """One step of a GRU: z blends the old state with a candidate, r dims what the candidate sees of the old state."""
    figure, axes = new_figure(3.0)
    blank(axes, 9.4, 5.6)
    axes.text(0.45, 4.7, "$h_{t-1}$", ha="center", va="center", fontsize=13, color=HIDDEN)
    arrow(axes, (0.95, 4.7), (8.5, 4.7), HIDDEN, width=2.4)
    axes.text(8.95, 4.7, "$h_t$", ha="center", va="center", fontsize=13, color=HIDDEN)
    box(axes, 2.2, 1.9, Text("z 업데이트", "z update"), GATE, 1.8, 0.8, 10)
    box(axes, 4.6, 1.9, Text("r 리셋", "r reset"), GATE, 1.35, 0.8, 10)
    box(axes, 7.0, 1.9, CANDIDATE, PALE, 1.35, 0.8, 10)
    for x in (2.2, 4.6, 7.0):
        arrow(axes, (x, 0.7), (x, 1.48))
    axes.plot([0.9, 7.0], [0.7, 0.7], color=INK, lw=1.4)
    axes.text(0.45, 0.7, "$x_t$\n$h_{t-1}$", ha="center", va="center", fontsize=12)
    arrow(axes, (5.3, 1.9), (6.3, 1.9))
    axes.text(5.8, 2.2, "× r", ha="center", va="center", fontsize=10)
    sign(axes, 2.2, 4.7, "×")
    arrow(axes, (2.2, 2.3), (2.2, 4.5))
    axes.text(1.9, 4.1, "z", ha="center", va="center", fontsize=12)
    sign(axes, 7.0, 3.4, "×")
    arrow(axes, (2.2, 3.4), (6.8, 3.4))
    axes.text(4.6, 3.7, "1 − z", ha="center", va="center", fontsize=12)
    arrow(axes, (7.0, 2.3), (7.0, 3.2))
    sign(axes, 7.0, 4.7, "+")
    arrow(axes, (7.0, 3.6), (7.0, 4.5))
    return finish(figure)


def sigmoid_and_tanh():
    """The two curves of every gated cell: a gate is a sigmoid, between 0 and 1; a value is a tanh, between −1 and 1."""
    figure, axes = new_figure(2.5)
    a = np.linspace(-6, 6, 121)
    axes.plot(a, sigmoid(a), color=GATE, lw=2)
    axes.plot(a, np.tanh(a), color=INK, lw=2, ls="--")
    axes.text(-5.9, 0.3, Text("시그모이드 σ: 게이트", "sigmoid σ: gates"), color=GATE)
    axes.text(-5.9, -0.84, Text("tanh: 값", "tanh: values"), color=INK)
    axes.axvline(0, color=INK, lw=0.6)
    axes.set(xlabel="a", yticks=(-1, 0, 0.5, 1))
    axes.grid(axis="y", color=PALE)
    return finish(figure)
