import numpy as np


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    z_gate = draw.uniform(0.55, 0.95, 3).round(2)
    old_state = draw.uniform(0.1, 0.9, 3).round(2)
    candidate = -draw.uniform(0.1, 0.9, 3).round(2)
    return z_gate, old_state, candidate


def answer(z_gate, old_state, candidate):
    mixed_state = z_gate * old_state + (1 - z_gate) * candidate
    return mixed_state
