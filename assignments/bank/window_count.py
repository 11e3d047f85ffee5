"""Count the windows of a series, and those whose targets lie before the test data."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 2, 5, 2


def given(numbers):
    values_in_all, window, test_values = numbers.randint(150, 400), numbers.randint(8, 30), numbers.randint(40, 90)
    return values_in_all, window, test_values


def answer(values_in_all, window, test_values):
    windows_in_all = values_in_all - window
    train_windows = windows_in_all - test_values
    return windows_in_all, train_windows


MISTAKES = [
    ("values_in_all - window", "values_in_all - window + 1", Text("The very last window has no value to predict.")),
    (
        [
            ("values_in_all - window", "values_in_all // window"),
            ("windows_in_all - test_values", "(values_in_all - test_values) // window"),
        ],
        Text("Windows overlap: they move on by one place."),
    ),
    ("values_in_all - window", "values_in_all", Text("The first values have no window before them.")),
    ("windows_in_all -", "windows_in_all - window -", Text("It is the predicted value that decides.")),
]
