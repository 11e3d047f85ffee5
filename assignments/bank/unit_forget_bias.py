"""Write down the bias with which an LSTM starts, with the student's own value for the forget gate."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 1, 4, 1
TITLE = Text("편향의 초깃값", "The bias at the start")
TEXT = Text(
    """
`LSTM(units)`의 편향을 망각 게이트 자리만 `forget_start`로, 나머지는 0으로 시작하려고 합니다. Keras의 순서에
맞는 편향을 배열 `start_bias`로 답합니다.
""",
    """
The bias of an `LSTM(units)` is to start at `forget_start` for the forget gate and at 0 elsewhere. Give it, in
Keras' order, as the array `start_bias`.
""",
)


def given(numbers):
    units, forget_start = numbers.randint(2, 9), numbers.randint(10, 60) / 10
    return units, forget_start


def answer(units, forget_start):
    start_bias = np.zeros(4 * units)
    start_bias[units : 2 * units] = forget_start
    return start_bias


MISTAKES = [
    (
        lambda units, forget_start: np.repeat([forget_start, 0, 0, 0], units),
        Text("첫 조각은 입력 게이트입니다.", "The first block is the input gate."),
    ),
    (
        lambda units, forget_start: np.repeat([0, 0, forget_start, 0], units),
        Text("셋째 조각은 후보 상태입니다.", "The third block is the candidate."),
    ),
    (
        lambda units, forget_start: np.full(4 * units, forget_start),
        Text("다른 게이트의 편향은 0입니다.", "The biases of the other gates are 0."),
    ),
    (
        lambda units, forget_start: np.tile([0, forget_start, 0, 0], units),
        Text("한 게이트의 유닛들이 서로 이웃합니다.", "The units of a gate stand side by side."),
    ),
]
