"""A task of state, made here: a ball under a cup, and swaps of two cups (NumPy only)."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np


def swaps_of(cups):
    """The pairs of cups that can change places: list of (cup, cup), three for three cups."""
    return list(combinations(range(cups), 2))


def make_games(swaps, games, seed=0, cups=3):
    """Games of swaps, each a new draw, and the cup that hides the ball at every step.

    The first step says under which cup the ball lies; each later step says which two cups change
    places.

    Args:
        swaps: number of swaps in each game.
        games: number of games.
        seed: of the draw.
        cups: number of cups, numbered from 0.

    Returns:
        x (games, swaps + 1, cups + pairs of cups), y (games, swaps + 1, cups): one-hot float32.
    """
    rng = np.random.default_rng(seed)
    pairs = swaps_of(cups)
    moves = rng.integers(len(pairs), size=(games, swaps))
    start = rng.integers(cups, size=games)
    return play(start, moves, cups)


def play(start, moves, cups=3):
    """Games of given swaps, (x, y) as make_games draws them; for start and moves see follow."""
    moves = np.asarray(moves)
    kinds = np.concatenate([np.reshape(start, (-1, 1)), cups + moves], axis=1)
    x = np.eye(cups + len(swaps_of(cups)), dtype="float32")[kinds]
    return x, follow(start, moves, cups)


def follow(start, moves, cups=3):
    """Where the ball lies at every step: one-hot float32 (games, swaps + 1, cups).

    Args:
        start: cup that hides the ball at first, whole numbers (games,).
        moves: places in swaps_of(cups) of the swaps, whole numbers (games, swaps).
    """
    arrangements = np.tile(np.arange(cups), (len(swaps_of(cups)), 1))
    for arrangement, pair in zip(arrangements, swaps_of(cups), strict=True):
        arrangement[list(pair)] = pair[::-1]
    places = [np.asarray(start)]
    for move in np.asarray(moves).T:
        places.append(arrangements[move, places[-1]])
    return np.eye(cups, dtype="float32")[np.stack(places, axis=1)]


def runs():
    """What experiments/follow_ball.py measured: a dict of its three parts."""
    return json.loads(Path(__file__).with_name("ball_runs.json").read_text(encoding="utf-8"))


def weights(name):
    """The weights of a model of runs(): those of its recurrent layer, then of its output layer.

    Args:
        name: layer and units, such as "GRU 16".
    """
    return [np.array(array) for array in runs()["recurrent"]["layers"][name]["weights"]]
