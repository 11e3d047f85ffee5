import numpy as np


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
