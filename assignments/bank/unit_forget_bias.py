def given(numbers):
    units, forget_start = numbers.randint(2, 9), numbers.randint(10, 60) / 10
    return units, forget_start


def answer(units, forget_start):
    start_bias = np.zeros(4 * units)
    start_bias[units : 2 * units] = forget_start
    return start_bias
