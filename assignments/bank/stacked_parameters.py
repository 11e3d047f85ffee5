"""Count the parameters of two stacked LSTM layers."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 2, 5, 2
TITLE = Text("Stacked layers")
TEXT = Text("""
`LSTM(lower, return_sequences=True)` reads an input of `features` features, and `LSTM(upper)` reads its output.
Give the numbers of parameters as integers.

- `lower_params`: of the lower layer
- `upper_params`: of the upper layer
""")


def given(numbers):
    features, lower, upper = numbers.sample(range(5, 70), 3)
    return features, lower, upper


def answer(features, lower, upper):
    lower_params = 4 * lower * (features + lower + 1)
    upper_params = 4 * upper * (lower + upper + 1)
    return lower_params, upper_params


MISTAKES = [
    (
        lambda features, lower, upper: (None, 4 * upper * (features + upper + 1)),
        Text("The upper layer reads the lower layer's output."),
    ),
    (
        lambda features, lower, upper: (4 * lower * (features + lower), 4 * upper * (lower + upper)),
        Text("The biases are missing."),
    ),
    (
        lambda features, lower, upper: (3 * lower * (features + lower + 2), 3 * upper * (lower + upper + 2)),
        Text("These are the parameters of a GRU."),
    ),
]
