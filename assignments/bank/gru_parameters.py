"""Count the parameters of a GRU with reset_after=True and with reset_after=False."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 1, 5, 2
TITLE = Text("Parameters of a GRU")
TEXT = Text("""
A `GRU(units)` reads `features` features. Give its number of parameters as integers.

- `gru_params`: with `reset_after=True`, Keras' default
- `gru_params_before`: with `reset_after=False`
""")


def given(numbers):
    features, units = numbers.sample(range(4, 90), 2)
    return features, units


def answer(features, units):
    gru_params = 3 * units * (features + units + 2)
    gru_params_before = 3 * units * (features + units + 1)
    return gru_params, gru_params_before


MISTAKES = [
    (
        lambda features, units: (3 * units * (features + units + 1), 3 * units * (features + units + 2)),
        Text("The bias has two rows with reset_after=True."),
    ),
    (
        lambda features, units: (3 * units * (features + units),) * 2,
        Text("The biases are missing."),
    ),
    (
        lambda features, units: (4 * units * (features + units + 2), 4 * units * (features + units + 1)),
        Text("It is an LSTM that has four of each."),
    ),
]
