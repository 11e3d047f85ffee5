"""The figures that explain: an array's axes, a lookup table, an unrolled network, the three cells."""

from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from lib.plots import COOL, INK, PALE, WARM, finish, new_figure


def blank(axes, width, height):
    """Prepare axes for a drawing with the coordinates 0 … width, 0 … height, equal in both directions, no frame."""
    axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    axes.axis("off")


def box(axes, x, y, text, colour=PALE, width=0.8, height=0.6, size=11):
    """A rounded box around the point (x, y) with a text in it; the ink follows the colour's brightness."""
    corner = (x - width / 2, y - height / 2)
    axes.add_patch(
        FancyBboxPatch(corner, width, height, boxstyle="round,pad=0,rounding_size=0.1", facecolor=colour, edgecolor=INK)
    )
    axes.text(x, y, text, ha="center", va="center", fontsize=size, color=INK if colour in (PALE, "white") else "white")


def arrow(axes, start, end, colour=INK, style="-|>", bend=0.0, width=1.4):
    """An arrow from a point to a point; bend curves it."""
    shape = {
        "arrowstyle": style,
        "color": colour,
        "lw": width,
        "shrinkA": 0,
        "shrinkB": 0,
        "connectionstyle": f"arc3,rad={bend}",
    }
    axes.annotate("", xy=end, xytext=start, arrowprops=shape)


def sign(axes, x, y, text):
    """A small circle with × or + in it: an operation element by element."""
    axes.add_patch(Circle((x, y), 0.19, facecolor="white", edgecolor=INK, zorder=3))
    axes.text(x, y, text, ha="center", va="center", fontsize=11, zorder=4)


def tensor_axes(array):
    """A (1, steps, features) array as a table of numbers, the axes named.

    Args:
        array: (1, steps, features).
    """
    _, steps, features = array.shape
    figure, axes = new_figure(2.7)
    blank(axes, features + 2.1, steps + 1.3)
    for step in range(steps):
        for feature in range(features):
            x, y = feature + 1.6, steps - step - 0.5
            axes.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor="white", edgecolor=INK))
            axes.text(x, y, f"{array[0, step, feature]:g}", ha="center", va="center")
        axes.text(1, steps - step - 0.5, f"t={step}", ha="right", va="center")
    arrow(axes, (1.1, steps + 0.3), (features + 1.1, steps + 0.3), COOL)
    axes.text(features / 2 + 1.1, steps + 0.75, f"특성 features: {features}", ha="center", va="center", color=COOL)
    arrow(axes, (0.2, steps), (0.2, 0), WARM)
    axes.text(-0.15, steps / 2, f"시점 time: {steps}", rotation=90, ha="center", va="center", color=WARM)
    axes.text(features + 1.5, steps / 2, f"배치 batch: {array.shape[0]}", rotation=270, ha="center", va="center")
    return finish(figure)


def lookup(inputs, labels):
    """Arrows from each input letter to its labels; letters that need two different labels stand out.

    Args:
        inputs, labels: str of one length.
    """
    pairs = sorted(set(zip(inputs, labels, strict=True)), key=lambda pair: inputs.index(pair[0]))
    seen, targets = list(dict.fromkeys(inputs)), list(dict.fromkeys(labels))
    figure, axes = new_figure(3.0)
    blank(axes, 7, 5.8)
    for letter in seen:
        torn = sum(first == letter for first, _ in pairs) > 1
        box(axes, 1.2, 4.6 - seen.index(letter), letter, WARM if torn else PALE, 0.8, 0.7)
    for letter in targets:
        box(axes, 5.8, 4.6 - targets.index(letter), letter, PALE, 0.8, 0.7)
    for first, second in pairs:
        torn = sum(other == first for other, _ in pairs) > 1
        arrow(axes, (1.65, 4.6 - seen.index(first)), (5.35, 4.6 - targets.index(second)), WARM if torn else INK)
    axes.text(1.2, 5.4, "입력", ha="center", va="center")
    axes.text(5.8, 5.4, "정답", ha="center", va="center")
    return finish(figure)


def unrolled(inputs, outputs=None):
    """A recurrent network unrolled in time: one cell drawn once a step, the state handed on from left to right.

    Args:
        inputs: str, a letter a step.
        outputs: str, a letter a step, or None for the outputs' names alone.
    """
    steps = len(inputs)
    figure, axes = new_figure(2.5)
    blank(axes, 1.5 * steps + 0.9, 4)
    axes.text(0.25, 2.25, "$h_{-1}$", ha="center", va="center")
    for t, letter in enumerate(inputs):
        x = 1.4 + 1.5 * t
        box(axes, x, 2, "RNN", COOL, 0.9, 0.8, 10)
        arrow(axes, (x - 1.05, 2), (x - 0.47, 2), WARM)
        arrow(axes, (x, 0.95), (x, 1.58))
        arrow(axes, (x, 2.42), (x, 3.05))
        axes.text(x, 0.6, letter, ha="center", va="center", fontsize=13)
        axes.text(x, 3.4, outputs[t] if outputs else f"$h_{t}$", ha="center", va="center", fontsize=13)
    axes.text(0.1, 0.6, "입력", ha="center", va="center", fontsize=9)
    axes.text(0.1, 3.4, "출력", ha="center", va="center", fontsize=9)
    return finish(figure)


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
    for x, text, colour in ((1.9, "f 망각", COOL), (3.6, "i 입력", COOL), (5.2, "후보", PALE), (6.9, "o 출력", COOL)):
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
    box(axes, 2.2, 1.9, "z 업데이트", COOL, 1.8, 0.8, 10)
    box(axes, 4.6, 1.9, "r 리셋", COOL, 1.35, 0.8, 10)
    box(axes, 7.0, 1.9, "후보", PALE, 1.35, 0.8, 10)
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
