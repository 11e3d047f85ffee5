"""Say which three tensors an LSTM returns, and their shapes."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 1, 4, 2
TITLE = Text("The three tensors of an LSTM")
TEXT = Text("""
The input has shape `(batch, steps, features)`. `LSTM(units, return_sequences=True, return_state=True)` returns
three tensors. Give their shapes, in order, as the tuples `lstm_first`, `lstm_second` and `lstm_third`.
""")


def given(numbers):
    batch, steps, features, units = numbers.sample(range(2, 60), 4)
    return batch, steps, features, units


def answer(batch, steps, units):
    lstm_first = (batch, steps, units)
    lstm_second = lstm_third = (batch, units)
    return lstm_first, lstm_second, lstm_third


MISTAKES = [
    (
        lambda batch, steps, units: ((batch, units),) + ((batch, steps, units),) * 2,
        Text("It is the outputs that come at every step."),
    ),
    (
        lambda batch, steps: (None, (batch, steps), (batch, steps)),
        Text("The states have no time axis."),
    ),
    (
        lambda batch, steps, features: ((batch, steps, features), (batch, features), (batch, features)),
        Text("The last axis is the number of units."),
    ),
]
