"""Measures lib/data/recall_sweep.json: how many seeds learn the task of recall, by start and learning rate.

`.venv/bin/python -m experiments.sweep_recall` (about ten minutes of one core). The models are those of the chapter 오래 기억하기.
A rate is chosen on seeds and data of its own; the count that the chapter compares comes from other seeds and data.
"""

import json

import numpy as np

from lib import setup
from lib.data import recall
from lib.training import many_seeds, success
from tools import chapter_cells, notebooks

FILE = notebooks.ROOT / "lib/data/recall_sweep.json"
RATES = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2]


def learned(models, rate, first_seed, data, *, steps=30, batches=220, seeds=20, clip=None):
    """How many of the seeds first_seed, first_seed + 1, … of each model learn: dict of int by name."""
    x, y = recall.make_recall(steps, examples=8 * batches, seed=data)
    optimizer = setup.import_keras().optimizers.Adam(rate, global_clipnorm=clip)
    chosen = range(first_seed, first_seed + seeds)
    runs = many_seeds.train(models, x, y, seeds=chosen, epochs=1, batch_size=8, optimizer=optimizer)
    accuracy = {name: run.batch_history["categorical_accuracy"] for name, run in runs.items()}
    return {name: int(success.learned(values)[:, -1].sum()) for name, values in accuracy.items()}


def sweep(groups, rates, **task):
    """What recall.sweep reads, of groups of models: tuple of dicts, each of one architecture."""
    choice, test = {}, {}
    for models in groups:
        counts = [learned(models, rate, first_seed=100, data=5, **task) for rate in rates]
        for name, build in models.items():
            choice[name] = [count[name] for count in counts]
            best = rates[int(np.argmax(choice[name]))]
            test |= learned({name: build}, best, first_seed=0, data=0, **task)
    return {"rates": rates, "choice": choice, "test": test, "seeds": task.get("seeds", 20)}


def measure():
    """The three sweeps by name: 30 steps, 100 steps, and large recurrent weights with and without clipping."""
    page = chapter_cells.run("recall", "build", "starts", "apart-starts")
    groups = *page["starts"](100), page["apart"](100)
    results = {
        "30": sweep(page["starts"](30), RATES),
        "100": sweep(groups, RATES[1:], steps=100, batches=150),
    }
    for name, clip in {"자르지 않음": None, "1로 자름": 1.0}.items():
        part = sweep(({name: page["large"]},), RATES[1:5], seeds=40, clip=clip)
        whole = results.setdefault("clipping", part)
        whole["choice"] |= part["choice"]
        whole["test"] |= part["test"]
    return results


if __name__ == "__main__":
    FILE.write_text(json.dumps(measure(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
