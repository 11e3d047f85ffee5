import numpy as np


def given(numbers):
    period = numbers.choice([3, 4, 5])
    shape = numbers.sample(range(0, 90, 7), period)
    monthly = np.array(
        [shape[t % period] + 2 * t + numbers.randint(0, 30) for t in range(4 * period)]
    )
    return monthly, period


def answer(monthly, period):
    error_last = float(np.abs(monthly[period:] - monthly[period - 1 : -1]).mean())
    error_season = float(np.abs(monthly[period:] - monthly[:-period]).mean())
    return error_last, error_season
