"""A task of counting, made here: brackets that open and close (NumPy only)."""

import json
from pathlib import Path

import numpy as np


def make_brackets(depths, steps):
    """Strings of n opening and n closing brackets, then blanks; at each step whether all are
    closed.

    Args:
        depths: n of each string, whole numbers of at least 1.
        steps: length of all strings, at least twice the largest depth.

    Returns:
        x (strings, steps, 3), one-hot for opening, closing and blank; y (strings, steps, 2),
        one-hot: open, closed.
        Both float32.
    """
    depth = np.asarray(depths)[:, None]
    step = np.arange(steps)
    kinds = (step >= depth).astype(int) + (step >= 2 * depth)
    closed = (step >= 2 * depth - 1).astype(int)
    return np.eye(3, dtype="float32")[kinds], np.eye(2, dtype="float32")[closed]


def runs():
    """What experiments/count_brackets.py measured: dict."""
    return json.loads(Path(__file__).with_name("brackets_runs.json").read_text(encoding="utf-8"))


def weights(name):
    """The weights of a model of runs(): those of its recurrent layer, then of its output layer.

    Args:
        name: the layer, such as "LSTM".
    """
    return [np.array(array) for array in runs()["layers"][name]["weights"]]
