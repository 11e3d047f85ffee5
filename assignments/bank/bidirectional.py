"""Say what Bidirectional does to parameters and shape."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 1, 5, 2


def given(numbers):
    batch, steps, features, units = numbers.sample(range(4, 50), 4)
    return batch, steps, features, units


def answer(batch, steps, features, units):
    two_way_params = 2 * 4 * units * (features + units + 1)
    two_way_shape = (batch, steps, 2 * units)
    return two_way_params, two_way_shape


MISTAKES = [
    ("2 * ", "", Text("Only one direction is counted.")),
    ("+ units + 1", "+ 2 * units + 1", Text("The two directions do not see each other's state.")),
    ("steps, 2 * units)", "2 * steps, units)", Text("The outputs are joined along the units, not in time.")),
    (" + 1", "", Text("The biases are missing.")),
    ("(batch, steps, 2 *", "(batch, 2 *", Text("With return_sequences=True there is a time axis.")),
]
