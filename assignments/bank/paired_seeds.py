"""Compare two models that share seeds: the mean difference and its standard error."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "comparison", 3, 9, 3
TITLE = Text("Comparing with shared seeds")
TEXT = Text("""
Two models were trained with the same random seeds: `lstm_scores[k]` and `gru_scores[k]` come from the same one.
Take the difference (GRU minus LSTM) for each seed and answer with floats.

- `mean_difference`: the mean of the differences
- `paired_error`: the standard error of that mean (the sample standard deviation divides by $n - 1$)
""")


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
        lambda lstm_scores, gru_scores: (
            None,
            float(np.sqrt((lstm_scores.var(ddof=1) + gru_scores.var(ddof=1)) / len(lstm_scores))),
        ),
        Text("The pairing of the seeds is not used."),
    ),
    (
        lambda lstm_scores, gru_scores: (float((lstm_scores - gru_scores).mean()), None),
        Text("The order of the subtraction is swapped."),
    ),
    (
        lambda lstm_scores, gru_scores: (None, float((gru_scores - lstm_scores).std(ddof=1))),
        Text("Turn the standard deviation into the error of the mean."),
    ),
    (
        lambda lstm_scores, gru_scores: (None, float((gru_scores - lstm_scores).std() / np.sqrt(len(gru_scores)))),
        Text("Divide by n - 1, not by n."),
    ),
]
