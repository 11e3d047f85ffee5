"""Count the parameters of a GRU with reset_after=True and with reset_after=False."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 1, 5, 2


def given(numbers):
    features, units = numbers.sample(range(4, 90), 2)
    return features, units


def answer(features, units):
    gru_params = 3 * units * (features + units + 2)
    gru_params_before = 3 * units * (features + units + 1)
    return gru_params, gru_params_before


MISTAKES = [
    (
        "return gru_params, gru_params_before",
        "return gru_params_before, gru_params",
        Text("The bias has two rows with reset_after=True."),
    ),
    ([(" + 2", ""), (" + 1", "")], Text("The biases are missing.")),
    ("3 * ", "4 * ", Text("It is an LSTM that has four of each.")),
]
