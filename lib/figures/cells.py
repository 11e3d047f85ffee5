"""The figures of one step: a SimpleRNN, an LSTM and a GRU cell."""

from lib.figures.style import COOL, INK, PALE, WARM, arrow, blank, box, finish, new_figure, sign
from lib.text import Text

CANDIDATE = Text("후보", "candidate")


def rnn_cell():
    """One step of a SimpleRNN: the input and the last state are weighed, added, squeezed by tanh."""
    figure, axes = new_figure(2.3)
    blank(axes, 8, 3.6)
    for y, name, weight in ((2.7, "$h_{t-1}$", "$U$"), (1.0, "$x_t$", "$W$")):
        axes.text(0.5, y, name, ha="center", va="center", fontsize=13)
        arrow(axes, (0.95, y), (1.6, y))
        box(axes, 2.1, y, f"× {weight}", PALE, 1, 0.7)
    arrow(axes, (2.6, 2.7), (3.55, 2.0))
    arrow(axes, (2.6, 1.0), (3.55, 1.7))
    sign(axes, 3.75, 1.85, "+")
    axes.text(3.75, 0.75, "$b$", ha="center", va="center", fontsize=13)
    arrow(axes, (3.75, 1.0), (3.75, 1.64))
    arrow(axes, (3.95, 1.85), (4.7, 1.85))
    box(axes, 5.3, 1.85, "tanh", COOL, 1.2, 0.7)
    arrow(axes, (5.9, 1.85), (6.8, 1.85), WARM)
    axes.text(7.25, 1.85, "$h_t$", ha="center", va="center", fontsize=13, color=WARM)
    return finish(figure)


def lstm_cell():
    """One step of an LSTM: c runs along the top; three gates decide what is forgotten, written, shown."""
    figure, axes = new_figure(3.2)
    blank(axes, 9.4, 6.1)
    axes.text(0.4, 5.2, "$c_{t-1}$", ha="center", va="center", fontsize=13)
    arrow(axes, (0.9, 5.2), (8.5, 5.2), WARM, width=2.4)
    axes.text(8.95, 5.2, "$c_t$", ha="center", va="center", fontsize=13, color=WARM)
    for x, text, colour in (
        (1.9, Text("f 망각", "f forget"), COOL),
        (3.6, Text("i 입력", "i input"), COOL),
        (5.2, CANDIDATE, PALE),
        (6.9, Text("o 출력", "o output"), COOL),
    ):
        box(axes, x, 2.0, text, colour, 1.35, 0.8, 10)
        arrow(axes, (x, 0.75), (x, 1.58))
    axes.plot([0.9, 6.9], [0.75, 0.75], color=INK, lw=1.4)
    axes.text(0.45, 0.75, "$x_t$\n$h_{t-1}$", ha="center", va="center", fontsize=12)
    sign(axes, 1.9, 5.2, "×")
    arrow(axes, (1.9, 2.4), (1.9, 5.0))
    sign(axes, 4.4, 3.7, "×")
    arrow(axes, (3.6, 2.4), (4.25, 3.56))
    arrow(axes, (5.2, 2.4), (4.55, 3.56))
    sign(axes, 4.4, 5.2, "+")
    arrow(axes, (4.4, 3.9), (4.4, 5.0))
    box(axes, 7.6, 4.35, "tanh", PALE, 0.95, 0.6, 10)
    arrow(axes, (7.6, 5.2), (7.6, 4.66))
    sign(axes, 7.6, 3.2, "×")
    arrow(axes, (7.6, 4.05), (7.6, 3.4))
    arrow(axes, (6.9, 2.4), (7.46, 3.06))
    arrow(axes, (7.8, 3.2), (8.5, 3.2))
    axes.text(8.95, 3.2, "$h_t$", ha="center", va="center", fontsize=13)
    return finish(figure)


def gru_cell():
    """One step of a GRU: z blends the old state with a candidate, r dims what the candidate sees of the old state."""
    figure, axes = new_figure(3.0)
    blank(axes, 9.4, 5.6)
    axes.text(0.45, 4.7, "$h_{t-1}$", ha="center", va="center", fontsize=13)
    arrow(axes, (0.95, 4.7), (8.5, 4.7), WARM, width=2.4)
    axes.text(8.95, 4.7, "$h_t$", ha="center", va="center", fontsize=13, color=WARM)
    box(axes, 2.2, 1.9, Text("z 업데이트", "z update"), COOL, 1.8, 0.8, 10)
    box(axes, 4.6, 1.9, Text("r 리셋", "r reset"), COOL, 1.35, 0.8, 10)
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
