"""Count the parameters of an LSTM and those of its forget gate alone."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 1, 5, 2
TITLE = Text("LSTM의 파라미터", "Parameters of an LSTM")
TEXT = Text(
    """
특성이 `features`개인 입력을 받는 `LSTM(units)`가 있습니다. 정수로 답합니다.

- `lstm_params`: 층의 파라미터 수
- `forget_params`: 그 가운데 망각 게이트를 계산하는 파라미터 수
""",
    """
An `LSTM(units)` reads `features` features. Answer with integers.

- `lstm_params`: the layer's number of parameters
- `forget_params`: how many of them compute the forget gate
""",
)


def given(numbers):
    features, units = numbers.sample(range(4, 90), 2)
    return features, units


def answer(features, units):
    forget_params = units * (features + units + 1)
    lstm_params = 4 * forget_params
    return lstm_params, forget_params


MISTAKES = [
    (
        lambda features, units: (4 * units * (features + units), units * (features + units)),
        Text("편향을 빠뜨렸습니다.", "The biases are missing."),
    ),
    (
        lambda features, units: (3 * units * (features + units + 1), None),
        Text("게이트 셋 말고 후보 상태도 가중치를 씁니다.", "Beside three gates, the candidate has weights, too."),
    ),
    (
        lambda features, units: (4 * units * (features + units + 2), units * (features + units + 2)),
        Text("편향이 두 행인 것은 GRU입니다.", "It is the GRU whose bias has two rows."),
    ),
]
