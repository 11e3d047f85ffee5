"""Unroll a SimpleRNN of one unit over the student's own four inputs."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 2, 7, 2


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


MISTAKES = [
    (" + u * state", "", Text("The hidden state is not passed on to the next step.")),
    (
        [("np.tanh(w * x + u * state + b)", "w * x + u * state + b"), ("append(state)", "append(np.tanh(state))")],
        Text("What is passed on is the value after tanh."),
    ),
    (" + b)", ")", Text("The bias is missing.")),
    ("return four_outputs", "return four_outputs[-1:]", Text("Give all four outputs.")),
]
