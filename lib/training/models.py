"""The Keras models that the chapters train. Keras is imported when a function is called."""

import numpy as np

from lib import setup
from lib.tomato import VOCABULARY

LETTERS = len(VOCABULARY)


def lecture_model(layer, steps=6):
    """The 2023 lecture's model for a layer, uncompiled, with the lecture's own output layers.

    SimpleRNN: TimeDistributed(Dense(5)), 85 parameters. LSTM (577) and GRU (537): Dense(32, relu),
    then Dense(5).

    The layer ("SimpleRNN", "LSTM" or "GRU") has 5 units and return_sequences=True.

    Returns:
        keras.Sequential: (batch, steps, 5) -> (batch, steps, 5), softmax at each step.
    """
    keras = setup.import_keras()
    if layer == "SimpleRNN":
        output_layers = [
            keras.layers.TimeDistributed(keras.layers.Dense(LETTERS, activation="softmax"))
        ]
    else:
        output_layers = [
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(LETTERS, activation="softmax"),
        ]
    return keras.Sequential(
        [keras.Input((steps, LETTERS)), recurrent_layer(layer, LETTERS), *output_layers]
    )


def same_head_model(layer, steps=6):
    """As lecture_model, but Dense(5) for all: 85 (SimpleRNN), 250 (LSTM), 210 (GRU) parameters."""
    keras = setup.import_keras()
    layers = [
        keras.Input((steps, LETTERS)),
        recurrent_layer(layer, LETTERS),
        keras.layers.Dense(LETTERS, activation="softmax"),
    ]
    return keras.Sequential(layers)


def recurrent_layer(layer, units, **options):
    """keras.layers.SimpleRNN, LSTM or GRU by name; return_sequences=True unless options differ."""
    return getattr(setup.import_keras().layers, layer)(
        units, **{"return_sequences": True, **options}
    )


def fit_one_batch(model, x, y, epochs, learning_rate=0.1):
    """Train on one batch: what model.fit(x, y, epochs=epochs) does, 20 times faster.

    Args:
        model: uncompiled keras model with a softmax output; it is compiled here (Adam, categorical
            cross-entropy).

    Returns:
        list of float: the loss before each step.
    """
    keras = setup.import_keras()
    model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.Adam(learning_rate))
    losses = []
    for _ in range(epochs):
        model.reset_metrics()  # train_on_batch returns the mean since the last reset
        losses.append(float(model.train_on_batch(x, y)))
    return losses


def predict(model, x):
    """Probabilities of a model as a NumPy array, without progress bar or retracing."""
    return np.asarray(model(x, training=False))
