"""Write a whole SimpleRNN layer in NumPy: the outputs of all steps and the last state."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 2, 12, 3
TITLE = Text("An RNN in NumPy")
TEXT = Text("""
Write `rnn_layer(x, kernel, recurrent_kernel, bias)`. `x` has shape `(batch, steps, features)`, and the weights
are laid out as `SimpleRNN(units).get_weights()` gives them. The hidden state starts at 0. Return the tuple
`(outputs, last)`, of shapes `(batch, steps, units)` and `(batch, units)`.
""")


def rnn_layer(x, kernel, recurrent_kernel, bias):
    h, outputs = np.zeros((x.shape[0], kernel.shape[1])), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ kernel + h @ recurrent_kernel + bias)
        outputs.append(h)
    return np.stack(outputs, axis=1), h


ASK = rnn_layer
OPEN = [(np.ones((1, 2, 1)), np.array([[0.5]]), np.array([[1.0]]), np.array([0.0]))]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    sizes = [(2, 3, 4, 5), (1, 6, 2, 3), (3, 4, 3, 2)]
    return [
        (draw.normal(size=(b, s, f)), draw.normal(size=(f, u)), draw.normal(size=(u, u)), draw.normal(size=u))
        for b, s, f, u in sizes
    ]


def not_carried(x, kernel, recurrent_kernel, bias):
    outputs = np.tanh(x @ kernel + bias)
    return outputs, outputs[:, -1]


MISTAKES = [
    (not_carried, Text("The hidden state is not used in the next step.")),
    (
        lambda x, kernel, recurrent_kernel, bias: rnn_layer(x, kernel, recurrent_kernel, 0 * bias),
        Text("The bias is missing."),
    ),
    (
        lambda x, kernel, recurrent_kernel, bias: rnn_layer(x, kernel, recurrent_kernel.T, bias),
        Text("recurrent_kernel is transposed."),
    ),
    (
        lambda x, kernel, recurrent_kernel, bias: rnn_layer(x[:, ::-1], kernel, recurrent_kernel, bias),
        Text("The time steps are read backwards."),
    ),
]
