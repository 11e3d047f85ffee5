"""Trains the models of the chapter 헌법을 쓰는 LSTM and writes what it shows: python -m tools.train_writer

It writes lib/data/constitution_runs.json (bits per sign after each epoch, for each variant and seed) and the weights of
the chapter and its explorer, lib/data/constitution_writer.npz. It takes some minutes on a quiet core. Trainings differ
between machines in the last digits, so new files change what the chapter writes: execute it again with `make record`.
"""

import time

import numpy as np

from lib.training import writer

KEPT = (1, 3, 10, 30, 60)  # epochs of the model with dropout, seed 0, whose weights the chapter shows


def run(name, seed, after_epoch=None):
    """Train one variant from one seed, say how it went, and return what writer.train returns."""
    start = time.perf_counter()
    measured = writer.train(seed, after_epoch=after_epoch, **writer.VARIANTS[name])
    stop = int(np.argmin(measured["validation"]))
    print(
        f"{name:8} seed {seed}  best epoch {stop + 1:2}  validation {measured['validation'][stop]:.2f}  "
        f"test {measured['test'][stop]:.2f}  ({time.perf_counter() - start:.0f} s)",
        flush=True,
    )
    return measured


def main():
    kept = {}

    def keep(epochs, model):
        if epochs in KEPT:
            kept[epochs] = [np.asarray(weight) for weight in model.get_weights()]

    runs = {
        name: [run(name, seed, keep if (name, seed) == ("dropout", 0) else None) for seed in range(seeds)]
        for name, seeds in writer.SEEDS.items()
    }
    writer.save_runs(runs)
    writer.save_weights(kept)


if __name__ == "__main__":
    main()
