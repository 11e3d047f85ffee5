"""Write a function that brings weights in another order of gates into Keras' order."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 2, 8, 2


def to_keras_order(weights):
    i, o, f, c = np.split(weights, 4, axis=1)
    return np.concatenate([i, f, c, o], axis=1)


ASK = to_keras_order
OPEN = [(np.array([[1.0, 2.0, 3.0, 4.0]]),)]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    return [(draw.normal(size=(rows, 4 * units)),) for rows, units in ((3, 2), (2, 5), (4, 1))]


MISTAKES = [
    ("np.concatenate([i, f, c, o], axis=1)", "weights", Text("The order is unchanged.")),
    ("[i, f, c, o]", "[i, c, o, f]", Text("This is the change in the other direction.")),
    ("[i, f, c, o]", "[i, f, o, c]", Text("Check the places of the candidate and the output gate.")),
]
