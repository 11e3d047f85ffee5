"""Measure two baselines on the student's own series: the last value, and the value one period ago."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 1, 6, 2
TITLE = Text("기준선 두 가지", "Two baselines")
TEXT = Text(
    """
시계열 `monthly`의 주기는 `period`입니다. 첫 `period`개를 뺀 모든 값을 한 시점 앞에서 예측할 때, 두 기준선의
평균 절대 오차를 실수로 답합니다.

- `error_last`: 바로 앞 값을 예측으로 쓸 때
- `error_season`: 한 주기 앞의 값을 예측으로 쓸 때
""",
    """
The series `monthly` has the period `period`. All values but the first `period` ones are predicted one step
ahead. Give the mean absolute error of two baselines as floats.

- `error_last`: the prediction is the value just before
- `error_season`: the prediction is the value one period ago
""",
)


def given(numbers):
    period = numbers.choice([3, 4, 5])
    shape = numbers.sample(range(0, 90, 7), period)
    monthly = np.array([shape[t % period] + 2 * t + numbers.randint(0, 6) for t in range(4 * period)])
    return monthly, period


def answer(monthly, period):
    error_last = float(np.abs(monthly[period:] - monthly[period - 1 : -1]).mean())
    error_season = float(np.abs(monthly[period:] - monthly[:-period]).mean())
    return error_last, error_season


MISTAKES = [
    (
        lambda monthly, period: answer(monthly, period)[::-1],
        Text("두 기준선이 서로 바뀌었습니다.", "The two baselines are swapped."),
    ),
    (
        lambda monthly, period: (
            float(((monthly[period:] - monthly[period - 1 : -1]) ** 2).mean()),
            float(((monthly[period:] - monthly[:-period]) ** 2).mean()),
        ),
        Text("제곱이 아니라 절댓값의 평균입니다.", "Take absolute values, not squares."),
    ),
    (
        lambda monthly, period: (float(np.abs((monthly[period:] - monthly[period - 1 : -1]).mean())), None),
        Text("절댓값을 먼저 취한 다음 평균을 냅니다.", "Take absolute values first and then their mean."),
    ),
    (
        lambda monthly, period: (None, float(np.abs(monthly[period:] - monthly[:-period]).sum())),
        Text("합이 아니라 평균입니다.", "The mean, not the sum."),
    ),
]
