"""What trainings of the models that write words in Latin letters came to.

`python -m experiments.train_romaniser` writes both files; the chapter 한글을 로마자로 shows them.
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


def save_weights(model, arrays):
    """Add the weights of a model to the file that weights() reads.

    Args:
        model: a name; no name of another model begins with it.
        arrays: list of arrays.
    """
    kept = {}
    if WEIGHTS.exists():
        with np.load(WEIGHTS) as file:
            kept = dict(file)
    kept |= {f"{model}{place:02}": array for place, array in enumerate(arrays)}
    np.savez_compressed(WEIGHTS, **kept)


def save_runs(model, right):
    """Add the results of a model to the file that runs() reads.

    Args:
        model: its name.
        right: list of bool arrays (test words,), one for each seed.
    """
    kept = json.loads(RUNS.read_text(encoding="utf-8")) if RUNS.exists() else {}
    kept[model] = ["".join(str(int(word)) for word in row) for row in right]
    RUNS.write_text(json.dumps(kept, indent=0) + "\n", encoding="utf-8")
