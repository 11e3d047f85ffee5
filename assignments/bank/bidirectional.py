"""Say what Bidirectional does to parameters and shape."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 1, 5, 2
TITLE = Text("A bidirectional layer")
TEXT = Text("""
The input has shape `(batch, steps, features)`. Answer for `Bidirectional(LSTM(units, return_sequences=True))`.

- `two_way_params`: the number of parameters (an integer)
- `two_way_shape`: the shape of the output (a tuple)
""")


def given(numbers):
    batch, steps, features, units = numbers.sample(range(4, 50), 4)
    return batch, steps, features, units


def answer(batch, steps, features, units):
    two_way_params = 2 * 4 * units * (features + units + 1)
    two_way_shape = (batch, steps, 2 * units)
    return two_way_params, two_way_shape


MISTAKES = [
    (
        lambda batch, steps, features, units: (4 * units * (features + units + 1), (batch, steps, units)),
        Text("Only one direction is counted."),
    ),
    (
        lambda features, units: (4 * 2 * units * (features + 2 * units + 1), None),
        Text("The two directions do not see each other's state."),
    ),
    (
        lambda batch, steps, units: (None, (batch, 2 * steps, units)),
        Text("The outputs are joined along the units, not in time."),
    ),
    (
        lambda features, units: (2 * 4 * units * (features + units), None),
        Text("The biases are missing."),
    ),
    (
        lambda batch, units: (None, (batch, 2 * units)),
        Text("With return_sequences=True there is a time axis."),
    ),
]
