"""Find the spectral radius of the student's own recurrent weights, and what 40 steps make of it."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gradients", 2, 6, 2
TITLE = Text("The spectral radius")
TEXT = Text("""
The array `recurrent_2x2` holds the recurrent weights of an RNN without activation. Answer with floats.

- `radius`: the largest of the absolute values of its eigenvalues
- `after_40`: `radius` to the power of 40, by which a gradient roughly grows or shrinks over 40 time steps
""")


def given(numbers):
    large, small, slope = numbers.randint(85, 115) / 100, numbers.randint(20, 60) / 100, numbers.randint(5, 15) / 10
    recurrent_2x2 = np.array([[large, slope], [0.1, small]])
    return recurrent_2x2


def answer(recurrent_2x2):
    radius = float(np.abs(np.linalg.eigvals(recurrent_2x2)).max())
    after_40 = radius**40
    return radius, after_40


MISTAKES = [
    (
        lambda recurrent_2x2: (float(np.linalg.norm(recurrent_2x2, 2)), float(np.linalg.norm(recurrent_2x2, 2)) ** 40),
        Text("Use eigenvalues, not singular values."),
    ),
    (
        lambda recurrent_2x2: (float(recurrent_2x2[0, 0]), float(recurrent_2x2[0, 0]) ** 40),
        Text("The entries of the diagonal are not the eigenvalues."),
    ),
    (
        lambda recurrent_2x2: (float(np.abs(np.linalg.eigvals(recurrent_2x2)).min()), None),
        Text("Take the eigenvalue with the largest absolute value."),
    ),
    (
        lambda recurrent_2x2: (None, 40 * float(np.abs(np.linalg.eigvals(recurrent_2x2)).max())),
        Text("Take the power of 40; do not multiply by 40."),
    ),
]
