"""Computes with Keras the states, gates and gradients that the explorers must show, as plain data for the fixtures."""

import itertools

import numpy as np

from explorers.make.weights import DIGITS, export_layer, gradient_input, round_weights, untrained_layers
from lib import setup, shapes, tomato
from lib.training import models

TEXTS = ("토", "토토마를자먹", "토마토를먹", "자먹를마토", "를를를를", "마자먹토를마토토자먹를토")


def read(model, task, layer, text):
    """Return what Keras computes for a text: h, c and gates, each (steps, units), and probabilities (steps, 5)."""
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


def influence(model, text):
    """Return how much each letter of a text decides each answer of a model, as chapter RNN measures it.

    Returns:
        list of lists (steps, steps): row t, column s: the share of the other four letters of the vocabulary which, in
        place of letter s, change the answer of step t.
    """
    others = [[letter for letter in tomato.VOCABULARY if letter != old] for old in text]
    texts = [text[:s] + letter + text[s + 1 :] for s in range(len(text)) for letter in others[s]]
    outputs = np.vstack([tomato.encode(one) for one in [text, *texts]])
    for layer in model.layers:
        outputs = layer(outputs)
    first, *changed = np.argmax(outputs, axis=-1)
    return (np.reshape(changed, (len(text), -1, len(text))) != first).mean(axis=1).T.tolist()


def gates(layer, x, h):
    """Return the gates of a Keras layer by name, each (steps, units), computed from its weights and hidden states."""
    ops = setup.import_keras().ops
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


def random_cases():
    """Return layers of other sizes with random weights and inputs: h (steps, units), and the last c."""
    rng = np.random.default_rng(1)
    cases = []
    for layer, (units, features, steps) in itertools.product(shapes.GATES, ((1, 1, 1), (3, 2, 7), (8, 4, 100))):
        keras_layer, x = random_layer(rng, layer, units, features, steps, scale=0.6, return_state=True)
        h, _, *c = keras_layer(x)
        cases.append(plain({**export_layer(keras_layer), "x": x[0], "h": h[0], "c": [state[0] for state in c]}))
    return cases


def random_layer(rng, layer, units, features, steps, scale, **options):
    """Return a Keras layer with random rounded weights, and an input for it (1, steps, features)."""
    x = rng.normal(size=(1, steps, features)).round(DIGITS)
    keras_layer = models.recurrent_layer(layer, units, **options)
    keras_layer(x)
    keras_layer.set_weights([rng.normal(scale=scale, size=weight.shape) for weight in keras_layer.get_weights()])
    round_weights(keras_layer)
    return keras_layer, x


def gradient_cases():
    """Return gradient norms of the explorer's layers for several lengths and forget biases, and of random layers."""
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
    """Set the bias of the forget gate of a Keras LSTM: the second block in the order i, f, c, o."""
    kernel, recurrent_kernel, bias = layer.get_weights()
    bias[layer.units : 2 * layer.units] = value
    layer.set_weights([kernel, recurrent_kernel, bias])


def gradient_norms(layer, x):
    """Return the norm of d sum(last hidden state) / d x_t for each step, computed by TensorFlow."""
    import tensorflow as tf

    x = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(layer(x))
    return [significant(value) for value in np.linalg.norm(tape.gradient(total, x)[0], axis=-1)]


def significant(value):
    """Return a float with 7 significant digits, the precision of float32."""
    return float(f"{float(value):.7g}")


def plain(value):
    """Return arrays, tensors and nested containers as JSON types, floats with 7 significant digits."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (str, int)):
        return value
    array = np.asarray(value)
    return significant(array) if array.ndim == 0 else [plain(item) for item in array]
