"""The models of the chapter 오래 기억하기 on any seeds and data, for the tests of its claims and for bench/recall."""

import time

import numpy as np

from lib import setup
from lib.data import recall
from lib.training import initializers, many_seeds, success

UNITS, BATCH = 16, 8
# T: (batches, learning rate) of the chapter, the same for all layers and starts.
SETTINGS = {10: (150, 0.01), 30: (220, 0.005), 100: (150, 0.05)}


def layers(layer, steps):
    """Functions that make one recurrent layer with each start that the chapter compares, by the start's name."""
    new = getattr(setup.import_keras().layers, layer)
    chrono = initializers.chrono(steps, UNITS)

    def lstm(**bias):
        start = initializers.lstm_bias(UNITS, **bias)
        return lambda: new(UNITS, bias_initializer=start, unit_forget_bias=False)

    def gru(**bias):
        return lambda: new(UNITS, bias_initializer=initializers.gru_bias(UNITS, **bias))

    opened = {
        "SimpleRNN": {},
        "LSTM": {"bias 3": lstm(forget=3), "chrono": lstm(forget=chrono, input=-chrono)},
        "GRU": {"bias 3": gru(update=3), "chrono": gru(update=chrono)},
    }
    return {"default": lambda: new(UNITS), **opened[layer]}


def same_bias_for_all_units(steps):
    """As layers: LSTMs whose units all start alike, with a short or a long memory, their input gate open or closed."""
    new, long = setup.import_keras().layers.LSTM, np.log(steps - 1)
    biases = {
        "short, closed": {"forget": 3, "input": -3},
        "long, open": {"forget": long},
        "long, closed": {"forget": long, "input": -long},
    }
    starts = {name: initializers.lstm_bias(UNITS, **bias) for name, bias in biases.items()}
    return {
        name: lambda start=start: new(UNITS, bias_initializer=start, unit_forget_bias=False)
        for name, start in starts.items()
    }


def learned(makes, steps, seeds=range(20), data=0, longer=1, rate=None):
    """How many seeds of each layer learn, by the name of the layer.

    Args:
        makes: dict of functions that make a layer.
        seeds, data, longer: as for counts.
        rate: learning rate, or None for the chapter's.
    """
    batches, usual = SETTINGS[steps]
    x, y = recall.make_recall(steps, BATCH * batches * longer, seed=data)
    adam = setup.import_keras().optimizers.Adam(rate or usual)
    builds = {name: _model(make) for name, make in makes.items()}
    runs = many_seeds.train(builds, x, y, seeds=seeds, epochs=1, optimizer=adam, batch_size=BATCH)
    accuracies = {name: run.batch_history["categorical_accuracy"] for name, run in runs.items()}
    return {name: int(success.learned(accuracy)[:, -1].sum()) for name, accuracy in accuracies.items()}


def counts(seeds=range(20), data=0, longer=1, say=lambda line: None):
    """How many seeds end above 95 percent on the last 160 sequences, all of which are new.

    Args:
        seeds: of the models. data: seed of the sequences.
        longer: how many times the number of batches of the chapter.
        say: a function that is called with a line of text about each length and layer.

    Returns:
        dict of dict of dict of int: by length, layer and start.
    """
    found = {steps: {} for steps in SETTINGS}
    for layer in ("SimpleRNN", "LSTM", "GRU"):
        for steps, (batches, rate) in SETTINGS.items():
            before = time.perf_counter()
            found[steps][layer] = learned(layers(layer, steps), steps, seeds, data, longer)
            each = "  ".join(f"{name} {count:2}" for name, count in found[steps][layer].items())
            taken = time.perf_counter() - before
            say(f"{layer:9}  T {steps:3}  {batches * longer} batches  Adam({rate})  {each}  ({taken:.0f} s)")
    return found


def _model(make_layer):
    keras = setup.import_keras()

    def build():
        return keras.Sequential([keras.Input((None, 6)), make_layer(), keras.layers.Dense(4, activation="softmax")])

    return build
