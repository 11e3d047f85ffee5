"""How many of 20 seeds learn to recall the first symbol after T steps, for each layer and start: the long run.

`python -m bench.recall` (part of `make bench`; minutes). The chapter 오래 기억하기 trains the same models until most of
those that learn have learned; here they get four times as many batches, to see who comes late.
"""

import time

import numpy as np

from lib import gradients, runtime, trials

UNITS, BATCH, LONGER = 16, 8, 4
# T: (batches, learning rate) of the chapter, the same for all layers and starts.
SETTINGS = {10: (150, 0.01), 30: (220, 0.005), 100: (150, 0.05)}


def starts(layer, steps):
    """What each start does to the layer's bias: nothing, or open the forget gate (GRU: the update gate)."""
    chrono = gradients.chrono(steps, UNITS)
    if layer == "SimpleRNN":
        return {"default": None}
    if layer == "GRU":  # bias (2, 48): z, r, h
        return {
            "default": None,
            "bias 3": lambda weights: np.copyto(weights[2][0, :UNITS], 3),
            "chrono": lambda weights: np.copyto(weights[2][0, :UNITS], chrono),
        }
    return {  # bias (64,): i, f, c, o
        "default": None,
        "bias 3": lambda weights: np.copyto(weights[2][UNITS : 2 * UNITS], 3),
        "chrono": lambda weights: np.copyto(weights[2][: 2 * UNITS], [*-chrono, *chrono]),
    }


def learned(seeds=range(20), data=0, longer=1, say=lambda line: None):
    """How many seeds end above 95 percent on the last 160 sequences, all of them new.

    Args:
        seeds: of the models.
        data: seed of the sequences.
        longer: times the chapter's number of batches.
        say: called with a line of text about each length and layer.

    Returns:
        dict of dict of dict of int: by length, layer, start.
    """
    keras = runtime.import_keras()
    counts = {steps: {} for steps in SETTINGS}
    for layer in ("SimpleRNN", "LSTM", "GRU"):

        def build(layer=layer):
            recurrent = getattr(keras.layers, layer)(UNITS)
            return keras.Sequential([keras.Input((None, 6)), recurrent, keras.layers.Dense(4, activation="softmax")])

        run = None
        for steps, (batches, rate) in SETTINGS.items():
            before = time.perf_counter()
            x, y = gradients.recall(steps, BATCH * batches * longer, seed=data)
            named = starts(layer, steps)
            if run is None:
                adam = keras.optimizers.Adam(rate)
                run = trials.train(build, x, y, seeds, 1, adam, batch_size=BATCH, starts=[*named.values()])
            else:
                run = run.again(x, y, 1, rate, [*named.values()])
            right = gradients.learned(run.steps["categorical_accuracy"])[:, :, -1].sum(axis=-1)
            counts[steps][layer] = dict(zip(named, right.tolist(), strict=True))
            found = "  ".join(f"{name} {count:2}" for name, count in counts[steps][layer].items())
            taken = time.perf_counter() - before
            say(f"{layer:9}  T {steps:3}  {batches * longer} batches  Adam({rate})  {found}  ({taken:.0f} s)")
    return counts


def main():
    print("seeds of 20 that recall the first symbol after T steps")
    learned(longer=LONGER, say=print)


if __name__ == "__main__":
    main()
