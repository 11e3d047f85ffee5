import numpy as np


def given(numbers):
    sun_mean = numbers.randint(60, 90)
    sun_std = numbers.randint(30, 55)
    scaled_predictions = np.array([numbers.randint(-15, 25) / 10 for _ in range(4)])
    scaled_error = numbers.randint(15, 60) / 100
    return sun_mean, sun_std, scaled_predictions, scaled_error


def answer(sun_mean, sun_std, scaled_predictions, scaled_error):
    predictions = scaled_predictions * sun_std + sun_mean
    error_in_units = scaled_error * sun_std
    return predictions, error_in_units
