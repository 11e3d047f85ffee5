def given(numbers):
    features, units = numbers.sample(range(4, 90), 2)
    return features, units


def answer(features, units):
    forget_params = units * (features + units + 1)
    lstm_params = 4 * forget_params
    return lstm_params, forget_params
