"""The figures that show data: one-hot tables, losses, states. Each function returns one figure.

A figure is closed before it is returned: a notebook shows it once, as the value of a cell's last line. Sizes are made
for a phone (5 inches wide, 11 points). Colours are Okabe and Ito's (2008), told apart by colour-blind readers;
the background is white, so that a figure reads in dark mode as well. Numbers in a figure are the numbers given to it.
"""

import matplotlib.pyplot as plt
import numpy as np

COLOURS = {"SimpleRNN": "#0072B2", "LSTM": "#D55E00", "GRU": "#009E73"}
MARKERS = {"SimpleRNN": "o", "LSTM": "s", "GRU": "^"}
INK, PALE, WARM, COOL = "#222222", "#E8E8E8", "#D55E00", "#0072B2"


def new_figure(height, width=5.0, rows=1, columns=1, **options):
    """An empty figure of the course's size (inches) and resolution, and its axes.

    Returns:
        figure, axes: as plt.subplots gives them; options go there.
    """
    plt.rcParams.update({"font.size": 11, "axes.spines.top": False, "axes.spines.right": False})
    return plt.subplots(rows, columns, figsize=(width, height), dpi=144, layout="constrained", **options)


def finish(figure):
    """Close the figure, so that a notebook does not show it a second time, and return it."""
    plt.close(figure)
    return figure


def one_hot(array, letters, vocabulary):
    """A one-hot array (1, steps, features) as a table: a row a step, a column a letter of the vocabulary."""
    figure, axes = new_figure(3.0)
    axes.imshow(array[0], cmap="Blues", vmin=0, vmax=1.4)
    for (step, feature), value in np.ndenumerate(array[0]):
        axes.text(feature, step, f"{value:g}", ha="center", va="center", color="white" if value else "#555555")
    axes.set(
        xticks=range(len(vocabulary)), xticklabels=vocabulary, xlabel="특성: 어휘의 글자", ylabel="시점과 그때의 글자"
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
    for axes, values, title in zip(panels, (raw, scaled), ("원래 입력", "최댓값으로 나눈 입력"), strict=True):
        axes.hist(
            np.ravel(values),
            bins=20,
            range=(-1, 1),
            color=COOL,
            weights=np.full(np.size(values), 100 / np.size(values)),
        )
        axes.set(title=title, xlabel="은닉 상태의 값", xticks=(-1, 0, 1))
    panels[0].set_ylabel("비율 (%)")
    return finish(figure)


def losses(by_name):
    """Training loss by epoch, logarithmic, one line a model.

    Args:
        by_name: dict of lists; a key that names a layer gets that layer's colour and marker.
    """
    figure, axes = new_figure(2.6)
    for name, values in by_name.items():
        layer = next((key for key in COLOURS if name.startswith(key)), "SimpleRNN")
        axes.semilogy(
            range(1, len(values) + 1), values, color=COLOURS[layer], marker=MARKERS[layer], markevery=7, label=name
        )
    axes.set(xlabel="에포크", ylabel="손실")
    if len(by_name) > 1:
        axes.legend(frameon=False)
    return finish(figure)


def states(values, letters, name="h"):
    """States over time as a table of colours and numbers: a row a unit, a column a step.

    Args:
        values: (steps, units), each in about [-1, 1].
        letters: str, the input of each step.
    """
    values = np.asarray(values)
    figure, axes = new_figure(0.42 * values.shape[1] + 0.9)
    axes.imshow(values.T, cmap="RdBu_r", vmin=-1, vmax=1, aspect="auto")
    for (step, unit), value in np.ndenumerate(values):
        text = f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")
        axes.text(step, unit, text, ha="center", va="center", fontsize=10, color="white" if abs(value) > 0.6 else INK)
    axes.set(xticks=range(len(letters)), xticklabels=list(letters), yticks=range(values.shape[1]), xlabel="시점의 입력")
    axes.set_yticklabels([f"${name}[{unit}]$" for unit in range(values.shape[1])])
    axes.tick_params(length=0)
    return finish(figure)


def over_time(by_name, ylabel, xlabel="시점"):
    """One line per name over the steps, each named at its right end.

    Args:
        by_name: dict of sequences of one length, at most four.
    """
    figure, axes = new_figure(2.6)
    for (name, values), colour, dash in zip(
        by_name.items(), (COOL, WARM, "#009E73", INK), ("-", "--", "-.", ":"), strict=False
    ):
        axes.plot(range(len(values)), values, color=colour, ls=dash, lw=2, label=name)
    axes.set(xlabel=xlabel, ylabel=ylabel)
    axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    return finish(figure)
