"""Report a score over seeds: its mean and the half-width of its 95 % interval."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "comparison", 2, 7, 2


def given(numbers):
    scores = [numbers.randint(600, 980) / 1000 for _ in range(numbers.randint(8, 14))]
    return scores


def answer(scores):
    mean_score = float(np.mean(scores))
    half_width = float(1.96 * np.std(scores, ddof=1) / np.sqrt(len(scores)))
    return mean_score, half_width


MISTAKES = [
    (" / np.sqrt(len(scores))", "", Text("The standard deviation is not the error of the mean.")),
    (", ddof=1", "", Text("Divide by n - 1, not by n.")),
    ("1.96 * ", "", Text("The factor 1.96 is missing.")),
    ("float(np.mean(scores))", "max(scores)", Text("The mean, not the best score.")),
]
