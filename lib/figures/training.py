"""The figures of training: losses, gradients over time, and how many seeds succeed."""

import numpy as np

from lib.figures.style import COLOURS, INK, MARKERS, WARM, arrow, blank, box, finish, layer_of, new_figure
from lib.text import Text

EPOCHS_TRAINED = Text("학습한 에포크 수", "epochs trained")
DASHES = ("-", "--", "-.", ":")


def losses(by_name):
    """Training loss per epoch on a logarithmic axis, one line per model.

    Args:
        by_name: dict of lists; a key that names a layer gets that layer's colour and marker.
    """
    figure, axes = new_figure(2.6)
    for name, values in by_name.items():
        layer = layer_of(name)
        axes.semilogy(
            range(1, len(values) + 1), values, color=COLOURS[layer], marker=MARKERS[layer], markevery=7, label=name
        )
    axes.set(xlabel=Text("에포크", "epoch"), ylabel=Text("손실", "loss"))
    if len(by_name) > 1:
        axes.legend(frameon=False)
    return finish(figure)


def gradient_norms(by_name):
    """Gradient sizes over time, logarithmic: the median of the seeds as a line, their smallest and largest as a band.

    Args:
        by_name: dict of arrays (seeds, steps), at most four; a key that begins with a layer's name gets its colour, a
            second one of the same layer a dashed line.
    """
    figure, axes = new_figure(3.2)
    used = []
    for name, sizes in by_name.items():
        layer = layer_of(name)
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
    axes.set(
        xlabel=Text("시점 t (오른쪽이 마지막)", "step t (the last one on the right)"),
        ylabel=r"$\|\partial / \partial x_t\|$",
    )
    axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(0, 1.22), ncols=2)
    return finish(figure)


def success(by_name, note=None, xlabel=EPOCHS_TRAINED):
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
        layer = layer_of(name)
        axes.plot(
            100 * succeeded.mean(axis=0),
            color=COLOURS[layer],
            ls=DASHES[used.count(layer)],
            marker=MARKERS[layer],
            markevery=(3 + len(used), 20 if crowded else 10),
            label=f"{name} ({note[name]})" if note else name,
        )
        used.append(layer)
    axes.set(xlabel=xlabel, ylabel=Text("성공한 시드 (%)", "seeds that succeed (%)"), ylim=(-3, 103))
    place = {"loc": "lower left", "bbox_to_anchor": (0, 1), "ncols": 2} if crowded else {"loc": "lower right"}
    axes.legend(frameon=False, **place)
    return finish(figure)


def training_step(before, after, parameters):
    """One gradient step as a circle: prediction, loss, gradient, new weights; the loss before and after it.

    Args:
        before, after: loss with the old and with the new weights.
        parameters: number of weights that the step changes.
    """
    figure, axes = new_figure(2.2)
    blank(axes, 10, 4.4)
    for x, text in (
        (1.1, Text("입력 x", "input x")),
        (3.7, Text("모델", "model")),
        (6.3, Text("확률", "probabilities")),
        (8.9, Text("손실 L", "loss L")),
    ):
        box(axes, x, 3.2, text, "white", 1.7, 0.9, 10)
        if x < 8:
            arrow(axes, (x + 0.85, 3.2), (x + 1.75, 3.2))
    axes.text(8.7, 4.05, f"{before:.3f} → {after:.3f}", ha="center", va="center", fontsize=10)
    gradient = Text(f"기울기 {parameters}개", f"{parameters} gradients")
    box(axes, 8.0, 0.6, gradient, WARM, 2.6, 0.9, 10)
    box(axes, 3.7, 0.6, "Adam", WARM, 1.7, 0.9, 10)
    arrow(axes, (8.9, 2.75), (8.9, 1.05), WARM)
    arrow(axes, (6.7, 0.6), (4.55, 0.6), WARM)
    arrow(axes, (3.7, 1.05), (3.7, 2.75), WARM)
    for x, y, text in (
        (7.6, 1.9, Text("역전파", "backpropagation")),
        (2.1, 1.9, Text("가중치 고치기", "new weights")),
    ):
        axes.text(x, y, text, ha="center", va="center", fontsize=10, color=INK)
    return finish(figure)
