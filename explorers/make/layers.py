"""Computes with Keras a unit with constant or changing gates, and shapes and parameter counts, for the fixtures."""

import itertools

import numpy as np

from explorers.make.states import plain
from lib import setup, shapes
from lib.training import models


def gate_settings():
    """Yield settings of the gates explorer, including gates of exactly 0 and 1."""
    for f, i, o in itertools.product((0, 0.5, 0.97, 1), (0, 0.1, 1), (0.3, 1)):
        yield {"layer": "LSTM", "start": 0.7, "offer": -0.5, "steps": 40, "f": f, "i": i, "o": o}
    for z, r in itertools.product((0, 0.5, 0.97, 1), (0, 0.6, 1)):
        yield {"layer": "GRU", "start": 0.7, "offer": -0.5, "steps": 40, "z": z, "r": r}
    yield {"layer": "LSTM", "start": -1, "offer": 0.9, "steps": 100, "f": 0.99, "i": 0.01, "o": 0.5}
    yield {"layer": "GRU", "start": 1, "offer": 0, "steps": 100, "z": 0.2, "r": 0.9}


def constant_gates(layer, start, offer, steps, **gates):
    """Return memory and output of a one-unit Keras layer after each step, and the kept share. Biases fix its gates."""
    import tensorflow as tf

    keras_layer = models.recurrent_layer(layer, 1, return_sequences=False, return_state=True)
    keras_layer.build((None, 1, 1))
    bias = {name: np.clip(np.log(max(p, 1e-30) / max(1 - p, 1e-30)), -40, 40) for name, p in gates.items()}
    if layer == "LSTM":
        weights = [[[0, 0, 1, 0]], [[0, 0, 0, 0]], [bias["i"], bias["f"], 0, bias["o"]]]
    else:
        weights = [[[0, 0, 1]], [[0, 0, 1]], [[bias["z"], bias["r"], 0], [0, 0, 0]]]
    keras_layer.set_weights([np.array(weight) for weight in weights])
    x = np.arctanh([[[offer]]]).astype("float32")
    first = tf.constant([[start]], "float32")
    memories, outputs = [], []
    with tf.GradientTape() as tape:
        tape.watch(first)
        states = [tf.zeros((1, 1)), first] if layer == "LSTM" else [first]
        for _ in range(steps):
            _, *states = keras_layer(x, initial_state=states)
            memories.append(float(states[-1][0, 0]))
            outputs.append(float(states[0][0, 0]))
    kept = float(tape.gradient(states[-1], first)[0, 0])
    setting = {"layer": layer, "start": start, "offer": offer, "steps": steps, **gates}
    return plain({"setting": setting, "memory": memories, "h": outputs, "kept": kept})


def paintings():
    """Yield gates of 100 steps and new values: constant, opened for single steps, and random between 0 and 1."""
    rng = np.random.default_rng(3)
    values = rng.uniform(-0.9, 0.9, 100).round(2)
    steps = np.arange(1, 101)
    yield {"i": np.full(100, 0.1), "f": np.full(100, 0.95), "o": np.full(100, 0.7), "values": values}
    yield {"i": steps == 5, "f": np.ones(100), "o": steps == 90, "values": values}
    yield {"i": np.isin(steps, (5, 60)), "f": steps != 60, "o": np.isin(steps, (45, 90)), "values": values}
    for _ in range(5):
        yield {**{gate: rng.integers(0, 21, 100) / 20 for gate in "ifo"}, "values": values}


def painted_gates(i, f, o, values):
    """Return c and h, each (steps), of a one-unit Keras LSTM. Its input at each step says how far its gates open."""

    def logit(gate):
        gate = np.asarray(gate, float)
        return np.log(np.clip(gate, 1e-17, 1)) - np.log(np.clip(1 - gate, 1e-17, 1))

    keras_layer = models.recurrent_layer("LSTM", 1, return_sequences=False, return_state=True)
    keras_layer.build((None, 1, 4))
    keras_layer.set_weights([np.eye(4), np.zeros((1, 4)), np.zeros(4)])
    x = np.stack([logit(i), logit(f), np.arctanh(values), logit(o)], axis=-1).astype("float32")
    h = c = np.zeros((1, 1), "float32")
    memories, outputs = [], []
    for step in x:
        _, h, c = keras_layer(step[None, None], initial_state=[h, c])
        memories.append(float(c[0, 0]))
        outputs.append(float(h[0, 0]))
    gates = {"i": i * 1.0, "f": f * 1.0, "o": o * 1.0}
    return plain({"gates": gates, "values": values, "c": memories, "h": outputs})


def shape_choices():
    """Yield configurations: layer, units, features, steps, four flags, merge_mode ("" without Bidirectional)."""
    merge_modes = ("", "concat", "sum", "mul", "ave", "None")
    for layer in shapes.GATES:
        resets = (True, False) if layer == "GRU" else (True,)
        flags = itertools.product((False, True), (False, True), (True, False), resets)
        yield from (
            (layer, *sizes, *flag, merge_mode)
            for sizes, flag, merge_mode in itertools.product(
                itertools.product((1, 2, 5, 32), (1, 3, 10), (1, 6)), list(flags), merge_modes
            )
        )


def shape_case(layer, units, features, steps, return_sequences, return_state, use_bias, reset_after, merge_mode):
    """Return a configuration followed by what Keras reports: output shapes, weight shapes, number of parameters."""
    keras = setup.import_keras()
    options = {"reset_after": reset_after} if layer == "GRU" else {}
    keras_layer = models.recurrent_layer(
        layer, units, return_sequences=return_sequences, return_state=return_state, use_bias=use_bias, **options
    )
    if merge_mode:
        keras_layer = keras.layers.Bidirectional(keras_layer, merge_mode=None if merge_mode == "None" else merge_mode)
    outputs = keras_layer(keras.Input((steps, features)))
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    choice = [
        layer,
        units,
        features,
        steps,
        *map(int, (return_sequences, return_state, use_bias, reset_after)),
        merge_mode,
    ]
    weights = [list(weight.shape) for weight in keras_layer.weights]
    return [*choice, [list(output.shape) for output in outputs], weights, keras_layer.count_params()]
