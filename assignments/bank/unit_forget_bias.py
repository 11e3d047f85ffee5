def given(numbers):
    units, forget_start = numbers.randint(2, 9), numbers.choice([1.5, 2.5, 3.5, 4.5, 5.5])
    return units, forget_start


def answer(units, forget_start):
    start_bias = np.zeros(4 * units)
    start_bias[units : 2 * units] = forget_start
    return start_bias
