def given(numbers):
    features, units = numbers.sample(range(4, 90), 2)
    return features, units


def answer(features, units):
    gru_params = 3 * units * (features + units + 2)
    gru_params_before = 3 * units * (features + units + 1)
    return gru_params, gru_params_before
