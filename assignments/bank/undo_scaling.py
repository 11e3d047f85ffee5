"""Bring standardized predictions and their error back to the original units."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 1, 5, 2
TITLE = Text("원래 단위로 되돌리기", "Back to the original units")
TEXT = Text(
    """
값에서 `sun_mean`을 빼고 `sun_std`로 나누어 학습한 모델이 `scaled_predictions`를 예측했습니다. 표준화한 값에서
평균 절대 오차는 `scaled_error`입니다.

- `predictions`: 원래 단위의 예측(배열)
- `error_in_units`: 원래 단위의 평균 절대 오차(실수)
""",
    """
A model was trained on values from which `sun_mean` was subtracted and which were divided by `sun_std`. It
predicts `scaled_predictions`; in the standardized values its mean absolute error is `scaled_error`.

- `predictions`: the predictions in the original units (an array)
- `error_in_units`: the mean absolute error in the original units (a float)
""",
)


def given(numbers):
    sun_mean, sun_std = numbers.randint(60, 90), numbers.randint(30, 55)
    scaled_predictions = np.array([numbers.randint(-15, 25) / 10 for _ in range(4)])
    scaled_error = numbers.randint(15, 60) / 100
    return sun_mean, sun_std, scaled_predictions, scaled_error


def answer(sun_mean, sun_std, scaled_predictions, scaled_error):
    predictions = scaled_predictions * sun_std + sun_mean
    error_in_units = scaled_error * sun_std
    return predictions, error_in_units


MISTAKES = [
    (
        lambda sun_mean, sun_std, scaled_predictions: ((scaled_predictions + sun_mean) * sun_std, None),
        Text("먼저 곱하고 나중에 더합니다.", "Multiply first and add afterwards."),
    ),
    (
        lambda sun_mean, sun_std, scaled_error: (None, scaled_error * sun_std + sun_mean),
        Text("오차는 두 값의 차이라서 평균을 더하지 않습니다.", "An error is a difference: the mean is not added."),
    ),
    (
        lambda sun_mean, sun_std, scaled_predictions, scaled_error: (
            (scaled_predictions - sun_mean) / sun_std,
            scaled_error / sun_std,
        ),
        Text("한 번 더 표준화했습니다.", "This standardizes once more."),
    ),
    (
        lambda sun_std, scaled_predictions: (scaled_predictions * sun_std, None),
        Text("평균을 더하지 않았습니다.", "The mean is not added."),
    ),
    (
        lambda scaled_error: (None, scaled_error),
        Text("오차가 아직 표준화되어 있습니다.", "The error is still standardized."),
    ),
]
