"""Count the windows of a series, and those whose targets lie before the test data."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 2, 5, 2
TITLE = Text("How many windows?")
TEXT = Text("""
A series of `values_in_all` values is cut into windows of length `window` that move on by one place; the value
right after a window is predicted. The last `test_values` values are the test data. Answer with integers.

- `windows_in_all`: the number of windows that have a value to predict
- `train_windows`: how many of them predict a value that is not test data
""")


def given(numbers):
    values_in_all, window, test_values = numbers.randint(150, 400), numbers.randint(8, 30), numbers.randint(40, 90)
    return values_in_all, window, test_values


def answer(values_in_all, window, test_values):
    windows_in_all = values_in_all - window
    train_windows = windows_in_all - test_values
    return windows_in_all, train_windows


MISTAKES = [
    (
        lambda values_in_all, window, test_values: (
            values_in_all - window + 1,
            values_in_all - window + 1 - test_values,
        ),
        Text("The very last window has no value to predict."),
    ),
    (
        lambda values_in_all, window, test_values: (values_in_all // window, (values_in_all - test_values) // window),
        Text("Windows overlap: they move on by one place."),
    ),
    (
        lambda values_in_all, window, test_values: (values_in_all, values_in_all - test_values),
        Text("The first values have no window before them."),
    ),
    (
        lambda values_in_all, window, test_values: (None, values_in_all - 2 * window - test_values),
        Text("It is the predicted value that decides."),
    ),
]
