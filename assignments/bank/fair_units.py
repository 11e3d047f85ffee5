def given(numbers):
    features, lstm_size = numbers.randint(3, 30), numbers.randint(20, 120)
    return features, lstm_size


def answer(features, lstm_size):
    wanted = 4 * lstm_size * (features + lstm_size + 1)
    fair_gru_size = min(range(1, 2 * lstm_size), key=lambda n: abs(3 * n * (features + n + 2) - wanted))
    fair_gru_params = 3 * fair_gru_size * (features + fair_gru_size + 2)
    return fair_gru_size, fair_gru_params
