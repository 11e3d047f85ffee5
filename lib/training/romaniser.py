"""What trainings of the models that write words in Latin letters came to.

experiments/train_romaniser.py trained them; the chapter 한글을 로마자로 shows them.
"""

import json
from pathlib import Path

import numpy as np

DATA = Path(__file__).parents[1] / "data"
WEIGHTS = DATA / "romaniser.npz"
RUNS = DATA / "romaniser_runs.json"


def weights(model):
    """The weights of a model after its training, seed 0: list of float64 arrays.

    Args:
        model: "attention" or "state", which reads nothing but the encoder's last state.
    """
    with np.load(WEIGHTS) as kept:
        return [kept[name].astype("float64") for name in kept.files if name.startswith(model)]


def runs():
    """What trainings from several seeds got right: dict of bool arrays (seeds, test words)."""
    kept = json.loads(RUNS.read_text(encoding="utf-8"))
    return {model: np.array([list(row) for row in rows]) == "1" for model, rows in kept.items()}
