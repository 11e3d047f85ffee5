import numpy as np


def given(numbers):
    large = numbers.randint(85, 115) / 100
    small = numbers.randint(20, 60) / 100
    slope = numbers.randint(5, 15) / 10
    recurrent_2x2 = np.array([[large, slope], [0.1, small]])
    return recurrent_2x2


def answer(recurrent_2x2):
    radius = float(np.abs(np.linalg.eigvals(recurrent_2x2)).max())
    after_40 = radius**40
    return radius, after_40
