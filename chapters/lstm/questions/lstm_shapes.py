def given(numbers):
    batch, steps, features, units = numbers.sample(range(2, 60), 4)
    return batch, steps, features, units


def answer(batch, steps, units):
    lstm_first = (batch, steps, units)
    lstm_second = (batch, units)
    lstm_third = (batch, units)
    return lstm_first, lstm_second, lstm_third
