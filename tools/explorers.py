"""Weights and fixtures of the book's explorers, from Keras: `make explorers` (slow; commit what it writes).

Writes book/explorers/data/models.json (the trained tomato models) and layers.json (untrained layers for the gradients),
and tests/explorers/fixtures/*.json, the numbers that Keras gives and the scripts must give too. Weights are rounded to
4 digits and set again before anything is computed, so that rounding is no difference between the two.
"""

import itertools
import json
from pathlib import Path

import numpy as np

from lib import models, runtime, shapes, tomato

ROOT = Path(__file__).parent.parent
DATA = ROOT / "book/explorers/data"
FIXTURES = ROOT / "tests/explorers/fixtures"
DIGITS = 4
TASKS = {
    # name in the explorer: (model, data, epochs), as in the chapters
    "labelling": (models.lecture_model, tomato.labelling, 50),
    "next_character": (models.same_head_model, tomato.next_character, 150),
}
TEXTS = ("토", "토토마를자먹", "토마토를먹", "자먹를마토", "를를를를", "마자먹토를마토토자먹를토")
GRADIENT_UNITS, GRADIENT_FEATURES, LONGEST = 16, 1, 100


def main():
    """Write all data and fixture files, one line per top-level entry."""
    trained = {task: {layer: train(task, layer) for layer in shapes.GATES} for task in TASKS}
    write(
        DATA / "models.json", {task: {k: export(m) for k, m in by_layer.items()} for task, by_layer in trained.items()}
    )
    layers = untrained_layers()
    write(
        DATA / "layers.json",
        {
            "layers": {layer.__class__.__name__: export_layer(layer) for layer in layers},
            "x": gradient_input()[0].tolist(),
        },
    )
    readings = [
        read(trained[task][layer], task, layer, text) for task in TASKS for layer in shapes.GATES for text in TEXTS
    ]
    write(FIXTURES / "tomato.json", {"readings": readings})
    write(FIXTURES / "cells.json", {"cases": random_cases()})
    write(FIXTURES / "gradients.json", {"cases": gradient_cases()})
    write(FIXTURES / "constant_gates.json", {"cases": [constant_gates(**setting) for setting in gate_settings()]})
    write(FIXTURES / "shapes.json", {"cases": [shape_case(*choice) for choice in shape_choices()]})


# --- trained models ---------------------------------------------------------------------------------------------------


def train(task, layer):
    """The model of a task and layer as a chapter trains it (seed 0), with rounded weights."""
    build_model, data, epochs = TASKS[task]
    runtime.import_keras().utils.set_random_seed(0)
    x, y = data()
    model = build_model(layer, steps=x.shape[1])
    models.train(model, x, y, epochs=epochs)
    round_weights(model)
    decoded = tomato.decode(models.predict(model, x))
    if decoded != tomato.decode(y):
        raise RuntimeError(f"explorers: {layer} for {task} must learn {tomato.decode(y)!r}, it answers {decoded!r}")
    return model


def round_weights(model):
    """Round the weights of a model or layer in place."""
    model.set_weights([np.round(weight, DIGITS) for weight in model.get_weights()])


def export(model):
    """A trained model as plain data: its recurrent layer, and the Dense layers behind it as `head`."""
    recurrent, *head = model.layers
    return {**export_layer(recurrent), "head": [export_dense(dense) for dense in head]}


def export_layer(layer):
    """A recurrent layer as plain data; weights flat, row by row."""
    kernel, recurrent_kernel, bias = layer.get_weights()
    return {
        "layer": layer.__class__.__name__,
        "units": layer.units,
        "features": kernel.shape[0],
        "kernel": flat(kernel),
        "recurrent_kernel": flat(recurrent_kernel),
        "bias": flat(bias),
    }


def export_dense(dense):
    """A Dense layer, or one inside TimeDistributed, as plain data."""
    dense = getattr(dense, "layer", dense)
    kernel, bias = dense.get_weights()
    return {
        "activation": dense.activation.__name__,
        "units": dense.units,
        "kernel": flat(kernel),
        "bias": flat(bias),
    }


def flat(weight):
    """Rounded values of a weight, row by row, as short decimals."""
    return [round(float(value), DIGITS) + 0.0 for value in weight.ravel()]


def read(model, task, layer, text):
    """What Keras computes while a model reads a text: h, c, gates (steps, units), probabilities (steps, 5)."""
    x = tomato.encode(text)
    recurrent = model.layers[0]
    h = np.asarray(recurrent(x))[0]
    probabilities = h[None]
    for dense in model.layers[1:]:
        probabilities = dense(probabilities)
    case = {"task": task, "layer": layer, "text": text, "h": h, "probabilities": probabilities[0]}
    if layer == "LSTM":
        states = models.recurrent_layer("LSTM", recurrent.units, return_state=True)
        states(x)
        states.set_weights(recurrent.get_weights())
        case["c"] = [states(x[:, :t])[2][0] for t in range(1, len(text) + 1)]
    return plain({**case, "gates": gates(recurrent, x, h)})


def gates(layer, x, h):
    """Gates of a Keras layer by name, each (steps, units), from its weights and the hidden states that it returned."""
    ops = runtime.import_keras().ops
    kernel, recurrent_kernel, bias = layer.get_weights()
    before = np.vstack([np.zeros_like(h[:1]), h[:-1]])
    kind = layer.__class__.__name__
    if kind == "LSTM":
        i, f, candidate, o = np.split(x[0] @ kernel + before @ recurrent_kernel + bias, 4, axis=-1)
        return {"i": ops.sigmoid(i), "f": ops.sigmoid(f), "candidate": ops.tanh(candidate), "o": ops.sigmoid(o)}
    if kind == "GRU":
        x_z, x_r, x_h = np.split(x[0] @ kernel + bias[0], 3, axis=-1)
        h_z, h_r, h_h = np.split(before @ recurrent_kernel + bias[1], 3, axis=-1)
        r = ops.sigmoid(x_r + h_r)
        return {"z": ops.sigmoid(x_z + h_z), "r": r, "candidate": ops.tanh(x_h + r * h_h)}
    return {}


# --- random cells, gradients ------------------------------------------------------------------------------------------


def random_cases():
    """Layers of other sizes with random weights on inputs that are not one-hot: h (steps, units), and c at the end."""
    rng = np.random.default_rng(1)
    cases = []
    for layer, (units, features, steps) in itertools.product(shapes.GATES, ((1, 1, 1), (3, 2, 7), (8, 4, 100))):
        keras_layer, x = random_layer(rng, layer, units, features, steps, scale=0.6, return_state=True)
        h, _, *c = keras_layer(x)
        cases.append(plain({**export_layer(keras_layer), "x": x[0], "h": h[0], "c": [state[0] for state in c]}))
    return cases


def random_layer(rng, layer, units, features, steps, scale, **options):
    """A Keras layer with random rounded weights, and an input for it (1, steps, features)."""
    x = rng.normal(size=(1, steps, features)).round(DIGITS)
    keras_layer = models.recurrent_layer(layer, units, **options)
    keras_layer(x)
    keras_layer.set_weights([rng.normal(scale=scale, size=weight.shape) for weight in keras_layer.get_weights()])
    round_weights(keras_layer)
    return keras_layer, x


def untrained_layers():
    """SimpleRNN, LSTM and GRU as Keras initialises them after seed 0, rounded: the layers of the gradient explorer.

    In float64: over 100 steps a gradient may fall below 1e-45, which float32 can only call 0.
    """
    runtime.import_keras().utils.set_random_seed(0)
    options = {"return_sequences": False, "dtype": "float64"}
    layers = [models.recurrent_layer(layer, GRADIENT_UNITS, **options) for layer in shapes.GATES]
    for layer in layers:
        layer.build((None, LONGEST, GRADIENT_FEATURES))
        round_weights(layer)
    return layers


def gradient_input():
    """The sequence that the gradient explorer feeds, (1, 100, 1)."""
    return np.random.default_rng(0).normal(size=(1, LONGEST, GRADIENT_FEATURES)).round(DIGITS)


def gradient_cases():
    """Gradient norms of the explorer's own layers at several lengths and forget biases, and of random layers."""
    cases = []
    for steps, forget_bias in itertools.product((2, 20, 50, 100), (-2, 0, 1, 3, 6)):
        for layer in untrained_layers():
            name = layer.__class__.__name__
            if name != "LSTM" and forget_bias != 1:
                continue
            if name == "LSTM":
                set_forget_bias(layer, forget_bias)
            norms = gradient_norms(layer, gradient_input()[:, :steps])
            cases.append({"explorer": name, "steps": steps, "forget_bias": forget_bias, "norms": norms})
    rng = np.random.default_rng(2)
    for layer, (units, features, steps) in itertools.product(shapes.GATES, ((1, 1, 5), (4, 3, 12), (8, 2, 30))):
        keras_layer, x = random_layer(
            rng, layer, units, features, steps, scale=0.5, return_sequences=False, dtype="float64"
        )
        cases.append({**export_layer(keras_layer), "x": x[0].tolist(), "norms": gradient_norms(keras_layer, x)})
    return cases


def set_forget_bias(layer, value):
    """Set the forget gate's bias of a Keras LSTM: the second block (order i, f, c, o)."""
    kernel, recurrent_kernel, bias = layer.get_weights()
    bias[layer.units : 2 * layer.units] = value
    layer.set_weights([kernel, recurrent_kernel, bias])


def gradient_norms(layer, x):
    """Norm of d sum(last hidden state) / d x_t for each step, by TensorFlow's reverse pass."""
    import tensorflow as tf

    x = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(layer(x))
    return [significant(value) for value in np.linalg.norm(tape.gradient(total, x)[0], axis=-1)]


# --- constant gates ---------------------------------------------------------------------------------------------------


def gate_settings():
    """Settings of the gates explorer, corners (0 and 1) included."""
    for f, i, o in itertools.product((0, 0.5, 0.97, 1), (0, 0.1, 1), (0.3, 1)):
        yield {"layer": "LSTM", "start": 0.7, "offer": -0.5, "steps": 40, "f": f, "i": i, "o": o}
    for z, r in itertools.product((0, 0.5, 0.97, 1), (0, 0.6, 1)):
        yield {"layer": "GRU", "start": 0.7, "offer": -0.5, "steps": 40, "z": z, "r": r}
    yield {"layer": "LSTM", "start": -1, "offer": 0.9, "steps": 100, "f": 0.99, "i": 0.01, "o": 0.5}
    yield {"layer": "GRU", "start": 1, "offer": 0, "steps": 100, "z": 0.2, "r": 0.9}


def constant_gates(layer, start, offer, steps, **gates):
    """Memory and output after each step of a one-unit Keras layer whose biases hold its gates, and the share kept."""
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


# --- shapes -----------------------------------------------------------------------------------------------------------


def shape_choices():
    """Thousands of configurations: layer, units, features, steps, four flags, merge_mode ("" without Bidirectional)."""
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
    """A configuration, then what Keras says of it: output shapes, weight shapes, number of parameters."""
    keras = runtime.import_keras()
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


# --- files ------------------------------------------------------------------------------------------------------------


def significant(value):
    """A float with 7 significant digits, all that float32 has."""
    return float(f"{float(value):.7g}")


def plain(value):
    """Arrays, tensors and nested containers as JSON can hold them, floats at 7 significant digits."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (str, int)):
        return value
    array = np.asarray(value)
    return significant(array) if array.ndim == 0 else [plain(item) for item in array]


def write(path, content):
    """Write JSON with one line for each item of the top-level entries, so that a change reads well in a diff."""

    def entry(key, value):
        compact = {"ensure_ascii": False, "separators": (",", ":")}
        if isinstance(value, dict):
            inner = ",\n".join(f" {json.dumps(k)}:{json.dumps(v, **compact)}" for k, v in value.items())
            return f"{json.dumps(key)}:{{\n{inner}\n}}"
        return f"{json.dumps(key)}:[\n" + ",\n".join(f" {json.dumps(item, **compact)}" for item in value) + "\n]"

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{\n" + ",\n".join(entry(key, value) for key, value in content.items()) + "\n}\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
