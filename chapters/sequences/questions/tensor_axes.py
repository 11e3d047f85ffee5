def given(numbers):
    batch, steps, features = numbers.sample(range(2, 60), 3)
    return batch, steps, features


def answer(batch, steps, features):
    batch_shape = (batch, steps, features)
    step_shape = (batch, features)
    sequence_shape_of_one = (steps, features)
    return batch_shape, step_shape, sequence_shape_of_one
