import numpy as np


def given(numbers):
    train_size = numbers.randint(7, 9)
    low = [numbers.randint(10, 50) for _ in range(train_size - 1)]
    series = np.array([*low, 60, *(numbers.randint(70, 150) for _ in range(5))])
    return series, train_size


def answer(series, train_size):
    scale_mean = float(series[:train_size].mean())
    scale_std = float(series[:train_size].std())
    scaled_test = (series[train_size:] - scale_mean) / scale_std
    return scale_mean, scale_std, scaled_test
