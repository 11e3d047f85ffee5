def given(numbers):
    units = numbers.randint(7, 300)
    return units


def answer(units):
    bias_shape = (2, 3 * units)
    bias_shape_before = (3 * units,)
    more_params = 3 * units
    return bias_shape, bias_shape_before, more_params
