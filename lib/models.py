"""The Keras models that the chapters train. Keras is imported when a function is called, not before."""

import numpy as np

from lib import runtime, shapes
from lib.tomato import VOCABULARY

LETTERS = len(VOCABULARY)


def lecture_model(layer, steps=6):
    """The 2023 lecture's model for a layer, uncompiled, each with its own head.

    SimpleRNN: TimeDistributed(Dense(5)), 85 parameters. LSTM (577) and GRU (537): Dense(32, relu), then Dense(5).

    Args:
        layer: "SimpleRNN", "LSTM" or "GRU", with 5 units and return_sequences=True.
        steps: length of the input.

    Returns:
        keras.Sequential: (batch, steps, 5) -> (batch, steps, 5), softmax at each step.

    Raises:
        ValueError: an unknown layer.
    """
    keras = runtime.import_keras()
    if layer == "SimpleRNN":
        head = [keras.layers.TimeDistributed(keras.layers.Dense(LETTERS, activation="softmax"))]
    else:
        head = [keras.layers.Dense(32, activation="relu"), keras.layers.Dense(LETTERS, activation="softmax")]
    return keras.Sequential([keras.Input((steps, LETTERS)), recurrent_layer(layer, LETTERS), *head])


def same_head_model(layer, steps=6):
    """As lecture_model, all under one head, Dense(5): 85 (SimpleRNN), 250 (LSTM), 210 (GRU) parameters."""
    keras = runtime.import_keras()
    return keras.Sequential(
        [
            keras.Input((steps, LETTERS)),
            recurrent_layer(layer, LETTERS),
            keras.layers.Dense(LETTERS, activation="softmax"),
        ]
    )


def recurrent_layer(layer, units, **options):
    """keras.layers.SimpleRNN, LSTM or GRU by name, with return_sequences=True unless options say otherwise.

    Raises:
        ValueError: an unknown layer.
    """
    if layer not in shapes.GATES:
        raise ValueError(f"layer must be one of {', '.join(shapes.GATES)}, received {layer!r}")
    options = {"return_sequences": True, **options}
    return getattr(runtime.import_keras().layers, layer)(units, **options)


def train(model, x, y, epochs=50, learning_rate=0.1):
    """Train on one batch, an epoch a step: what model.fit(x, y, epochs) does for a single batch, 20 times faster.

    Args:
        model: uncompiled keras model with a softmax output; it is compiled here (Adam, categorical cross-entropy).
        x, y: one batch.
        epochs: number of steps.
        learning_rate: Adam's.

    Returns:
        list of float: the loss before each step.
    """
    keras = runtime.import_keras()
    model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.Adam(learning_rate))
    losses = []
    for _ in range(epochs):
        model.reset_metrics()  # train_on_batch returns the mean since the last reset
        losses.append(float(model.train_on_batch(x, y)))
    return losses


def predict(model, x):
    """Probabilities of a model as a NumPy array, without progress bar or retracing."""
    return np.asarray(model(x, training=False))
