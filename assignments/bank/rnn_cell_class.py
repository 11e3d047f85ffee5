"""Write a class that keeps the hidden state of an RNN between calls."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 3, 15, 3
TITLE = Text("An RNN cell that keeps its state")
TEXT = Text("""
Write the class `RNNCell`, made by `RNNCell(kernel, recurrent_kernel, bias)`. Its hidden state starts at 0.

- `step(x)` reads one input of shape `(features,)` and returns the new hidden state, `(units,)`.
- `reset()` sets the hidden state back to 0 and returns it.
""")


class RNNCell:
    def __init__(self, kernel, recurrent_kernel, bias):
        self.kernel, self.recurrent_kernel, self.bias = kernel, recurrent_kernel, bias
        self.h = np.zeros(len(bias))

    def step(self, x):
        self.h = np.tanh(x @ self.kernel + self.h @ self.recurrent_kernel + self.bias)
        return self.h

    def reset(self):
        self.h = np.zeros(len(self.bias))
        return self.h


ASK = RNNCell
ONE = np.array([1.0])
OPEN = [
    ((np.array([[0.5]]), np.array([[1.0]]), np.array([0.0])), [("step", ONE), ("step", ONE), ("reset",), ("step", ONE)])
]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    cases = []
    for features, units in ((2, 3), (3, 2)):
        weights = draw.normal(size=(features, units)), draw.normal(size=(units, units)), draw.normal(size=units)
        steps = [("step", draw.normal(size=features)) for _ in range(5)]
        cases.append((weights, [*steps[:3], ("reset",), *steps[3:]]))
    return cases


class Forgetful(RNNCell):
    def step(self, x):
        return np.tanh(x @ self.kernel + self.bias)


class NeverReset(RNNCell):
    def reset(self):
        return np.zeros(len(self.bias))


class Linear(RNNCell):
    def step(self, x):
        self.h = x @ self.kernel + self.h @ self.recurrent_kernel + self.bias
        return self.h


MISTAKES = [
    (Forgetful, Text("step does not use the hidden state before it.")),
    (NeverReset, Text("The state is still there after reset.")),
    (Linear, Text("The activation tanh is missing.")),
]
