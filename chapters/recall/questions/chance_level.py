import numpy as np


def given(numbers):
    symbols = numbers.randint(3, 60)
    return symbols


def answer(symbols):
    chance_accuracy = 1 / symbols
    chance_loss = float(np.log(symbols))
    return chance_accuracy, chance_loss
