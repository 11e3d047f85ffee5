"""Trains the models of the chapter 헌법을 쓰는 LSTM: python -m experiments.train_writer

It writes lib/data/constitution_runs.json (bits per sign after each epoch, for each variant and
seed; after each seed anew) and lib/data/constitution_writer.npz, the weights of the chapter and its
explorer, in about a quarter of an hour. The test articles choose nothing: an epoch is chosen by the
bits on validation; which weights are kept was fixed beforehand.
"""

import json

import numpy as np

from lib.data import constitution
from lib.training import writer

# What the chapter compares, as arguments of writer.train, and how many seeds of each are recorded.
VARIANTS = {
    "base": {"epochs": 50},
    "dropout": {"epochs": 80, "dropout": 0.3},
    "small": {"epochs": 90, "units": 64},
}
SEEDS = {"base": 5, "dropout": 5, "small": 3}
# After these epochs the weights of one model with dropout are kept. Epochs and seed were fixed
# beforehand: neither validation nor test bits chose them.
KEPT = (1, 3, 10, 30, 60)
KEPT_SEED = 0


def run(name, seed, x):
    """Train one variant from one seed.

    Args:
        name: of VARIANTS.
        seed: int.
        x: (texts, steps), what to read with the best model.

    Returns:
        measured: what writer.train returns.
        best: the probabilities for x after the epoch with the lowest bits on validation.
        kept: the weights after each epoch of KEPT, a dict of lists of arrays.
    """
    best = None
    kept = {}

    def keep(measured, model):
        nonlocal best
        epochs = len(measured["validation"])
        if np.argmin(measured["validation"]) == epochs - 1:
            best = model.predict_on_batch(x)
        if epochs in KEPT:
            kept[epochs] = [np.asarray(weight) for weight in model.trainable_variables]

    measured = writer.train(seed, after_epoch=keep, **VARIANTS[name])
    return measured, best, kept


def save_weights(by_epochs):
    """Write the file that writer.weights() reads: whole numbers from -127 to 127, with scales.

    Args:
        by_epochs: dict of lists of arrays by number of epochs.
    """
    arrays = {}
    for epochs, weights in by_epochs.items():
        for name, weight in zip(writer.NAMES, weights, strict=True):
            scale = (np.abs(weight).max(axis=0) / 127).astype("float32")
            whole = np.round(weight / np.where(scale > 0, scale, 1)).astype("int8")
            arrays[f"{epochs}-{name}"] = whole
            arrays[f"{epochs}-{name}-scale"] = scale
    np.savez_compressed(writer.WEIGHTS, **arrays)


def save_runs(by_name):
    """Write the file that writer.runs() reads, with a line for each seed."""
    entries = []
    for name, seeds in by_name.items():
        lines = ",\n".join(f" {json.dumps(run)}" for run in seeds)
        entries.append(f"{json.dumps(name)}: [\n{lines}\n]")
    writer.RUNS.write_text("{\n" + ",\n".join(entries) + "\n}\n", encoding="utf-8")


def main():
    text = constitution.load_constitution()
    signs = constitution.vocabulary(text)
    _, _, test = constitution.split(text)
    x, y = constitution.inputs_and_targets(test, signs)
    runs = {name: [] for name in SEEDS}
    for name, seeds in SEEDS.items():
        total = 0
        for seed in range(seeds):
            measured, probabilities, kept = run(name, seed, x)
            lowest = min(measured["validation"])
            print(f"{name:8} seed {seed}  best on validation {lowest:.2f} bits", flush=True)
            total = total + probabilities
            measured["together"] = round(constitution.bits(total / (seed + 1), y), 3)
            runs[name].append(measured)
            save_runs(runs)
            if name == "dropout" and seed == KEPT_SEED:
                save_weights(kept)


if __name__ == "__main__":
    main()
