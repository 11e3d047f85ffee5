"""Write a function that brings weights in another order of gates into Keras' order."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 2, 8, 2
TITLE = Text("Changing the order of gates")
TEXT = Text("""
In an ONNX file the columns of an LSTM's weights are in the order i, o, f, c; Keras has i, f, c, o. Write
`to_keras_order(weights)`, which takes an array of shape `(n, 4 * units)` and returns the same weights in Keras'
order.
""")


def to_keras_order(weights):
    i, o, f, c = np.split(weights, 4, axis=1)
    return np.concatenate([i, f, c, o], axis=1)


ASK = to_keras_order
OPEN = [(np.array([[1.0, 2.0, 3.0, 4.0]]),)]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    return [(draw.normal(size=(rows, 4 * units)),) for rows, units in ((3, 2), (2, 5), (4, 1))]


def blocks(weights, order):
    return np.concatenate([np.split(weights, 4, axis=1)[block] for block in order], axis=1)


MISTAKES = [
    (lambda weights: weights, Text("The order is unchanged.")),
    (
        lambda weights: blocks(weights, (0, 3, 1, 2)),
        Text("This is the change in the other direction."),
    ),
    (
        lambda weights: blocks(weights, (0, 2, 1, 3)),
        Text("Check the places of the candidate and the output gate."),
    ),
]
