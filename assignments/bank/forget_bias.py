"""How much of a cell state a forget gate keeps, and which bias keeps half of it."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 2, 8, 3
TITLE = Text("The forget gate's bias and memory")
TEXT = Text("""
In an LSTM neither input nor hidden state reaches the forget gate, only its bias. The input gate is closed.
Answer with floats.

- `kept_share`: the share of the first cell state that is left after `steps` time steps if the bias is
  `forget_b`
- `half_bias`: the bias with which exactly half of the first cell state is left after `steps` time steps
""")


def given(numbers):
    steps, forget_b = numbers.randint(10, 60), numbers.randint(15, 60) / 10
    return steps, forget_b


def answer(steps, forget_b):
    kept_share = float((1 / (1 + np.exp(-forget_b))) ** steps)
    gate = 0.5 ** (1 / steps)
    half_bias = float(np.log(gate / (1 - gate)))
    return kept_share, half_bias


MISTAKES = [
    (
        lambda forget_b: (1 / (1 + np.exp(-forget_b)), None),
        Text("The gate multiplies once per time step."),
    ),
    (
        lambda steps, forget_b: (float(1 / (1 + np.exp(-forget_b * steps))), None),
        Text("The number of steps is an exponent of the gate."),
    ),
    (
        lambda steps, forget_b: (float(np.tanh(forget_b)) ** steps, None),
        Text("The activation of a gate is the sigmoid."),
    ),
    (
        lambda steps: (None, 0.5 ** (1 / steps)),
        Text("This is the value of the gate; its bias is asked for."),
    ),
]
