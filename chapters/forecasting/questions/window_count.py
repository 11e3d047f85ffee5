def given(numbers):
    values_in_all = numbers.randint(150, 400)
    window = numbers.randint(8, 30)
    test_values = numbers.randint(40, 90)
    return values_in_all, window, test_values


def answer(values_in_all, window, test_values):
    windows_in_all = values_in_all - window
    train_windows = windows_in_all - test_values
    return windows_in_all, train_windows
