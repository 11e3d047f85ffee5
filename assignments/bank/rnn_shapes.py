"""Say which shapes a SimpleRNN returns with return_sequences and return_state."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 1, 5, 2


def given(numbers):
    batch, steps, features, units = numbers.sample(range(2, 50), 4)
    return batch, steps, features, units


def answer(batch, steps, units):
    plain_shape = (batch, units)
    all_steps_shape = (batch, steps, units)
    state_shape = (batch, units)
    return plain_shape, all_steps_shape, state_shape


MISTAKES = [
    (
        "return plain_shape, all_steps_shape, state_shape",
        "return all_steps_shape, plain_shape, all_steps_shape",
        Text("Look again at which of them has a time axis."),
    ),
    ("units", "features", Text("The last axis is the number of units, not of features.")),
    ("(batch, units)", "(units,)", Text("The batch axis is missing.")),
    ("(batch, units)", "(batch, 1, units)", Text("There is no time axis of length 1.")),
]
