"""Makes the weights that the explorers load: trained tomato models, and untrained layers for the gradients."""

import json

import numpy as np

from explorers.catalog import DIGITS as DIGITS_OF
from explorers.catalog import SOURCES
from lib import setup, shapes, tomato
from lib.training import models

DATA = SOURCES / "data"
DIGITS, MODEL_DIGITS, LAYER_DIGITS = 4, DIGITS_OF["models"], DIGITS_OF["layers"]
TASKS = {
    # name in the explorer: (function that builds the model, function that returns the data, epochs), as in the chapters
    "labelling": (models.lecture_model, tomato.labelling, 50),
    "next_character": (models.same_head_model, tomato.next_character, 150),
}
UNITS, SYMBOLS, FEATURES, LONGEST = 16, 4, 6, 100  # of the gradient explorer, as in its chapter


def train(task, layer):
    """Return the model of a task and layer, trained as in its chapter (seed 0), with rounded weights."""
    build_model, data, epochs = TASKS[task]
    setup.import_keras().utils.set_random_seed(0)
    x, y = data()
    model = build_model(layer, steps=x.shape[1])
    models.fit_one_batch(model, x, y, epochs=epochs)
    round_weights(model, MODEL_DIGITS)
    decoded = tomato.decode(models.predict(model, x))
    if decoded != tomato.decode(y):
        raise RuntimeError(f"explorers: {layer} for {task} must learn {tomato.decode(y)!r}, it answers {decoded!r}")
    return model


def shipped(task, layer):
    """Return the Keras model of a task and layer with the weights that the explorers load."""
    build_model, data, _ = TASKS[task]
    parts = json.loads((DATA / "models.json").read_text(encoding="utf-8"))[task][layer]
    names = "kernel", "recurrent_kernel", "bias"
    flat_weights = [part[name] for part in (parts, *parts["head"]) for name in names if name in part]
    model = build_model(layer, steps=data()[0].shape[1])
    model.set_weights([np.reshape(w, own.shape) for w, own in zip(flat_weights, model.get_weights(), strict=True)])
    return model


def round_weights(model, digits=DIGITS):
    """Round the weights of a model or layer in place."""
    model.set_weights([np.round(weight, digits) for weight in model.get_weights()])


def export(model):
    """Return a trained model as plain data: its recurrent layer, and the Dense layers after it as `head`."""
    recurrent, *head = model.layers
    return {**export_layer(recurrent), "head": [export_dense(dense) for dense in head]}


def export_layer(layer):
    """Return a recurrent layer as plain data. Its weights are flat, row by row."""
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
    """Return a Dense layer, or the one inside TimeDistributed, as plain data."""
    dense = getattr(dense, "layer", dense)
    kernel, bias = dense.get_weights()
    return {
        "activation": dense.activation.__name__,
        "units": dense.units,
        "kernel": flat(kernel),
        "bias": flat(bias),
    }


def flat(weight):
    """Return the values of a weight, row by row, as short decimals."""
    return [round(float(value), DIGITS) + 0.0 for value in weight.ravel()]


def untrained_layers():
    """Return SimpleRNN, LSTM and GRU as Keras initializes them after seed 0, with rounded weights.

    They use float64, because over 100 steps a gradient can be smaller than 1e-45, which is 0 in float32.
    """
    setup.import_keras().utils.set_random_seed(0)
    options = {"return_sequences": False, "dtype": "float64"}
    layers = [models.recurrent_layer(layer, UNITS, **options) for layer in shapes.GATES]
    for layer in layers:
        layer.build((None, LONGEST, FEATURES))
        round_weights(layer, LAYER_DIGITS)
    return layers


def gradient_input():
    """Return the input of the gradient explorer: a symbol, then noise of two kinds; one-hot (1, 100, 6)."""
    kinds = np.random.default_rng(0).integers(SYMBOLS, FEATURES, LONGEST)
    kinds[0] = 0
    return np.eye(FEATURES)[kinds][None]
