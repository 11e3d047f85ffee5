def given(numbers):
    features, lower, upper = numbers.sample(range(5, 70), 3)
    return features, lower, upper


def answer(features, lower, upper):
    lower_params = 4 * lower * (features + lower + 1)
    upper_params = 4 * upper * (lower + upper + 1)
    return lower_params, upper_params
