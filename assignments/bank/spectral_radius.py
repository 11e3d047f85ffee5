"""Find the spectral radius of the student's own recurrent weights, and what 40 steps make of it."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gradients", 2, 6, 2


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
        "np.abs(np.linalg.eigvals(recurrent_2x2)).max()",
        "np.linalg.norm(recurrent_2x2, 2)",
        Text("Use eigenvalues, not singular values."),
    ),
    (
        "np.abs(np.linalg.eigvals(recurrent_2x2)).max()",
        "recurrent_2x2[0, 0]",
        Text("The entries of the diagonal are not the eigenvalues."),
    ),
    (".max()", ".min()", Text("Take the eigenvalue with the largest absolute value.")),
    ("radius**40", "40 * radius", Text("Take the power of 40; do not multiply by 40.")),
]
