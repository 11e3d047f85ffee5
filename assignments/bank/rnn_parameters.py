"""Count the parameters of a SimpleRNN and of the Dense layer after it."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 1, 5, 2
TITLE = Text("RNN의 파라미터", "Parameters of an RNN")
TEXT = Text(
    """
모델은 `SimpleRNN(units)`와 `Dense(classes)`로 되어 있고, 입력의 모양은 `(batch, steps, features)`입니다.
파라미터 수를 정수로 답합니다.

- `recurrent_params`: `SimpleRNN(units)`
- `head_params`: `Dense(classes)`
""",
    """
A model consists of `SimpleRNN(units)` and `Dense(classes)`; its input has shape `(batch, steps, features)`.
Give the numbers of parameters as integers.

- `recurrent_params`: of `SimpleRNN(units)`
- `head_params`: of `Dense(classes)`
""",
)


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
        Text("편향을 빠뜨렸습니다.", "The biases are missing."),
    ),
    (
        lambda features, units, classes: (units * (features + 1), None),
        Text("은닉 상태에 곱하는 가중치를 빠뜨렸습니다.", "The weights of the hidden state are missing."),
    ),
    (
        lambda steps, features, units, classes: (
            steps * units * (features + units + 1),
            steps * classes * (units + 1),
        ),
        Text("모든 시점이 같은 가중치를 함께 씁니다.", "All time steps share the same weights."),
    ),
]
