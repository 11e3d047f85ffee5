"""The figures of whole sequences: a lookup table without memory, an unrolled network, backpropagation through time."""

from lib.figures.style import COOL, HIDDEN, INK, PALE, WARM, arrow, blank, box, finish, new_figure
from lib.text import Text

INPUT, TARGET, OUTPUT = Text("입력", "input"), Text("정답", "target"), Text("출력", "output")


def lookup(inputs, labels):
    """Arrows from each input letter to its labels; letters that need two different labels are highlighted.

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
    axes.text(1.2, 5.4, INPUT, ha="center", va="center")
    axes.text(5.8, 5.4, TARGET, ha="center", va="center")
    return finish(figure)


def unrolled(inputs, outputs=None):
    """A recurrent network unrolled in time: one cell drawn once per step, the state passed on from left to right.

    Args:
        inputs: str, one letter per step.
        outputs: str, one letter per step, or None to show only the names of the outputs.
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
    axes.text(0.1, 0.6, INPUT, ha="center", va="center", fontsize=9)
    axes.text(0.1, 3.4, OUTPUT, ha="center", va="center", fontsize=9)
    return finish(figure)


def backpropagation(steps=4):
    """Backpropagation through time: states flow to the right, gradients to the left and down.

    Args:
        steps: steps drawn, at least 2.
    """
    figure, axes = new_figure(2.9)
    blank(axes, 1.9 * steps + 0.6, 4.1)
    for step in range(1, steps + 1):
        x = 1.9 * step - 0.8
        box(axes, x, 2.1, f"$h_{step}$", COOL, 0.9)
        box(axes, x, 0.4, f"$x_{step}$", width=0.9)
        arrow(axes, (x - 0.18, 0.72), (x - 0.18, 1.78))
        arrow(axes, (x + 0.18, 1.78), (x + 0.18, 0.72), WARM, width=4.4 * 0.55 ** (steps - step))
        if step < steps:
            arrow(axes, (x + 0.47, 2.24), (x + 1.43, 2.24))
            arrow(axes, (x + 1.43, 1.94), (x + 0.47, 1.94), WARM, width=4.4 * 0.55 ** (steps - step - 1))
            axes.text(x + 0.95, 1.62, r"$\times\,J$", ha="center", va="center", color=WARM)
    box(axes, x, 3.6, Text("손실 L", "loss L"), "white", 1.3)
    arrow(axes, (x - 0.18, 2.42), (x - 0.18, 3.28))
    arrow(axes, (x + 0.18, 3.28), (x + 0.18, 2.42), WARM, width=4.4)
    axes.text(
        0.1, 3.75, Text("검은 화살표: 계산이 흐르는 방향", "black arrows: the computation"), va="center", color=INK
    )
    axes.text(
        0.1, 3.15, Text("주황 화살표: 기울기가 흐르는 방향", "orange arrows: the gradient"), va="center", color=WARM
    )
    return finish(figure)


def sequence_uses():
    """Four ways to use a recurrent layer, unrolled over three steps: one answer per sequence, one per step, two layers
    stacked, and generation, where each output is the next input.
    """
    figure, panels = new_figure(5.0, rows=2, columns=2)
    ways = (
        (Text("시퀀스에 답 하나", "one answer per sequence"), "return_sequences=False"),
        (Text("시점마다 답 하나", "one answer per step"), "return_sequences=True"),
        (Text("층 쌓기", "stacked layers"), "True → False"),
        (Text("생성", "generation"), "return_state=True"),
    )
    for axes, (title, flags) in zip(panels.flat, ways, strict=True):
        blank(axes, 5.2, 5.9)
        axes.set_title(title, fontsize=11)
        axes.text(2.6, 0.15, flags, ha="center", va="center", fontsize=9, family="monospace")
    last_only, every_step, stacked, generated = panels.flat
    _row(last_only, 3.1, answers=(2,))
    _row(every_step, 3.1, answers=(0, 1, 2))
    _row(stacked, 2.4, answers=())
    _row(stacked, 4.1, answers=(2,), on_a_layer=True)
    _row(generated, 3.1, answers=(0, 1, 2), inputs=(0,))
    for x in (0.9, 2.6):
        generated.plot([x + 0.3, x + 0.85, x + 0.85, x + 1.7], [4.7, 4.7, 1.75, 1.75], color=WARM, lw=1.4)
        arrow(generated, (x + 1.7, 1.75), (x + 1.7, 2.68), WARM)
    return finish(figure)


def _row(axes, y, answers, inputs=(0, 1, 2), on_a_layer=False):
    """Three steps of one layer at height y: an input below each step of inputs, states to the right, answers above."""
    for t in range(3):
        x = 0.9 + 1.7 * t
        box(axes, x, y, "RNN", COOL, 0.95, 0.8, 9)
        if t < 2:
            arrow(axes, (x + 0.48, y), (x + 1.22, y), HIDDEN)
        if t in inputs:
            arrow(axes, (x, y - 1.25), (x, y - 0.42))
            if not on_a_layer:
                axes.text(x, y - 1.45, f"$x_{t}$", ha="center", va="center", fontsize=10)
        if t in answers:
            arrow(axes, (x, y + 0.42), (x, y + 1.2))
            axes.text(x, y + 1.55, f"$y_{t}$", ha="center", va="center", fontsize=11)


def doubling(steps):
    """A scan by doubling: a row per round, with the steps that each step holds; arrows show which two are joined.

    Steps that hold everything from the beginning are highlighted.

    Args:
        steps: number of steps, at most 8.
    """
    jumps = [2**k for k in range((steps - 1).bit_length())]
    figure, axes = new_figure(0.55 + 0.72 * len(jumps))
    top = 1.5 * len(jumps) + 0.5
    blank(axes, steps + 1.6, top + 0.5)
    for place, held in enumerate([1, *(2 * jump for jump in jumps)]):
        y = top - 1.5 * place
        name = Text(f"{place}라운드 뒤", f"after round {place}") if place else Text("처음", "start")
        axes.text(0.1, y, name, ha="left", va="center", size=9)
        for t in range(steps):
            first = max(0, t + 1 - held)
            text = f"{t + 1}" if first == t else f"{first + 1}–{t + 1}"
            box(axes, t + 2.1, y, text, PALE if first else HIDDEN, 0.84, 0.6, 9)
            if place:
                arrow(axes, (t + 2.1, y + 1.2), (t + 2.1, y + 0.3), style="-", width=0.8)
            if place and t >= jumps[place - 1]:
                arrow(axes, (t - jumps[place - 1] + 2.1, y + 1.2), (t + 2.1, y + 0.3), WARM, width=1.2)
    return finish(figure)
