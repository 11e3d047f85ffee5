def given(numbers):
    steps, features, units, classes = numbers.sample(range(3, 40), 4)
    return steps, features, units, classes


def answer(features, units, classes):
    recurrent_params = units * (features + units + 1)
    head_params = classes * (units + 1)
    return recurrent_params, head_params
