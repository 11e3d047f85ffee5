"""Count the parameters of a SimpleRNN and of the Dense layer after it."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 1, 5, 2
TITLE = Text("Parameters of an RNN")
TEXT = Text("""
A model consists of `SimpleRNN(units)` and `Dense(classes)`; its input has shape `(batch, steps, features)`.
Give the numbers of parameters as integers.

- `recurrent_params`: of `SimpleRNN(units)`
- `head_params`: of `Dense(classes)`
""")


def given(numbers):
    steps, features, units, classes = numbers.sample(range(3, 40), 4)
    return steps, features, units, classes


def answer(features, units, classes):
    recurrent_params = units * (features + units + 1)
    head_params = classes * (units + 1)
    return recurrent_params, head_params


MISTAKES = [
    (
        lambda features, units, classes: (units * (features + units), classes * units),
        Text("The biases are missing."),
    ),
    (
        lambda features, units, classes: (units * (features + 1), None),
        Text("The weights of the hidden state are missing."),
    ),
    (
        lambda steps, features, units, classes: (
            steps * units * (features + units + 1),
            steps * classes * (units + 1),
        ),
        Text("All time steps share the same weights."),
    ),
]
