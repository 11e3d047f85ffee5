"""Count the parameters of a SimpleRNN and of the Dense layer after it."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 1, 5, 2


def given(numbers):
    steps, features, units, classes = numbers.sample(range(3, 40), 4)
    return steps, features, units, classes


def answer(features, units, classes):
    recurrent_params = units * (features + units + 1)
    head_params = classes * (units + 1)
    return recurrent_params, head_params


MISTAKES = [
    (" + 1", "", Text("The biases are missing.")),
    ("features + units + 1", "features + 1", Text("The weights of the hidden state are missing.")),
    (
        [("(features,", "(steps, features,"), ("= units", "= steps * units"), ("= classes", "= steps * classes")],
        Text("All time steps share the same weights."),
    ),
]
