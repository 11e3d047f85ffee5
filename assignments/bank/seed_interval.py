"""Report a score over seeds: its mean and the half-width of its 95 % interval."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "comparison", 2, 7, 2
TITLE = Text("Mean and interval")
TEXT = Text("""
The same model was trained several times with other random seeds; it scored `scores`. Answer with floats.

- `mean_score`: the mean
- `half_width`: the 95 % interval of the mean is mean ± `half_width`. Take 1.96 standard errors; the sample
  standard deviation divides by $n - 1$.
""")


def given(numbers):
    scores = [numbers.randint(600, 980) / 1000 for _ in range(numbers.randint(8, 14))]
    return scores


def answer(scores):
    mean_score = float(np.mean(scores))
    half_width = float(1.96 * np.std(scores, ddof=1) / np.sqrt(len(scores)))
    return mean_score, half_width


MISTAKES = [
    (
        lambda scores: (None, float(1.96 * np.std(scores, ddof=1))),
        Text("The standard deviation is not the error of the mean."),
    ),
    (
        lambda scores: (None, float(1.96 * np.std(scores) / np.sqrt(len(scores)))),
        Text("Divide by n - 1, not by n."),
    ),
    (
        lambda scores: (None, float(np.std(scores, ddof=1) / np.sqrt(len(scores)))),
        Text("The factor 1.96 is missing."),
    ),
    (
        lambda scores: (max(scores), None),
        Text("The mean, not the best score."),
    ),
]
