"""Multiply the factors of back-propagation through time for one tanh unit."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gradients", 2, 7, 2
TITLE = Text("The chain of back-propagation through time")
TEXT = Text("""
An RNN of one unit computes $h_t = \\tanh(w\\,x_t + u\\,h_{t-1} + b)$. `states` are $h_1, \\ldots, h_5$, and the
recurrent weight $u$ is `u_chain`. Give $\\partial h_5 / \\partial h_0$ as the float `chain_gradient`.
""")


def given(numbers):
    states = [numbers.randint(20, 90) / 100 for _ in range(5)]
    u_chain = numbers.randint(11, 19) / 10
    return states, u_chain


def answer(states, u_chain):
    chain_gradient = 1.0
    for h in states:
        chain_gradient *= u_chain * (1 - h**2)
    return chain_gradient


MISTAKES = [
    (
        lambda u_chain: u_chain**5,
        Text("The derivative of tanh is missing."),
    ),
    (
        lambda states: float(np.prod(1 - np.square(states))),
        Text("The recurrent weight is missing."),
    ),
    (
        lambda states, u_chain: float(np.prod(u_chain * (1 - np.tanh(states) ** 2))),
        Text("h is the value after tanh already."),
    ),
    (
        lambda states, u_chain: answer(states[:-1], u_chain),
        Text("There is one factor per step, five in all."),
    ),
]
