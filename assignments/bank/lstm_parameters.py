"""Count the parameters of an LSTM and those of its forget gate alone."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 1, 5, 2


def given(numbers):
    features, units = numbers.sample(range(4, 90), 2)
    return features, units


def answer(features, units):
    forget_params = units * (features + units + 1)
    lstm_params = 4 * forget_params
    return lstm_params, forget_params


MISTAKES = [
    (" + 1", "", Text("The biases are missing.")),
    ("4 * ", "3 * ", Text("Beside three gates, the candidate has weights, too.")),
    (" + 1", " + 2", Text("It is the GRU whose bias has two rows.")),
]
