"""Write one step of an LSTM in NumPy."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 3, 12, 3
TITLE = Text("One step of an LSTM in NumPy")
TEXT = Text("""
Write `lstm_one_step(x, h, c, kernel, recurrent_kernel, bias)`, which computes one step as Keras' `LSTM(units)`
does. `x` has shape `(batch, features)`, `h` and `c` have shape `(batch, units)`; the columns of the weights are
in the order i, f, c, o. Return the tuple `(new h, new c)`.
""")


def lstm_one_step(x, h, c, kernel, recurrent_kernel, bias):
    a_i, a_f, a_c, a_o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4, axis=-1)
    i, f, o = (1 / (1 + np.exp(-a)) for a in (a_i, a_f, a_o))
    c = f * c + i * np.tanh(a_c)
    return o * np.tanh(c), c


ASK = lstm_one_step
OPEN = [(np.zeros((1, 1)), np.zeros((1, 1)), np.ones((1, 1)), np.zeros((1, 4)), np.zeros((1, 4)), np.zeros(4))]


def inputs(hidden):
    draw, cases = np.random.default_rng(hidden.getrandbits(64)), []
    for batch, features, units in ((2, 3, 4), (1, 5, 2), (3, 2, 6)):
        shapes = [
            (batch, features),
            (batch, units),
            (batch, units),
            (features, 4 * units),
            (units, 4 * units),
            (4 * units,),
        ]
        cases.append(tuple(draw.normal(size=shape) for shape in shapes))
    return cases


def in_order(*order):
    def step(x, h, c, *weights):
        return lstm_one_step(x, h, c, *(np.concatenate([np.split(w, 4, -1)[k] for k in order], -1) for w in weights))

    return step


MISTAKES = [
    (
        in_order(0, 1, 3, 2),
        Text("Candidate and output gate are swapped."),
    ),
    (
        in_order(1, 0, 2, 3),
        Text("Input and forget gate are swapped."),
    ),
    (lambda *args: lstm_one_step(*args)[::-1], Text("h and c are swapped.")),
]
