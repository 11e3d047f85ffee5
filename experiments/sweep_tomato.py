"""Measures lib/data/tomato_sweep.json: how many seeds label the sentence after ten epochs.

`.venv/bin/python -m experiments.sweep_tomato` (some minutes of one core). The models are those of
the chapter 공정한 비교, its cell `build`. The learning rate of a layer is chosen on seeds of its
own; the counts that the chapter compares come from other seeds.
"""

import functools

import numpy as np

from lib import setup, tomato
from lib.data import recall, tomato_sweep
from lib.training import many_seeds
from tools import chapter_cells

RATES = [0.03, 0.1, 0.2, 0.3, 0.5, 1.0]
COMMON_RATE = 0.1  # at which the chapter compares first
CHOICE = range(1000, 1200)
TEST = range(2000, 2200)


def solved(build, rate, seeds, *, with_position=False):
    """How many of the seeds label the sentence rightly after ten epochs: int.

    with_position: whether the input also says at which position a character stands.
    """
    x, y = tomato.labelling()
    if with_position:
        positions = np.eye(x.shape[1], dtype=x.dtype)[None]
        x = np.concatenate([x, positions], axis=-1)
    optimizer = setup.import_keras().optimizers.Adam(rate)
    run = many_seeds.train(build, x, y, seeds=seeds, epochs=11, optimizer=optimizer)
    return int((run.history["categorical_accuracy"][:, 10] == 1).sum())


def measure(choice_seeds=CHOICE, test_seeds=TEST):
    """What tomato_sweep.read returns, measured."""
    page = chapter_cells.run("comparison", "build")
    choice = {}
    test = {}
    for layer in page["LAYERS"]:
        build = functools.partial(page["build"], layer)
        choice[layer] = [solved(build, rate, choice_seeds) for rate in RATES]
        test[layer] = solved(build, RATES[int(np.argmax(choice[layer]))], test_seeds)
    for activation in ("relu", "linear", "tanh"):
        test[activation] = solved(
            functools.partial(with_dense, page, activation), COMMON_RATE, test_seeds
        )
    test["position"] = solved(without_memory, COMMON_RATE, test_seeds, with_position=True)
    return recall.Sweep(RATES, choice, test, len(test_seeds))


def with_dense(page, activation):
    """The chapter's LSTM with a Dense(32) before the output layer."""
    return page["build"]("LSTM", page["keras"].layers.Dense(32, activation=activation))


def without_memory():
    """A model of one Dense layer: it sees one character and its position, and remembers nothing."""
    keras = setup.import_keras()
    return keras.Sequential([keras.Input((6, 11)), keras.layers.Dense(5, activation="softmax")])


if __name__ == "__main__":
    tomato_sweep.save(measure())
