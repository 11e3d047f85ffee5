"""Count the parameters of two stacked LSTM layers."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 2, 5, 2


def given(numbers):
    features, lower, upper = numbers.sample(range(5, 70), 3)
    return features, lower, upper


def answer(features, lower, upper):
    lower_params = 4 * lower * (features + lower + 1)
    upper_params = 4 * upper * (lower + upper + 1)
    return lower_params, upper_params


MISTAKES = [
    ("(lower + upper + 1)", "(features + upper + 1)", Text("The upper layer reads the lower layer's output.")),
    (" + 1", "", Text("The biases are missing.")),
    ([("4 * ", "3 * "), (" + 1", " + 2")], Text("These are the parameters of a GRU.")),
]
