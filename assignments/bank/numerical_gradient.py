"""Write a numerical gradient of an RNN's last state with respect to its recurrent weight."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gradients", 3, 12, 3
TITLE = Text("Checking by numerical differentiation")
TEXT = Text("""
An RNN of one unit computes $h_t = \\tanh(x_t + u\\,h_{t-1})$ from $h_0 = 0$. Write `slope_of_u(u, xs)`, which
returns the derivative $dh_n / du$ of the last state for the inputs `xs`, an array of one axis. You may use the
central difference $(f(u + \\varepsilon) - f(u - \\varepsilon)) / 2\\varepsilon$ or an exact formula.
""")
RELATIVE = 1e-3


def slope_of_u(u, xs):
    h, slope = 0.0, 0.0
    for x in xs:
        before, h = h, np.tanh(x + u * h)
        slope = (1 - h**2) * (before + u * slope)
    return float(slope)


ASK = slope_of_u
OPEN = [(0.5, np.array([1.0, 0.0])), (0.9, np.array([0.5, -0.2, 0.1]))]


def inputs(hidden):
    return [(hidden.uniform(0.6, 1.2), np.array([hidden.uniform(0.1, 0.6) for _ in range(n)])) for n in (3, 5, 8)]


def last_step_only(u, xs):
    h = before = 0.0
    for x in xs:
        before, h = h, np.tanh(x + u * h)
    return float((1 - h**2) * before)


def without_derivative(u, xs):
    h, slope = 0.0, 0.0
    for x in xs:
        before, h = h, np.tanh(x + u * h)
        slope = before + u * slope
    return float(slope)


MISTAKES = [
    (last_step_only, Text("u acts on the states before, too.")),
    (without_derivative, Text("The derivative of tanh is missing.")),
    (lambda u, xs: 2 * slope_of_u(u, xs), Text("You divide by ε instead of 2ε.")),
]
