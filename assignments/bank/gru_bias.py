"""Say which shapes the bias of a GRU has, and how many parameters lie between them."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 1, 4, 2
TITLE = Text("The bias of a GRU")
TEXT = Text("""
Give the shapes of the weight `bias` of a `GRU(units)` as tuples, and a number of parameters as an integer.

- `bias_shape`: with `reset_after=True`, Keras' default
- `bias_shape_before`: with `reset_after=False`
- `more_params`: how many more parameters the layer has with `reset_after=True`
""")


def given(numbers):
    units = numbers.randint(7, 300)
    return units


def answer(units):
    bias_shape = (2, 3 * units)
    bias_shape_before = (3 * units,)
    more_params = 3 * units
    return bias_shape, bias_shape_before, more_params


MISTAKES = [
    (
        lambda units: ((3 * units,), (2, 3 * units), None),
        Text("The bias has two rows with reset_after=True."),
    ),
    (
        lambda units: ((2, 4 * units), (4 * units,), 4 * units),
        Text("It is an LSTM that has four of each."),
    ),
    (
        lambda units: ((6 * units,), (1, 3 * units), units),
        Text("Look again at the number of rows and of blocks."),
    ),
]
