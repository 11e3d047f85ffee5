"""Multiply the factors of back-propagation through time for one tanh unit."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gradients", 2, 7, 2


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
    (" * (1 - h**2)", "", Text("The derivative of tanh is not multiplied.")),
    ("u_chain * (1", "(1", Text("The recurrent weight is missing.")),
    ("1 - h**2", "1 - np.tanh(h) ** 2", Text("h is the value after tanh already.")),
    ("in states", "in states[:-1]", Text("There is one factor per step, five in all.")),
]
