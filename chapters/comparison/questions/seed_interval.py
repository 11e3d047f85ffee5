import numpy as np


def given(numbers):
    scores = [numbers.randint(600, 980) / 1000 for _ in range(numbers.randint(8, 14))]
    return scores


def answer(scores):
    mean_score = float(np.mean(scores))
    half_width = float(1.96 * np.std(scores, ddof=1) / np.sqrt(len(scores)))
    return mean_score, half_width
