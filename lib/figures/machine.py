"""The figures of state machines: the states of a network as points, and the arrows between them."""

import numpy as np

from lib.figures.style import (
    HUES,
    INK,
    PALE,
    PAPER,
    WIDTH,
    blank,
    box,
    finish,
    mixed,
    new_figure,
    write,
)

MARKS = "os^Dv"


def clusters(panels, names):
    """States as points in a plane: a mark for each group, and its name in the middle.

    Args:
        panels: dict of (points (number, 2), groups (number,)) by title, at most two.
        names: list of str, one for each group.
    """
    figure, axes = new_figure(2.7, columns=len(panels), sharex=True, sharey=True, squeeze=False)
    for panel, (title, (points, groups)) in zip(axes[0], panels.items(), strict=True):
        for group, name in enumerate(names):
            chosen = np.asarray(points)[np.asarray(groups) == group]
            shade = mixed(HUES["h"], 0.4 + 0.3 * group)
            panel.plot(*chosen.T, MARKS[group], color=shade, ms=3.5, mew=0)
            if len(chosen):
                frame = {"facecolor": PAPER, "edgecolor": INK, "boxstyle": "round,pad=0.2"}
                write(panel, *np.median(chosen, axis=0), name, bbox=frame)
        panel.set(title=title, xticks=(), yticks=())
        panel.spines[:].set_visible(True)
    return finish(figure)


def state_machine(arrows, names, moves):
    """A state machine of three states: a box for each, an arrow for each move to another one.

    Args:
        arrows: whole numbers (3, moves): the state to which each move leads.
        names: list of str, one for each state.
        moves: list of str, one for each move.
    """
    figure, axes = new_figure(WIDTH * 0.6)
    blank(axes, 10, 6)
    places = np.array([(2.4, 1.2), (7.6, 1.2), (5.0, 4.6)])
    middle = places.mean(axis=0)
    arrows = np.asarray(arrows)
    for (state, move), to in np.ndenumerate(arrows):
        if to == state:
            outward = (places[state] - middle) / np.linalg.norm(places[state] - middle)
            write(axes, *(places[state] + outward * (1.9, 0.95)), f"↺ {moves[move]}")
        elif arrows[to, move] != state or state < to:  # an arrow with two heads is drawn once
            way = (places[to] - places[state]) / np.linalg.norm(places[to] - places[state])
            start, end = places[state] + 0.95 * way, places[to] - 0.95 * way
            heads = "<|-|>" if arrows[to, move] == state else "-|>"
            look = {"arrowstyle": heads, "color": HUES["h"], "lw": 1.8, "shrinkA": 0, "shrinkB": 0}
            axes.annotate("", xy=end, xytext=start, arrowprops=look)
            outward = (start + end) / 2 - middle
            write(axes, *((start + end) / 2 + outward * (0.75, 0.45)), moves[move])
    for place, name in zip(places, names, strict=True):
        box(axes, *place, name, PALE, 1.4, 0.9)
    return finish(figure)
