"""How many of 20 seeds learn to recall the first symbol after T steps, for each layer and start: the long run.

`python -m bench.recall` (part of `make bench`; minutes). The chapter 왜 잊을까 trains these models, fewer at T = 100.
"""

import time

import numpy as np

from lib import gradients, runtime, trials

UNITS, BATCH = 16, 16
# T: (batches, learning rate), the same for all layers and starts.
SETTINGS = {10: (150, 0.01), 30: (150, 0.006), 100: (400, 0.02)}


def started(layer, change, steps):
    """A function that builds the model: `layer`, its bias changed in place by change(bias), and Dense(4)."""
    keras = runtime.import_keras()

    def build():
        recurrent = getattr(keras.layers, layer)(UNITS)
        recurrent.build((None, None, 6))
        *kernels, bias = recurrent.get_weights()
        change(bias)
        recurrent.set_weights([*kernels, bias])
        return keras.Sequential([keras.Input((steps, 6)), recurrent, keras.layers.Dense(4, activation="softmax")])

    return build


def changes(layer, steps):
    """What each start does to the layer's bias: nothing, or open the forget gate (GRU: the update gate)."""
    chrono = gradients.chrono(steps, UNITS)
    if layer == "SimpleRNN":
        return {"default": lambda bias: None}
    if layer == "GRU":  # bias (2, 48): z, r, h
        return {
            "default": lambda bias: None,
            "bias 3": lambda bias: np.copyto(bias[0, :UNITS], 3),
            "chrono": lambda bias: np.copyto(bias[0, :UNITS], chrono),
        }
    return {  # bias (64,): i, f, c, o
        "default": lambda bias: None,
        "bias 3": lambda bias: np.copyto(bias[UNITS : 2 * UNITS], 3),
        "chrono": lambda bias: np.copyto(bias[: 2 * UNITS], [*-chrono, *chrono]),
    }


def learned(layer, steps, seeds=20, batches=None):
    """How many seeds end above 95 percent on the last ten batches, all of them new: dict of int by start."""
    keras = runtime.import_keras()
    usual, rate = SETTINGS[steps]
    starts = changes(layer, steps)
    x, y = gradients.recall(steps, BATCH * (batches or usual))
    builders = [started(layer, change, steps) for change in starts.values()]
    run = trials.train(builders, x, y, range(seeds), 1, keras.optimizers.Adam(rate), batch_size=BATCH)
    accuracy = run.steps["categorical_accuracy"][:, :, -10:].mean(axis=-1)
    return dict(zip(starts, (accuracy > 0.95).sum(axis=-1).tolist(), strict=True))


def main():
    print("seeds of 20 that recall the first symbol after T steps")
    for steps, (batches, rate) in SETTINGS.items():
        for layer in ("SimpleRNN", "LSTM", "GRU"):
            start = time.perf_counter()
            counts = "  ".join(f"{name} {count:2}" for name, count in learned(layer, steps).items())
            taken = time.perf_counter() - start
            print(f"T {steps:3}  {batches} batches  Adam({rate})  {layer:9}  {counts}  ({taken:.0f} s)")


if __name__ == "__main__":
    main()
