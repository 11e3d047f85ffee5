"""A task of memory, made here: one symbol, then noise; the label is the symbol of the first step (NumPy only).

recall_sweep.json holds how many seeds learned it at which learning rate: `python -m experiments.sweep_recall` measures that.
"""

import json
from pathlib import Path

import numpy as np

from lib.text import Text

# The models of the sweeps; recall_sweep.json has their Korean names, as the chapter that was measured has.
STARTS = (
    Text("LSTM default"),
    Text("LSTM bias 3"),
    Text("GRU default"),
    Text("GRU bias 3"),
    Text("short, closed"),
    Text("long, open"),
    Text("long, closed"),
    Text("not clipped"),
    Text("clipped to 1"),
)


def make_recall(steps, examples, seed=0):
    """Sequences whose label stands in their first step only: one of four symbols, then two kinds of noise.

    Each is a new draw, so a batch of them is always fresh.

    Returns:
        x (examples, steps, 6), y (examples, 4): one-hot float32.
    """
    rng = np.random.default_rng(seed)
    kinds = rng.integers(4, 6, (examples, steps))
    kinds[:, 0] = rng.integers(0, 4, examples)
    return np.eye(6, dtype="float32")[kinds], np.eye(4, dtype="float32")[kinds[:, 0]]


def sweep(name):
    """How many seeds learned the task, by start and learning rate, measured beforehand (experiments/sweep_recall.py).

    Args:
        name: "30" or "100", the number of steps, or "clipping".

    Returns:
        rates: list of the learning rates.
        choice: dict of lists of int by start, which is named in the language that is set: counts at these rates, on
            seeds and data that serve for the choice only.
        test: dict of int by start: the count at the rate that did best there (the smallest, if several did), on other
            seeds and other data.
        seeds: number of seeds behind each count.
    """
    measured = json.loads(
        Path(__file__).with_name("recall_sweep.json").read_text(encoding="utf-8")
    )[name]
    said = {start.to("ko"): str(start) for start in STARTS}
    choice, test = (
        {said.get(start, start): counts for start, counts in measured[part].items()}
        for part in ("choice", "test")
    )
    return measured["rates"], choice, test, measured["seeds"]
