"""Compute the candidate of one GRU unit with the reset gate after and before the product."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 2, 7, 3
TITLE = Text("The place of the reset gate")
TEXT = Text("""
A GRU has one unit. What reaches the candidate from the input, bias included, is `from_input`; the hidden state
of the step before is `h_one`, its weight `u_one`, the bias of the hidden side `b_one`, and the reset gate is
`r_one`. Give the candidate as a float.

- `candidate_after`: with `reset_after=True`
- `candidate_before`: with `reset_after=False`, where the hidden side has no bias
""")


def given(numbers):
    from_input, h_one, u_one, b_one, r_one = (n / 10 for n in numbers.sample(range(1, 10), 5))
    return from_input, h_one, u_one, b_one, r_one


def answer(from_input, h_one, u_one, b_one, r_one):
    candidate_after = float(np.tanh(from_input + r_one * (h_one * u_one + b_one)))
    candidate_before = float(np.tanh(from_input + r_one * h_one * u_one))
    return candidate_after, candidate_before


MISTAKES = [
    (
        lambda from_input, h_one, u_one, b_one, r_one: answer(from_input, h_one, u_one, b_one, r_one)[::-1],
        Text("The two cases are swapped."),
    ),
    (
        lambda from_input, h_one, u_one, b_one, r_one: (np.tanh(from_input + r_one * h_one * u_one + b_one), None),
        Text("With reset_after=True, r multiplies the bias, too."),
    ),
    (
        lambda from_input, h_one, u_one, b_one: (
            np.tanh(from_input + h_one * u_one + b_one),
            np.tanh(from_input + h_one * u_one),
        ),
        Text("The reset gate is missing."),
    ),
    (
        lambda from_input, h_one, u_one, b_one, r_one: (
            np.tanh(r_one * (from_input + h_one * u_one + b_one)),
            np.tanh(r_one * (from_input + h_one * u_one)),
        ),
        Text("The reset gate does not multiply the input's side."),
    ),
]
