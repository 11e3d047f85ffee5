def given(numbers):
    batch, steps, features, units = numbers.sample(range(4, 50), 4)
    return batch, steps, features, units


def answer(batch, steps, features, units):
    two_way_params = 2 * 4 * units * (features + units + 1)
    two_way_shape = (batch, steps, 2 * units)
    return two_way_params, two_way_shape
