"""Say which shapes a SimpleRNN returns with return_sequences and return_state."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 1, 5, 2
TITLE = Text("The flags of a recurrent layer")
TEXT = Text("""
The input has shape `(batch, steps, features)` and there are `units` units. Answer with tuples.

- `plain_shape`: the output of `SimpleRNN(units)`
- `all_steps_shape`: the output of `SimpleRNN(units, return_sequences=True)`
- `state_shape`: the second tensor that `SimpleRNN(units, return_sequences=True, return_state=True)` returns
""")


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
        lambda batch, steps, units: ((batch, steps, units), (batch, units), (batch, steps, units)),
        Text("Look again at which of them has a time axis."),
    ),
    (
        lambda batch, steps, features: ((batch, features), (batch, steps, features), (batch, features)),
        Text("The last axis is the number of units, not of features."),
    ),
    (
        lambda batch, units: ((units,), None, (units,)),
        Text("The batch axis is missing."),
    ),
    (
        lambda batch, units: ((batch, 1, units), None, (batch, 1, units)),
        Text("There is no time axis of length 1."),
    ),
]
