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
# The state machine: its drawing is so wide and high, its states form a triangle.
SIZE = (10, 6)
PLACES = np.array([(2.4, 1.2), (7.6, 1.2), (5.0, 4.6)])
MIDDLE = PLACES.mean(axis=0)
BOX = (1.4, 0.9)
GAP = 0.95  # between the middle of a box and the end of an arrow
# How far outward from a box, or from an arrow, the name of a move stands: (across, up).
BESIDE_A_BOX = (1.9, 0.95)
BESIDE_AN_ARROW = (0.75, 0.45)


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
    blank(axes, *SIZE)
    arrows = np.asarray(arrows)
    for (state, move), to in np.ndenumerate(arrows):
        leads_back = arrows[to, move] == state
        if to == state:
            write(axes, *_beside_a_box(state), f"↺ {moves[move]}")
        elif state < to or not leads_back:  # an arrow with two heads is drawn once
            _arrow(axes, state, to, moves[move], "<|-|>" if leads_back else "-|>")
    for place, name in zip(PLACES, names, strict=True):
        box(axes, *place, name, PALE, *BOX)
    return finish(figure)


def _beside_a_box(state):
    """The place outside the triangle at which a move stands that leads nowhere else."""
    return PLACES[state] + _unit(PLACES[state] - MIDDLE) * BESIDE_A_BOX


def _arrow(axes, state, to, name, heads):
    """An arrow from a state to another one, the name of its move outside the triangle."""
    way = GAP * _unit(PLACES[to] - PLACES[state])
    start = PLACES[state] + way
    end = PLACES[to] - way
    look = {"arrowstyle": heads, "color": HUES["h"], "lw": 1.8, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=end, xytext=start, arrowprops=look)
    halfway = (start + end) / 2
    write(axes, *(halfway + (halfway - MIDDLE) * BESIDE_AN_ARROW), name)


def _unit(vector):
    """A vector of length 1 in the direction of another one."""
    return vector / np.linalg.norm(vector)
