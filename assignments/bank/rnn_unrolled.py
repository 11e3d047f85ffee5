"""Unroll a SimpleRNN of one unit over the student's own four inputs."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 2, 7, 2
TITLE = Text("Four steps, unrolled")
TEXT = Text("""
An RNN of one unit computes $h_t = \\tanh(w\\,x_t + u\\,h_{t-1} + b)$ at each time step and starts from
$h_0 = 0$. Compute the outputs of all four steps for `inputs_1d` and the weights `w`, `u`, `b`: the array
`four_outputs` of shape `(4,)`.
""")


def given(numbers):
    inputs_1d = [numbers.randint(2, 9) / 10 for _ in range(4)]
    w, u, b = numbers.randint(5, 12) / 10, -numbers.randint(5, 12) / 10, numbers.randint(1, 4) / 10
    return inputs_1d, w, u, b


def answer(inputs_1d, w, u, b):
    state, outputs = 0.0, []
    for x in inputs_1d:
        state = np.tanh(w * x + u * state + b)
        outputs.append(state)
    four_outputs = np.array(outputs)
    return four_outputs


def linear(inputs_1d, w, u, b):
    state, outputs = 0.0, []
    for x in inputs_1d:
        state = w * x + u * state + b
        outputs.append(np.tanh(state))
    return np.array(outputs)


MISTAKES = [
    (
        lambda inputs_1d, w, b: np.tanh(w * np.array(inputs_1d) + b),
        Text("The hidden state is not passed on to the next step."),
    ),
    (linear, Text("What is passed on is the value after tanh.")),
    (
        lambda inputs_1d, w, u: answer(inputs_1d, w, u, 0.0),
        Text("The bias is missing."),
    ),
    (
        lambda inputs_1d, w, u, b: answer(inputs_1d, w, u, b)[-1:],
        Text("Give all four outputs."),
    ),
]
