"""Say which three tensors an LSTM returns, and their shapes."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 1, 4, 2


def given(numbers):
    batch, steps, features, units = numbers.sample(range(2, 60), 4)
    return batch, steps, features, units


def answer(batch, steps, units):
    lstm_first = (batch, steps, units)
    lstm_second = lstm_third = (batch, units)
    return lstm_first, lstm_second, lstm_third


MISTAKES = [
    (
        [
            ("lstm_first = (batch, steps, units)", "lstm_first = (batch, units)"),
            ("lstm_third = (batch, units)", "lstm_third = (batch, steps, units)"),
        ],
        Text("It is the outputs that come at every step."),
    ),
    ("lstm_third = (batch, units)", "lstm_third = (batch, steps)", Text("The states have no time axis.")),
    ("units", "features", Text("The last axis is the number of units.")),
]
