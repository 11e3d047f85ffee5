"""Forecast four steps ahead by feeding predictions back."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 2, 7, 2
TITLE = Text("예측을 되먹이기", "Feeding predictions back")
TEXT = Text(
    """
모델이 $y_t = 10 + b_1 y_{t-1} + b_2 y_{t-2}$로 예측합니다. 마지막 두 값은 앞의 것부터 `last_two`이고 계수
$(b_1, b_2)$는 `lag_weights`입니다. 예측을 다시 입력으로 쓰면서 앞으로의 네 값을 배열 `next_four`로 답합니다.
""",
    """
A model predicts $y_t = 10 + b_1 y_{t-1} + b_2 y_{t-2}$. The last two values are `last_two`, the earlier one
first; the coefficients $(b_1, b_2)$ are `lag_weights`. Feed the predictions back and give the next four values
as the array `next_four`.
""",
)


def given(numbers):
    last_two = [numbers.randint(20, 60), numbers.randint(70, 150)]
    lag_weights = (numbers.randint(90, 140) / 100, -numbers.randint(40, 70) / 100)
    return last_two, lag_weights


def answer(last_two, lag_weights):
    values = list(last_two)
    for _ in range(4):
        values.append(10 + lag_weights[0] * values[-1] + lag_weights[1] * values[-2])
    next_four = np.array(values[2:])
    return next_four


def without_constant(last_two, lag_weights):
    values = list(last_two)
    for _ in range(4):
        values.append(lag_weights[0] * values[-1] + lag_weights[1] * values[-2])
    return np.array(values[2:])


MISTAKES = [
    (
        lambda last_two, lag_weights: np.full(4, answer(last_two, lag_weights)[0]),
        Text("예측을 다음 입력으로 쓰지 않았습니다.", "The predictions are not fed back."),
    ),
    (
        lambda last_two, lag_weights: answer(last_two[::-1], lag_weights),
        Text("두 값의 순서가 바뀌었습니다.", "The order of the two values is swapped."),
    ),
    (
        without_constant,
        Text("상수항 10을 더하지 않았습니다.", "The constant 10 is missing."),
    ),
]
