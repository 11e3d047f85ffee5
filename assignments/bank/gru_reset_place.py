"""Compute the candidate of one GRU unit with the reset gate after and before the product."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 2, 7, 3


def given(numbers):
    from_input, h_one, u_one, b_one, r_one = (n / 10 for n in numbers.sample(range(1, 10), 5))
    return from_input, h_one, u_one, b_one, r_one


def answer(from_input, h_one, u_one, b_one, r_one):
    candidate_after = float(np.tanh(from_input + r_one * (h_one * u_one + b_one)))
    candidate_before = float(np.tanh(from_input + r_one * h_one * u_one))
    return candidate_after, candidate_before


MISTAKES = [
    ("candidate_after, candidate_before", "candidate_before, candidate_after", Text("The two cases are swapped.")),
    ("(h_one * u_one + b_one)", "h_one * u_one + b_one", Text("With reset_after=True, r multiplies the bias, too.")),
    ("r_one * ", "", Text("The reset gate is missing.")),
    (
        [
            ("from_input + r_one * (h_one * u_one + b_one)", "r_one * (from_input + h_one * u_one + b_one)"),
            ("from_input + r_one * h_one * u_one", "r_one * (from_input + h_one * u_one)"),
        ],
        Text("The reset gate does not multiply the input's side."),
    ),
]
