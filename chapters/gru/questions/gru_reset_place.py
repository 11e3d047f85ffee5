import numpy as np


def given(numbers):
    drawn = np.array(numbers.sample(range(1, 10), 5)) / 10
    from_input, h_one, u_one, b_one, r_one = drawn.tolist()
    return from_input, h_one, u_one, b_one, r_one


def answer(from_input, h_one, u_one, b_one, r_one):
    candidate_after = float(np.tanh(from_input + r_one * (h_one * u_one + b_one)))
    candidate_before = float(np.tanh(from_input + r_one * h_one * u_one))
    return candidate_after, candidate_before
