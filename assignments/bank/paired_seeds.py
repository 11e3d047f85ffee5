"""Compare two models that share seeds: the mean difference and its standard error."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "comparison", 3, 9, 3


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    seeds = draw.normal(0.8, 0.06, 10)
    lstm_scores = (seeds + draw.normal(0, 0.01, 10)).round(3)
    gru_scores = (seeds + draw.uniform(0.01, 0.04) + draw.normal(0, 0.01, 10)).round(3)
    return lstm_scores, gru_scores


def answer(lstm_scores, gru_scores):
    difference = gru_scores - lstm_scores
    mean_difference = float(difference.mean())
    paired_error = float(difference.std(ddof=1) / np.sqrt(len(difference)))
    return mean_difference, paired_error


MISTAKES = [
    (
        "difference.std(ddof=1)",
        "np.sqrt(lstm_scores.var(ddof=1) + gru_scores.var(ddof=1))",
        Text("The pairing of the seeds is not used."),
    ),
    ("gru_scores - lstm_scores", "lstm_scores - gru_scores", Text("The order of the subtraction is swapped.")),
    (" / np.sqrt(len(difference))", "", Text("Turn the standard deviation into the error of the mean.")),
    ("ddof=1", "ddof=0", Text("Divide by n - 1, not by n.")),
]
