"""Find the number of units from the number of parameters."""

import math

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 2, 6, 2
TITLE = Text("파라미터에서 유닛으로", "From parameters to units")
TEXT = Text(
    """
특성이 `features`개인 입력을 받는 `SimpleRNN`의 파라미터가 `total`개입니다. 유닛은 몇 개일까요? 정수
`units_found`로 답합니다.
""",
    """
A `SimpleRNN` that reads `features` features has `total` parameters. How many units does it have? Answer with
the integer `units_found`.
""",
)


def given(numbers):
    features = numbers.randint(5, 30)
    total = numbers.choice([n * (features + n + 1) for n in range(20, 120)])
    return features, total


def answer(features, total):
    units_found = next(n for n in range(1, total) if n * (features + n + 1) == total)
    return units_found


MISTAKES = [
    (
        lambda total: math.isqrt(total),
        Text("입력에 곱하는 가중치와 편향도 셉니다.", "Count the input's weights and the biases, too."),
    ),
    (
        lambda features, total: total // (features + 1),
        Text("은닉 상태에 곱하는 가중치도 셉니다.", "Count the weights of the hidden state, too."),
    ),
    (
        lambda features, total: next(n for n in range(1, total) if 4 * n * (features + n + 1) >= total),
        Text("네 벌이 있는 것은 LSTM입니다.", "It is an LSTM that has four of each."),
    ),
]
