import numpy as np


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    seeds = draw.normal(0.8, 0.06, 10)
    lstm_scores = (seeds + draw.normal(0, 0.005, 10)).round(3)
    gru_scores = (
        seeds + draw.uniform(0.6, 1.4) * draw.permutation(np.linspace(-0.02, 0.06, 10))
    ).round(3)
    return lstm_scores, gru_scores


def answer(lstm_scores, gru_scores):
    difference = gru_scores - lstm_scores
    mean_difference = float(difference.mean())
    paired_error = float(difference.std(ddof=1) / np.sqrt(len(difference)))
    return mean_difference, paired_error
