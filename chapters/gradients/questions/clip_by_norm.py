import numpy as np


def clip_together(gradients, limit):
    norm = np.sqrt(sum(np.sum(gradient**2) for gradient in gradients))
    factor = min(1.0, limit / norm)
    return [gradient * factor for gradient in gradients], norm


ASK = clip_together
OPEN = [
    ([np.array([3.0, 0.0]), np.array([[4.0]])], 1.0),
    ([np.array([3.0, 0.0]), np.array([[4.0]])], 9.0),
]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    return [
        ([draw.normal(2, 1, (3, 4)), draw.normal(0, 0.3, 5)], limit) for limit in (1.0, 2.5, 50.0)
    ]
