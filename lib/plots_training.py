"""The figures of the chapters on training: gradients over time, and how many of the seeds succeed."""

import numpy as np

from lib.drawings import arrow, blank, box
from lib.plots import COLOURS, COOL, INK, MARKERS, WARM, finish, new_figure

DASHES = ("-", "--", "-.", ":")


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
    box(axes, x, 3.6, "손실 L", "white", 1.3)
    arrow(axes, (x - 0.18, 2.42), (x - 0.18, 3.28))
    arrow(axes, (x + 0.18, 3.28), (x + 0.18, 2.42), WARM, width=4.4)
    axes.text(0.1, 3.75, "검은 화살표: 계산이 흐르는 방향", va="center", color=INK)
    axes.text(0.1, 3.15, "주황 화살표: 기울기가 흐르는 방향", va="center", color=WARM)
    return finish(figure)


def gradients(by_name):
    """Gradient sizes over time, logarithmic: the median of the seeds as a line, their smallest and largest as a band.

    Args:
        by_name: dict of arrays (seeds, steps), at most four; a key that begins with a layer's name gets its colour, a
            second one of the same layer a dashed line.
    """
    figure, axes = new_figure(3.2)
    used = []
    for name, sizes in by_name.items():
        layer = next((key for key in COLOURS if name.startswith(key)), "SimpleRNN")
        steps = np.arange(1, sizes.shape[1] + 1)
        axes.fill_between(steps, sizes.min(axis=0), sizes.max(axis=0), color=COLOURS[layer], alpha=0.18, lw=0)
        axes.semilogy(
            steps,
            np.median(sizes, axis=0),
            color=COLOURS[layer],
            ls=DASHES[used.count(layer)],
            marker=MARKERS[layer],
            markevery=(4, 9),
            label=name,
        )
        used.append(layer)
    axes.set(xlabel="시점 t (오른쪽이 마지막)", ylabel=r"$\|\partial / \partial x_t\|$")
    axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(0, 1.22), ncols=2)
    return finish(figure)


def success(by_name, note=None, xlabel="학습한 에포크 수"):
    """Share of seeds that succeed, by the length of their training.

    Args:
        by_name: dict of bool arrays (seeds, epochs); column e: whether the model succeeds after e epochs. A key that
            begins with a layer's name gets its colour, a second one of the same layer a dashed line.
        note: dict of texts for the legend, such as numbers of parameters, by the same names.
        xlabel: what the columns count.
    """
    crowded = len(by_name) > 5  # then the legend has no room inside
    figure, axes = new_figure(4.2 if crowded else 3.0)
    used = []
    for name, succeeded in by_name.items():
        layer = next((key for key in COLOURS if name.startswith(key)), "SimpleRNN")
        axes.plot(
            100 * succeeded.mean(axis=0),
            color=COLOURS[layer],
            ls=DASHES[used.count(layer)],
            marker=MARKERS[layer],
            markevery=(3 + len(used), 20 if crowded else 10),
            label=f"{name} ({note[name]})" if note else name,
        )
        used.append(layer)
    axes.set(xlabel=xlabel, ylabel="성공한 시드 (%)", ylim=(-3, 103))
    place = {"loc": "lower left", "bbox_to_anchor": (0, 1), "ncols": 2} if crowded else {"loc": "lower right"}
    axes.legend(frameon=False, **place)
    return finish(figure)
