"""The figures of arrays and states: axes, one-hot tables, how values are spread, states over time."""

import numpy as np
from matplotlib.patches import Rectangle

from lib.figures.style import COOL, INK, WARM, arrow, blank, finish, new_figure
from lib.text import Text

STEP = Text("시점", "step")
RAW, SCALED = Text("원래 입력", "raw input"), Text("최댓값으로 나눈 입력", "input ÷ its maximum")


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
    axes.text(
        features / 2 + 1.1,
        steps + 0.75,
        Text(f"특성 features: {features}", f"features: {features}"),
        ha="center",
        va="center",
        color=COOL,
    )
    arrow(axes, (0.2, steps), (0.2, 0), WARM)
    axes.text(
        -0.15,
        steps / 2,
        Text(f"시점 time: {steps}", f"time: {steps}"),
        rotation=90,
        ha="center",
        va="center",
        color=WARM,
    )
    axes.text(
        features + 1.5,
        steps / 2,
        Text(f"배치 batch: {array.shape[0]}", f"batch: {array.shape[0]}"),
        rotation=270,
        ha="center",
        va="center",
    )
    return finish(figure)


def one_hot(array, letters, vocabulary):
    """A one-hot array (1, steps, features) as a table: one row per step, one column per letter of the vocabulary."""
    figure, axes = new_figure(3.0)
    axes.imshow(array[0], cmap="Blues", vmin=0, vmax=1.4)
    for (step, feature), value in np.ndenumerate(array[0]):
        axes.text(feature, step, f"{value:g}", ha="center", va="center", color="white" if value else "#555555")
    axes.set(
        xticks=range(len(vocabulary)),
        xticklabels=vocabulary,
        xlabel=Text("특성: 어휘의 글자", "features: letters of the vocabulary"),
        ylabel=Text("시점과 그때의 글자", "step and its letter"),
    )
    axes.set(yticks=range(len(letters)), yticklabels=[f"t={t}  {letter}" for t, letter in enumerate(letters)])
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.tick_params(length=0)
    return finish(figure)


def saturation(raw, scaled):
    """How hidden values are spread with raw and with scaled inputs: two histograms.

    Args:
        raw, scaled: arrays of hidden values in [-1, 1].
    """
    figure, panels = new_figure(2.4, columns=2, sharey=True)
    for axes, values, title in zip(panels, (raw, scaled), (RAW, SCALED), strict=True):
        axes.hist(
            np.ravel(values),
            bins=20,
            range=(-1, 1),
            color=COOL,
            weights=np.full(np.size(values), 100 / np.size(values)),
        )
        axes.set(title=title, xlabel=Text("은닉 상태의 값", "value of the hidden state"), xticks=(-1, 0, 1))
    panels[0].set_ylabel(str(Text("비율 (%)", "share (%)")))
    return finish(figure)


def states(values, letters, name="h"):
    """States over time as a table of colours and numbers: one row per unit, one column per step.

    The colours reach from −1 to 1, or as far as the largest value if that is larger; then values beyond ±1 are framed.

    Args:
        values: (steps, units).
        letters: str, the input of each step.
        name: what the rows are called, "h" or "c".
    """
    values = np.asarray(values)
    limit = max(1, np.abs(values).max())
    figure, axes = new_figure(0.42 * values.shape[1] + 0.9)
    axes.imshow(values.T, cmap="RdBu_r", vmin=-limit, vmax=limit, aspect="auto")
    for (step, unit), value in np.ndenumerate(values):
        text = f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")
        ink = "white" if abs(value) > 0.6 * limit else INK
        axes.text(step, unit, text, ha="center", va="center", fontsize=10, color=ink)
        if abs(value) > 1:
            axes.add_patch(Rectangle((step - 0.44, unit - 0.42), 0.88, 0.84, fill=False, edgecolor=INK, lw=1.8))
    beyond = f" (□ |{name}| > 1)" if limit > 1 else ""
    axes.set(
        xticks=range(len(letters)),
        xticklabels=list(letters),
        yticks=range(values.shape[1]),
        xlabel=f"{Text('시점의 입력', 'input of the step')}{beyond}",
    )
    axes.set_yticklabels([f"${name}[{unit}]$" for unit in range(values.shape[1])])
    axes.tick_params(length=0)
    return finish(figure)


def lines_over_time(by_name, ylabel, xlabel=STEP, limits=None):
    """One line per name over the steps, each named at its right end.

    Args:
        by_name: dict of sequences of one length, at most four.
        limits: lowest and highest value that is drawn, or None for all.
    """
    figure, axes = new_figure(2.6)
    for (name, values), colour, dash in zip(
        by_name.items(), (COOL, WARM, "#009E73", INK), ("-", "--", "-.", ":"), strict=False
    ):
        axes.plot(range(len(values)), values, color=colour, ls=dash, lw=2, label=name)
    axes.set(xlabel=xlabel, ylabel=ylabel, ylim=limits)
    axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    return finish(figure)


def influence(shares, inputs, outputs):
    """How often the answer of a step changes when the letter of a step is replaced, in percent, as a table of colours.

    Args:
        shares: (steps, steps) in [0, 1]: answer's step, replaced step. What lies after the answer stays empty.
        inputs, outputs: str, the letters of the columns and of the rows.
    """
    figure, axes = new_figure(3.1)
    later = np.triu(np.ones(np.shape(shares), dtype=bool), k=1)
    axes.imshow(np.ma.masked_array(shares, later), cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for (answer, place), share in np.ndenumerate(np.asarray(shares)):
        if place <= answer:
            colour = "white" if share > 0.6 else INK
            axes.text(place, answer, f"{100 * share:.0f}", ha="center", va="center", color=colour)
    axes.set(
        xticks=range(len(inputs)),
        xticklabels=list(inputs),
        yticks=range(len(outputs)),
        yticklabels=list(outputs),
        xlabel=Text("바꾼 입력 글자", "input letter that is replaced"),
        ylabel=Text("답 글자", "letter answered"),
    )
    axes.tick_params(length=0)
    return finish(figure)


def letters_by_value(lines, values, label, limit=2):
    """Lines of text, each letter on a square whose colour is a number: what one unit holds while it reads.

    Args:
        lines: list of str.
        values: one sequence of numbers per line, as long as the line: the number after each letter.
        label: str, what the numbers are; it stands beside the scale of colours.
        limit: the number of the darkest colour, and -limit of the other one; numbers beyond are drawn as these.
    """
    longest = max(map(len, lines))
    figure, axes = new_figure(0.3 * len(lines) + 0.6)
    table = np.full((len(lines), longest), np.nan)
    for row, (line, numbers) in enumerate(zip(lines, values, strict=True)):
        table[row, : len(line)] = numbers
        for place, letter in enumerate(line):
            ink = "white" if abs(table[row, place]) > 0.6 * limit else INK
            axes.text(place, row, letter, ha="center", va="center", color=ink)
    drawn = axes.imshow(table, cmap="RdBu_r", vmin=-limit, vmax=limit, aspect="auto")
    axes.axis("off")
    figure.colorbar(drawn, ax=axes, orientation="horizontal", fraction=0.08, pad=0.02, label=label)
    return finish(figure)
