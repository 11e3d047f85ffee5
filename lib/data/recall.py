"""A task of memory, made here: one symbol, then noise; the label is that symbol (NumPy only).

recall_sweep.json holds how many seeds learn it from which start, at which learning rate. A start
has an id, such as "lstm_open"; what readers call it is made from its id and from the bias that was
measured. `python -m experiments.sweep_recall` writes the file.
"""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lib.text import Text

MEASURED = Path(__file__).with_name("recall_sweep.json")
# The biases of gates that start open, as the chapter names them: LSTM's f, GRU's z.
BIASES = ("forget_bias", "update_bias")


def make_recall(steps, examples, seed=0):
    """Sequences labelled by their first step: one of four symbols, then two kinds of noise.

    Each is a new draw, so a batch of them is always fresh.

    Returns:
        x (examples, steps, 6), y (examples, 4): one-hot float32.
    """
    rng = np.random.default_rng(seed)
    kinds = rng.integers(4, 6, (examples, steps))
    kinds[:, 0] = rng.integers(0, 4, examples)
    return np.eye(6, dtype="float32")[kinds], np.eye(4, dtype="float32")[kinds[:, 0]]


class Sweep(NamedTuple):
    """How many seeds learned the task, by start and learning rate.

    rates: list of the learning rates.
    choice: dict of lists of int by id of the start: counts at these rates, on seeds and data that
        serve for the choice only.
    test: dict of int by id: the count at the rate that did best there (the smallest, if several
        did), on other seeds and other data.
    seeds: number of seeds behind each count.
    batches: number of batches that each model is trained on, where it is told.
    """

    rates: list
    choice: dict
    test: dict
    seeds: int
    batches: int | None = None


def sweep(name):
    """A Sweep that was measured beforehand.

    Args:
        name: "30" or "100" for that many steps; "apart" for chrono taken apart at 100; "longer" for
            100 with four times the batches; "clipping" for 30 with and without it.
    """
    return Sweep(**_measured()["sweeps"][name])


def clipping_draws():
    """The test counts of sweep("clipping") for each draw of data: dict of lists of int by id."""
    return _measured()["clipping_draws"]


def labels():
    """What readers call the starts, in the language that is set: dict of str by id."""
    measured = _measured()
    texts = {
        "simple_rnn": "SimpleRNN",
        "simple_small": Text("small start"),
        "simple_relu": "ReLU RNN",
        "lstm_default": Text("LSTM default"),
        "lstm_open": Text("LSTM bias {bias}", bias=measured["forget_bias"]),
        "lstm_chrono": "LSTM chrono",
        "gru_default": Text("GRU default"),
        "gru_open": Text("GRU bias {bias}", bias=measured["update_bias"]),
        "gru_chrono": "GRU chrono",
        "short_closed": Text("short, closed"),
        "long_open": Text("long, open"),
        "long_closed": Text("long, closed"),
        "not_clipped": Text("not clipped"),
        "clipped": Text("clipped to {norm}", norm=measured["largest_norm"]),
    }
    return {start: str(text) for start, text in texts.items()}


def _measured():
    return json.loads(MEASURED.read_text(encoding="utf-8"))
