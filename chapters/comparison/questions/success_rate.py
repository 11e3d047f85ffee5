import numpy as np


def given(numbers):
    runs = numbers.randint(30, 200)
    good = numbers.randint(runs * 6 // 10, runs * 9 // 10)
    return runs, good


def answer(runs, good):
    success_share = good / runs
    share_error = float(np.sqrt(success_share * (1 - success_share) / runs))
    return success_share, share_error
