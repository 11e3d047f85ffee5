"""Say which shapes the bias of a GRU has, and how many parameters lie between them."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 1, 4, 2


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
        "return bias_shape, bias_shape_before",
        "return bias_shape_before, bias_shape",
        Text("The bias has two rows with reset_after=True."),
    ),
    ("3 * units", "4 * units", Text("It is an LSTM that has four of each.")),
    (
        [
            ("(2, 3 * units)", "(6 * units,)"),
            ("(3 * units,)", "(1, 3 * units)"),
            ("more_params = 3 * units", "more_params = units"),
        ],
        Text("Look again at the number of rows and of blocks."),
    ),
]
