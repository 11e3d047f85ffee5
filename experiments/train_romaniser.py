"""Trains the models of the chapter 한글을 로마자로 from several seeds: python -m experiments.train_romaniser [MODEL …]

It writes lib/data/romaniser_runs.json (which test words each seed writes rightly, as 0 and 1) and
lib/data/romaniser.npz, the weights of seed 0 of the two models without dropout. Model and training are those of the
page. It takes about half an hour on a quiet core. Trainings differ between machines in the last digits: execute the
chapter again with `make record`.
"""

import json
import sys

import numpy as np

from lib.data import romanise
from tools import chapter_cells

CELLS = (
    "words",
    "table-cell",
    "arrays",
    "encoder-cell",
    "build",
    "train",
    "read",
    "step",
    "greedy",
)
RATE = (
    0.005  # the best of 0.0025 to 0.02 for either model, on the validation words from other seeds
)
# Whether there is attention, epochs, dropout, number of seeds.
SETTINGS = {
    "state": (False, 60, 0.0, 5),
    "attention": (True, 30, 0.0, 5),
    "state-dropout": (False, 50, 0.2, 2),
    "attention-dropout": (True, 50, 0.2, 3),
}


def train(page, model, seed):
    """Train a model as the page does. Returns its weights as float16, and whether each test word is right (words,)."""
    attention, epochs, dropout, _ = SETTINGS[model]
    trained, _ = page["train"](attention, seed, epochs, RATE, dropout)
    weights = [np.asarray(weight, "float16") for weight in trained.get_weights()]
    full = [weight.astype("float64") for weight in weights]
    return weights, np.array(
        [page["greedy"](w, full)[0] == page["answer"][w] for w in page["parts"]["test"]]
    )


def main(models=tuple(SETTINGS)):
    page = chapter_cells.run("romanise", *CELLS)
    for model in models:
        rows = []
        for seed in range(SETTINGS[model][-1]):
            weights, right = train(page, model, seed)
            rows.append("".join("01"[int(word)] for word in right))
            print(f"{model:17} seed {seed}  {right.sum()} of {len(right)}", flush=True)
            if seed == 0 and not SETTINGS[model][2]:
                kept = dict(np.load(romanise.WEIGHTS)) if romanise.WEIGHTS.exists() else {}
                kept |= {f"{model}{place:02}": weight for place, weight in enumerate(weights)}
                np.savez_compressed(romanise.WEIGHTS, **kept)
            runs = json.loads(romanise.RUNS.read_text()) if romanise.RUNS.exists() else {}
            romanise.RUNS.write_text(json.dumps(runs | {model: rows}, indent=0) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:] or tuple(SETTINGS))
