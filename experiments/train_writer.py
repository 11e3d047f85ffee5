"""Trains the models of the chapter 헌법을 쓰는 LSTM and writes what it shows: python -m experiments.train_writer

It writes lib/data/constitution_runs.json (bits per sign after each epoch, for each variant and seed; after each seed
anew) and lib/data/constitution_writer.npz, the weights of the chapter and its explorer, in about a quarter of an hour.
Trainings differ between machines in the last digits, so new files change what the chapter writes: execute it again with
`make record`.
"""

import numpy as np

from lib.data import constitution
from lib.training import writer

KEPT = (
    1,
    3,
    10,
    30,
    60,
)  # epochs of the model with dropout, seed 0, whose weights the chapter shows


def run(name, seed, x):
    """Train one variant from one seed.

    Returns:
        what writer.train returns; the probabilities for x after the epoch with the lowest bits on validation; the
        weights after each epoch of KEPT, a dict of lists of arrays.
    """
    best, kept = None, {}

    def keep(measured, model):
        nonlocal best
        epochs = len(measured["validation"])
        if np.argmin(measured["validation"]) == epochs - 1:
            best = model.predict_on_batch(x)
        if epochs in KEPT:
            kept[epochs] = [np.asarray(weight) for weight in model.trainable_variables]

    measured = writer.train(seed, after_epoch=keep, **writer.VARIANTS[name])
    return measured, best, kept


def main():
    text = constitution.load_constitution()
    x, y = constitution.inputs_and_targets(
        constitution.split(text)[-1], constitution.vocabulary(text)
    )
    runs = {}
    for name, seeds in writer.SEEDS.items():
        total = 0
        for seed in range(seeds):
            measured, probabilities, kept = run(name, seed, x)
            print(
                f"{name:8} seed {seed}  best on validation {min(measured['validation']):.2f} bits",
                flush=True,
            )
            if (name, seed) == ("dropout", 0):
                writer.save_weights(kept)
            total = total + probabilities
            measured["together"] = round(constitution.bits(total / (seed + 1), y), 3)
            runs.setdefault(name, []).append(measured)
            writer.save_runs(runs)


if __name__ == "__main__":
    main()
