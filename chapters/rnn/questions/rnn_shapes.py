def given(numbers):
    batch, steps, features, units = numbers.sample(range(2, 50), 4)
    return batch, steps, features, units


def answer(batch, steps, units):
    plain_shape = (batch, units)
    all_steps_shape = (batch, steps, units)
    state_shape = (batch, units)
    return plain_shape, all_steps_shape, state_shape
