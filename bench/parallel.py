"""Time of one training step of GRU, LSTM and the chapter's minGRU over ever longer sequences, as a share of GRU's.

`python -m bench.parallel` (part of `make bench`; a minute). 64 units, 8 sequences of 8 features, forward and backward;
the best of several steps after one that warms up. A step of minGRU takes about as much of the processor as one of GRU,
but can use all cores: how long it takes depends on how many of them are free. So both are printed. The chapter
나란히 계산하는 순환 shows rounds and work, which are exact.
"""

import functools
import time

import numpy as np

from lib import setup
from tools import chapter_cells

UNITS, BATCH, FEATURES, REPEATS = 64, 8, 8, 7
LENGTHS = 100, 1000, 4000


def seconds(make_layer, steps):
    """Seconds on the clock, and of the processor on all cores, of one training step."""
    keras = setup.import_keras()
    inputs = keras.Input((steps, FEATURES))
    model = keras.Model(inputs, keras.layers.Dense(1)(make_layer(UNITS)(inputs)))
    model.compile("adam", "mse", jit_compile=False)
    x = np.random.default_rng(0).normal(size=(BATCH, steps, FEATURES)).astype("float32")
    taken = []
    for _ in range(REPEATS + 1):
        before = time.perf_counter(), time.process_time()
        model.train_on_batch(x, x[..., :1])
        taken.append((time.perf_counter() - before[0], time.process_time() - before[1]))
    return np.min(taken[1:], axis=0)


def main():
    keras = setup.import_keras()
    page = chapter_cells.run("parallel", "keras-scan", "layer-cell")
    layers = {"MinGRU": page["MinGRU"]}
    layers |= {name: functools.partial(getattr(keras.layers, name), return_sequences=True) for name in ("GRU", "LSTM")}
    print("one training step, 64 units, batch 8: clock (processor), as shares of GRU's")
    for steps in LENGTHS:
        taken = {name: seconds(layers[name], steps) for name in layers}
        shares = {name: times / taken["GRU"] for name, times in taken.items()}
        line = "   ".join(f"{name} {clock:.2f} ({processor:.2f})" for name, (clock, processor) in shares.items())
        print(f"T {steps:4}   {line}   GRU takes {1000 * taken['GRU'][0]:.0f} ms", flush=True)


if __name__ == "__main__":
    main()
