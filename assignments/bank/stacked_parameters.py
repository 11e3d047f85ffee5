"""Count the parameters of two stacked LSTM layers."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 2, 5, 2
TITLE = Text("쌓은 층", "Stacked layers")
TEXT = Text(
    """
특성이 `features`개인 입력을 `LSTM(lower, return_sequences=True)`가 읽고, 그 출력을 `LSTM(upper)`가 읽습니다.
파라미터 수를 정수로 답합니다.

- `lower_params`: 아래층
- `upper_params`: 위층
""",
    """
`LSTM(lower, return_sequences=True)` reads an input of `features` features, and `LSTM(upper)` reads its output.
Give the numbers of parameters as integers.

- `lower_params`: of the lower layer
- `upper_params`: of the upper layer
""",
)


def given(numbers):
    features, lower, upper = numbers.sample(range(5, 70), 3)
    return features, lower, upper


def answer(features, lower, upper):
    lower_params = 4 * lower * (features + lower + 1)
    upper_params = 4 * upper * (lower + upper + 1)
    return lower_params, upper_params


MISTAKES = [
    (
        lambda features, lower, upper: (None, 4 * upper * (features + upper + 1)),
        Text("위층의 입력은 아래층의 출력입니다.", "The upper layer reads the lower layer's output."),
    ),
    (
        lambda features, lower, upper: (4 * lower * (features + lower), 4 * upper * (lower + upper)),
        Text("편향을 빠뜨렸습니다.", "The biases are missing."),
    ),
    (
        lambda features, lower, upper: (3 * lower * (features + lower + 2), 3 * upper * (lower + upper + 2)),
        Text("GRU의 파라미터를 세었습니다.", "These are the parameters of a GRU."),
    ),
]
