"""What several experiments need: the model of a page with another layer, and files of results."""

import json

import numpy as np

from lib import setup


def labeller(layer, units, features, classes, **options):
    """A function that builds a model which answers at each step.

    Args:
        layer: name of a recurrent layer of Keras. units, options: its own.
        features, classes: sizes of what it reads and answers.
    """
    keras = setup.import_keras()

    def build():
        recurrent = getattr(keras.layers, layer)(units, return_sequences=True, **options)
        output = keras.layers.Dense(classes, activation="softmax")
        return keras.Sequential([keras.Input((None, features)), recurrent, output])

    return build


def best(rates, scores):
    """The rate with the highest score, the smallest of several."""
    return rates[int(np.argmax(scores))]


def short(arrays):
    """Arrays as lists of numbers with four decimals."""
    return [np.round(array, 4).tolist() for array in arrays]


def kept(file):
    """What a file of results has: dict, {} if there is none yet."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def keep(file, results, indent=1):
    """Put results, a dict, in the place of those of the same names in a file."""
    text = json.dumps(kept(file) | results, indent=indent)
    file.write_text(text + "\n", encoding="utf-8")
