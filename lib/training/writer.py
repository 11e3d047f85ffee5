"""The LSTM that writes like the Constitution: the model, its training, what was trained beforehand.

experiments/train_writer.py trained it; the chapter 헌법을 쓰는 LSTM shows it.
"""

import json
from pathlib import Path

import numpy as np

from lib import setup
from lib.data import constitution
from lib.text import Text, must_be

DATA = Path(__file__).parents[1] / "data"
WEIGHTS = DATA / "constitution_writer.npz"
RUNS = DATA / "constitution_runs.json"
UNITS = 128
FEATURES = 32  # of the embedding
STEPS = 64  # signs that a training window is long
STREAMS = 16  # places of the text that one batch reads side by side
LEARNING_RATE = 0.005
# Of the weights, in the order of build(...).get_weights().
NAMES = ("embedding", "kernel", "recurrent_kernel", "bias", "head", "head_bias")


def build(signs, units=UNITS, dropout=0.0):
    """The model of the chapter: Embedding, LSTM, Dense; dropout before and after the LSTM.

    Returns:
        keras.Sequential, uncompiled: (batch, steps) whole numbers -> (batch, steps, signs)
        probabilities.
    """
    keras = setup.import_keras()
    # Each layer draws from the seed when it is made: in another order the kept runs would differ.
    before_lstm = keras.layers.Dropout(dropout)
    after_lstm = keras.layers.Dropout(dropout)
    return keras.Sequential(
        [
            keras.Input((None,), dtype="int32"),
            keras.layers.Embedding(signs, FEATURES),
            before_lstm,
            keras.layers.LSTM(units, return_sequences=True),
            after_lstm,
            keras.layers.Dense(signs, activation="softmax"),
        ]
    )


def train(seed, epochs, *, units=UNITS, dropout=0.0, after_epoch=None):
    """Train one model on the articles for training, and measure it on the others after each epoch.

    Args:
        seed: int. epochs: int.
        units, dropout: as for build.
        after_epoch: None, or a function that gets what was measured so far and the model, to be
            called after each.

    Returns:
        dict of lists, one number of bits per sign for each epoch: "train" (while training),
        "validation", "test", each held-out article read from a zero state.
    """
    keras = setup.import_keras()
    text = constitution.load_constitution()
    signs = constitution.vocabulary(text)
    articles, validation, test = constitution.split(text)
    x, y = constitution.windows(articles, signs, STEPS, STREAMS)
    held_out = {
        "validation": constitution.inputs_and_targets(validation, signs),
        "test": constitution.inputs_and_targets(test, signs),
    }
    keras.utils.set_random_seed(seed)
    model = build(len(signs), units, dropout)
    model.compile(keras.optimizers.Adam(LEARNING_RATE), "sparse_categorical_crossentropy")
    measured = {"train": [], "validation": [], "test": []}
    for _ in range(epochs):
        fitted = model.fit(x, y, batch_size=STREAMS, epochs=1, shuffle=False, verbose=0)
        measured["train"].append(round(float(fitted.history["loss"][0] / np.log(2)), 3))
        for name, (inputs, targets) in held_out.items():
            bits = constitution.bits(model.predict_on_batch(inputs), targets)
            measured[name].append(round(bits, 3))
        if after_epoch:
            after_epoch(measured, model)
    return measured


def weights(epochs):
    """Weights that were trained beforehand, after so many epochs.

    Args:
        epochs: one of 1, 3, 10, 30, 60.

    Returns:
        list of six float32 arrays in the order of build(...).get_weights(): the embedding (signs,
        features); kernel, recurrent_kernel and bias of the LSTM; kernel and bias of the output
        layer.

    Raises:
        ValueError: no such weights are kept.
    """
    return [whole * scale for whole, scale in packed_weights(epochs)]


def packed_weights(epochs):
    """As weights(), packed: each as whole numbers and a scale for each column, a quarter as large.

    Returns:
        list of (int8 array, float32 array of scales (columns,), or () for one row).
    """
    with np.load(WEIGHTS) as file:
        known = sorted({int(name.split("-")[0]) for name in file.files})
        if epochs not in known:
            expected = Text("one of {known}", known=", ".join(map(str, known)))
            raise ValueError(must_be("weights: epochs", expected, epochs))
        return [(file[f"{epochs}-{name}"], file[f"{epochs}-{name}-scale"]) for name in NAMES]


def runs():
    """What experiments/train_writer.py measured: dict by variant of a dict for each seed, as
    train() returns it.

    Each dict has one more entry, "together": bits on the test articles of the average of the
    probabilities of this seed and those before it, each after the epoch that was best on
    validation.
    """
    return json.loads(RUNS.read_text(encoding="utf-8"))
