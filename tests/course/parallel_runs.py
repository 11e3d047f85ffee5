"""The layers of the chapter 나란히 계산하는 순환, read from its cells, and their training: for tests and bench."""

import numpy as np

from lib import setup
from lib.data import parity, recall
from lib.training import many_seeds, success
from tools import notebooks

CHAPTER = "chapters/ko/parallel.ipynb"
UNITS, STEPS, BATCHES = 8, 10, 300  # of the parity task
RECALL_UNITS, RECALL_STEPS, RECALL_BATCHES = 16, 100, 150


def cells(*names):
    """Run cells of the chapter by their names; returns the variables that they define.

    Raises:
        KeyError: the chapter has no such cell.
    """
    keras = setup.import_keras()
    sources = {cell.id: cell.source for cell in notebooks.read(CHAPTER).code}
    defined = {"keras": keras, "ops": keras.ops, "np": np}
    for name in names:
        exec(sources[name], defined)
    return defined


def layers():
    """The chapter's layer classes MinGRU and SignedMinGRU, by name, and Keras' own, by theirs."""
    page, own = cells("keras-scan", "layer-cell", "signed-cell"), setup.import_keras().layers
    return {
        "MinGRU": page["MinGRU"],
        "SignedMinGRU": page["SignedMinGRU"],
        **{
            name: lambda units, name=name: getattr(own, name)(units, return_sequences=True)
            for name in ("SimpleRNN", "LSTM", "GRU")
        },
    }


def recall_learned(make_layer, seeds, data=0):
    """How many seeds recall the first symbol after 100 steps.

    Args:
        make_layer: function that returns a layer whose output is that of every step.
        seeds: of the models. data: seed of the sequences.
    """
    keras = setup.import_keras()
    x, y = recall.make_recall(RECALL_STEPS, 8 * RECALL_BATCHES, seed=data)

    def build():
        inputs = keras.Input(x.shape[1:])
        return keras.Model(inputs, keras.layers.Dense(4, activation="softmax")(make_layer()(inputs)[:, -1]))

    return _count(_train(build, x, y, seeds, 8, 0.05))


def parity_model(make_layer, steps=STEPS):
    """A model that answers at every step whether the number of ones is odd."""
    keras = setup.import_keras()
    inputs = keras.Input((steps, 2))
    return keras.Model(inputs, keras.layers.Dense(2, activation="softmax")(make_layer()(inputs)))


def train_parity(make_layer, seeds, data=0):
    """Models that were trained on parity as in the chapter: Trained."""
    x, y = parity.make_parity(STEPS, 32 * BATCHES, seed=data)
    return _train(lambda: parity_model(make_layer), x, y, seeds, 32, 0.02)


def parity_learned(make_layer, seeds, data=0):
    """How many seeds learn parity."""
    return _count(train_parity(make_layer, seeds, data))


def accuracies(make_layer, run, steps, change=lambda weights: weights):
    """Accuracy of each trained seed on sequences of another length: list of floats.

    Args:
        change: function of a model's weights that gives those to use instead.
    """
    x, y = parity.make_parity(steps, examples=20, seed=9)
    model, right = parity_model(make_layer, steps), y.argmax(axis=-1)
    found = []
    for seed in run.seeds:
        model.set_weights(change(run.weights(seed)))
        found.append(float((model.predict(x, verbose=0).argmax(axis=-1) == right).mean()))
    return found


def _train(build, x, y, seeds, batch_size, rate):
    adam = setup.import_keras().optimizers.Adam(rate)
    return many_seeds.train(build, x, y, seeds=seeds, epochs=1, batch_size=batch_size, optimizer=adam)


def _count(run):
    return int(success.learned(run.batch_history["categorical_accuracy"])[:, -1].sum())
