"""Count the parameters of an LSTM and those of its forget gate alone."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 1, 5, 2
TITLE = Text("Parameters of an LSTM")
TEXT = Text("""
An `LSTM(units)` reads `features` features. Answer with integers.

- `lstm_params`: the layer's number of parameters
- `forget_params`: how many of them compute the forget gate
""")


def given(numbers):
    features, units = numbers.sample(range(4, 90), 2)
    return features, units


def answer(features, units):
    forget_params = units * (features + units + 1)
    lstm_params = 4 * forget_params
    return lstm_params, forget_params


MISTAKES = [
    (
        lambda features, units: (4 * units * (features + units), units * (features + units)),
        Text("The biases are missing."),
    ),
    (
        lambda features, units: (3 * units * (features + units + 1), None),
        Text("Beside three gates, the candidate has weights, too."),
    ),
    (
        lambda features, units: (4 * units * (features + units + 2), units * (features + units + 2)),
        Text("It is the GRU whose bias has two rows."),
    ),
]
