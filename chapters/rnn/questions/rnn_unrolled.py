import numpy as np


def given(numbers):
    inputs_1d = [numbers.randint(2, 9) / 10 for _ in range(4)]
    w = numbers.randint(5, 12) / 10
    u = -numbers.randint(5, 12) / 10
    b = numbers.randint(1, 4) / 10
    return inputs_1d, w, u, b


def answer(inputs_1d, w, u, b):
    state = 0.0
    outputs = []
    for x in inputs_1d:
        state = np.tanh(w * x + u * state + b)
        outputs.append(state)
    four_outputs = np.array(outputs)
    return four_outputs
