"""Measures lib/data/adding_sweep.json: how many seeds learn to add two marked numbers, by start.

`.venv/bin/python -m experiments.sweep_adding` (about ten minutes of one core). It is the second
task of the chapter 오래 기억하기. Each start has a learning rate of its own, chosen on seeds and
data that are not counted in the end; all have 16 units, and their gradients are clipped.
"""

import numpy as np

from lib import setup
from lib.data import adding, recall
from lib.training import initializers, many_seeds

RATES = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1]
STEPS = 50
BATCHES = 300
BATCH_SIZE = 32
LEARNED = 0.05  # mean squared error over the last 20 batches; who always answers 1 has 0.17
CHOICE = {"seeds": range(100, 120), "data": 5}
TEST = {"seeds": range(20), "data": 0}


def groups():
    """The starts, by architecture: tuple of dicts of functions that build a model, by id.

    "simple_small" is the start that lets a SimpleRNN learn the chapter's first task; "simple_relu"
    is that of Le, Jaitly and Hinton 2015, ReLU and the identity as recurrent weights.
    """
    layers = setup.import_keras().layers
    lengths = initializers.chrono(STEPS, units=16)
    chrono = initializers.lstm_bias(16, forget=lengths, input=-lengths)
    tanh = {
        "simple_rnn": lambda: adder(layers.SimpleRNN(16)),
        "simple_small": lambda: adder(layers.SimpleRNN(16, kernel_initializer=small_numbers())),
    }
    relu = {
        "simple_relu": lambda: adder(
            layers.SimpleRNN(16, activation="relu", recurrent_initializer="identity")
        )
    }
    lstm = {
        "lstm_chrono": lambda: adder(
            layers.LSTM(16, bias_initializer=chrono, unit_forget_bias=False)
        )
    }
    return tanh, relu, lstm, {"gru_default": lambda: adder(layers.GRU(16))}


def small_numbers():
    return setup.import_keras().initializers.RandomNormal(stddev=0.02)


def adder(recurrent):
    """A model that reads the numbers with this layer and answers with one number."""
    keras = setup.import_keras()
    return keras.Sequential([keras.Input((None, 2)), recurrent, keras.layers.Dense(1)])


def learned(models, rate, seeds, data):
    """How many of the seeds learn the task, for each model: dict of int by id."""
    x, y = adding.make_adding(STEPS, examples=BATCH_SIZE * BATCHES, seed=data)
    runs = many_seeds.train(
        models,
        x,
        y,
        seeds=seeds,
        epochs=1,
        batch_size=BATCH_SIZE,
        optimizer=setup.import_keras().optimizers.Adam(rate, global_clipnorm=1.0),
        loss="mean_squared_error",
        metrics=(),
    )
    counts = {}
    for start, run in runs.items():
        last = run.batch_history["loss"][:, -20:].mean(axis=-1)
        counts[start] = int((last < LEARNED).sum())
    return counts


def measure():
    """What adding.sweep returns, measured."""
    choice = {}
    test = {}
    for models in groups():
        counts = [learned(models, rate, **CHOICE) for rate in RATES]
        for start, build in models.items():
            choice[start] = [count[start] for count in counts]
            best = RATES[int(np.argmax(choice[start]))]
            test |= learned({start: build}, best, **TEST)
            print(start, choice[start], best, test[start], flush=True)
    return recall.Sweep(RATES, choice, test, len(TEST["seeds"]))


if __name__ == "__main__":
    adding.save(measure())
