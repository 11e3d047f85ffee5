import numpy as np

from lib.questions.answers import as_bias


def forget_bias(units, value):
    result = np.zeros(4 * units)
    result[units : 2 * units] = value
    return result


def cases(rng):
    for units in (3, 5, 1, 2, *rng.integers(1, 9, size=20)):
        yield {
            "units": int(units),
            "value": round(float(rng.choice([-1, 1]) * rng.uniform(0.3, 6)), 2),
        }


def read(value):
    return as_bias(value)


def given(numbers):
    units = numbers.randint(3, 9)
    value = numbers.choice([-1, 1]) * (numbers.randint(1, 5) + numbers.randint(1, 9) / 10)
    return units, value
