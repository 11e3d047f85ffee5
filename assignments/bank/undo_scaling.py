"""Bring standardized predictions and their error back to the original units."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 1, 5, 2


def given(numbers):
    sun_mean, sun_std = numbers.randint(60, 90), numbers.randint(30, 55)
    scaled_predictions = np.array([numbers.randint(-15, 25) / 10 for _ in range(4)])
    scaled_error = numbers.randint(15, 60) / 100
    return sun_mean, sun_std, scaled_predictions, scaled_error


def answer(sun_mean, sun_std, scaled_predictions, scaled_error):
    predictions = scaled_predictions * sun_std + sun_mean
    error_in_units = scaled_error * sun_std
    return predictions, error_in_units


MISTAKES = [
    (
        "scaled_predictions * sun_std + sun_mean",
        "(scaled_predictions + sun_mean) * sun_std",
        Text("Multiply first and add afterwards."),
    ),
    (
        "scaled_error * sun_std",
        "scaled_error * sun_std + sun_mean",
        Text("An error is a difference: the mean is not added."),
    ),
    (
        [
            ("scaled_predictions * sun_std + sun_mean", "(scaled_predictions - sun_mean) / sun_std"),
            ("scaled_error * sun_std", "scaled_error / sun_std"),
        ],
        Text("This standardizes once more."),
    ),
    (" + sun_mean", "", Text("The mean is not added.")),
    ("scaled_error * sun_std", "scaled_error", Text("The error is still standardized.")),
]
