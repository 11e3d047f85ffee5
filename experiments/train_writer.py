"""Trains the models of the chapter 헌법을 쓰는 LSTM: python -m experiments.train_writer

It writes lib/data/constitution_runs.json (bits per sign after each epoch, for each variant and
seed; after each seed anew) and lib/data/constitution_writer.npz, the weights of the chapter and its
explorer, in about a quarter of an hour. The test articles choose nothing: an epoch is chosen by the
bits on validation; which weights are kept was fixed beforehand.
"""

import numpy as np

from lib.data import constitution
from lib.training import writer


def run(name, seed, x):
    """Train one variant from one seed.

    Args:
        name: of writer.VARIANTS.
        seed: int.
        x: (texts, steps), what to read with the best model.

    Returns:
        measured: what writer.train returns.
        best: the probabilities for x after the epoch with the lowest bits on validation.
        kept: the weights after each epoch of writer.KEPT, a dict of lists of arrays.
    """
    best = None
    kept = {}

    def keep(measured, model):
        nonlocal best
        epochs = len(measured["validation"])
        if np.argmin(measured["validation"]) == epochs - 1:
            best = model.predict_on_batch(x)
        if epochs in writer.KEPT:
            kept[epochs] = [np.asarray(weight) for weight in model.trainable_variables]

    measured = writer.train(seed, after_epoch=keep, **writer.VARIANTS[name])
    return measured, best, kept


def main():
    text = constitution.load_constitution()
    signs = constitution.vocabulary(text)
    _, _, test = constitution.split(text)
    x, y = constitution.inputs_and_targets(test, signs)
    runs = {name: [] for name in writer.SEEDS}
    for name, seeds in writer.SEEDS.items():
        total = 0
        for seed in range(seeds):
            measured, probabilities, kept = run(name, seed, x)
            lowest = min(measured["validation"])
            print(f"{name:8} seed {seed}  best on validation {lowest:.2f} bits", flush=True)
            total = total + probabilities
            measured["together"] = round(constitution.bits(total / (seed + 1), y), 3)
            runs[name].append(measured)
            writer.save_runs(runs)
            if name == "dropout" and seed == writer.KEPT_SEED:
                writer.save_weights(kept)


if __name__ == "__main__":
    main()
