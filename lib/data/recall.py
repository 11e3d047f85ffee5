"""A task of memory, made here: one symbol, then noise; the label is the symbol of the first step (NumPy only).

recall_sweep.json holds how many seeds learned it at which learning rate: `python -m tools.sweep_recall` measures that.
"""

import json
from pathlib import Path

import numpy as np

from lib.text import Text, must_be


def make_recall(steps, examples, seed=0, symbols=4, noise=2):
    """Sequences whose label stands in their first step only.

    Args:
        steps: length of a sequence, at least 1.
        examples: number of sequences; each is a new draw, so a batch of them is always fresh.
        seed: seed of the draws.
        symbols, noise: number of kinds of each; features = symbols + noise.

    Returns:
        x (examples, steps, features), y (examples, symbols): one-hot float32.

    Raises:
        ValueError: a size is below 1.
    """
    for name, value in {"steps": steps, "examples": examples, "symbols": symbols, "noise": noise}.items():
        if not isinstance(value, (int, np.integer)) or value < 1:
            raise ValueError(must_be(f"make_recall: {name}", Text("a whole number of at least 1"), value))
    rng = np.random.default_rng(seed)
    kinds = rng.integers(symbols, symbols + noise, (examples, steps))
    kinds[:, 0] = rng.integers(0, symbols, examples)
    return np.eye(symbols + noise, dtype="float32")[kinds], np.eye(symbols, dtype="float32")[kinds[:, 0]]


def sweep(name):
    """How many seeds learned the task, by start and learning rate, measured beforehand (tools/sweep_recall.py).

    Args:
        name: "30" or "100", the number of steps, or "clipping".

    Returns:
        rates: list of the learning rates.
        choice: dict of lists of int by start: counts at these rates, on seeds and data that serve for the choice only.
        test: dict of int by start: the count at the rate that did best there (the smallest, if several did), on other
            seeds and other data.
        seeds: number of seeds behind each count.
    """
    measured = json.loads(Path(__file__).with_name("recall_sweep.json").read_text(encoding="utf-8"))[name]
    return measured["rates"], measured["choice"], measured["test"], measured["seeds"]
