"""Measures lib/data/scan_times.json for the chapter 나란히 계산하는 순환.

`python -m experiments.time_scan`, about a minute: how long a minGRU takes for a sequence by the
page's scan, by one with less work, and one step at a time, and a GRU of Keras. One thread, forward
only, as graphs of TensorFlow and, all but the one with less work, which it refuses, compiled by
XLA. Time of the processor counts, so that other programs do not; all take turns; a time is a
median.
"""

import json
import os
import platform
import re
import statistics
import time
from pathlib import Path

import numpy as np

from lib import setup
from tools import chapter_cells, notebooks

FILE = notebooks.ROOT / "lib/data/scan_times.json"
STEPS = 1000
TURNS = 15
SIZES = ((1, 16), (32, 128))  # batch, units
COMPILED = ("GRU", "one by one", "scan")  # by XLA, too


def one_by_one(keras, MinGRU):
    """A class of the layer of the page that computes one step after the other, in one loop."""
    ops = keras.ops

    class OneByOne(MinGRU):
        def call(self, x):
            z = ops.sigmoid(self.gate(x))
            kept = self.keep(z)
            added = z * self.candidate(x)

            def step(h, now):
                h = now[0] * h + now[1]
                return h, h

            by_step = [ops.swapaxes(array, 0, 1) for array in (kept, added)]
            _, states = ops.scan(step, ops.zeros_like(added[:, 0]), tuple(by_step))
            return ops.swapaxes(states, 0, 1)

    return OneByOne


def with_less_work(keras, MinGRU):
    """A class of the layer of the page whose scan combines fewer pairs (keras.ops)."""
    ops = keras.ops

    def then(first, second):
        a1, b1 = first
        a2, b2 = second
        return a1 * a2, a2 * b1 + b2

    class LessWork(MinGRU):
        def call(self, x):
            z = ops.sigmoid(self.gate(x))
            _, states = ops.associative_scan(then, (self.keep(z), z * self.candidate(x)), axis=1)
            return states

    return LessWork


def layers_with_equal_weights(keras, units, x):
    """The layers that are timed, by name; all minGRUs give the same for x (batch, steps, 16)."""
    page = chapter_cells.run("parallel", "keras-scan", "layer-cell")
    layers = {
        "GRU": keras.layers.GRU(units, return_sequences=True),
        "one by one": one_by_one(keras, page["MinGRU"])(units),
        "scan": page["MinGRU"](units),
        "less work": with_less_work(keras, page["MinGRU"])(units),
    }
    for layer in layers.values():
        layer(x)
    for name in ("scan", "less work"):
        layers[name].set_weights(layers["one by one"].get_weights())
        assert np.allclose(layers[name](x), layers["one by one"](x), atol=1e-4)
    return layers


def measure(layers, x):
    """Milliseconds of each layer, the median of TURNS: dict by name, of COMPILED also NAME XLA."""
    import tensorflow as tf

    functions = {name: tf.function(layer) for name, layer in layers.items()}
    for name in COMPILED:
        functions[f"{name} XLA"] = tf.function(layers[name], jit_compile=True)
    for function in functions.values():
        function(x)
    times = {name: [] for name in functions}
    for _ in range(TURNS):
        for name, function in functions.items():
            begin = time.process_time()
            function(x).numpy()
            times[name].append(1000 * (time.process_time() - begin))
    return {name: round(statistics.median(values), 2) for name, values in times.items()}


def processor():
    """The name that the machine gives its processor."""
    info = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*: (.+)", info.read_text()) if info.exists() else None
    return named[1] if named else platform.processor()


def main():
    """Write the file."""
    for name in ("TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS", "OMP_NUM_THREADS"):
        os.environ[name] = "1"
    keras = setup.import_keras()
    import tensorflow as tf

    measured = []
    for batch, units in SIZES:
        x = tf.constant(np.random.default_rng(0).normal(size=(batch, STEPS, 16)), tf.float32)
        layers = layers_with_equal_weights(keras, units, x)
        measured.append({"batch": batch, "units": units, "milliseconds": measure(layers, x)})
        print(measured[-1], flush=True)
    results = {
        "processor": f"{processor()}, one thread",
        "tensorflow": tf.__version__,
        "steps": STEPS,
        "turns": TURNS,
        "sizes": measured,
    }
    FILE.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
