import numpy as np


def slope_of_u(u, xs):
    h = 0.0
    slope = 0.0
    for x in xs:
        before = h
        h = np.tanh(x + u * h)
        slope = (1 - h**2) * (before + u * slope)
    return float(slope)


ASK = slope_of_u
OPEN = [(0.5, np.array([1.0, 0.0])), (0.9, np.array([0.5, -0.2, 0.1]))]


def inputs(hidden):
    return [
        (hidden.uniform(0.6, 1.2), np.array([hidden.uniform(0.1, 0.6) for _ in range(n)]))
        for n in (3, 5, 8)
    ]
