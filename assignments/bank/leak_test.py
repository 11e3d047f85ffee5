"""Scale a series with numbers that come from the training years alone."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 2, 6, 3
TITLE = Text("새어 나가지 않는 표준화", "Scaling without a leak")
TEXT = Text(
    """
시계열 `series`의 앞 `train_size`개가 학습 데이터이고 나머지가 테스트 데이터입니다. 테스트 데이터가 새어 들지
않게 표준화합니다. 표준 편차는 $n$으로 나눕니다(`np.std`의 기본값).

- `scale_mean`, `scale_std`: 빼고 나눌 두 수(실수)
- `scaled_test`: 표준화한 테스트 데이터(배열)
""",
    """
The first `train_size` values of `series` are the training data, the others the test data. Standardize them so
that nothing of the test data leaks. The standard deviation divides by $n$, as `np.std` does.

- `scale_mean`, `scale_std`: the two numbers to subtract and to divide by (floats)
- `scaled_test`: the standardized test data (an array)
""",
)


def given(numbers):
    train_size = numbers.randint(7, 9)
    low = [numbers.randint(10, 50) for _ in range(train_size - 1)]
    series = np.array([*low, 60, *(numbers.randint(70, 150) for _ in range(5))])
    return series, train_size


def answer(series, train_size):
    scale_mean = float(series[:train_size].mean())
    scale_std = float(series[:train_size].std())
    scaled_test = (series[train_size:] - scale_mean) / scale_std
    return scale_mean, scale_std, scaled_test


def scaled_by(part, series, train_size):
    return float(part.mean()), float(part.std()), (series[train_size:] - part.mean()) / part.std()


MISTAKES = [
    (
        lambda series, train_size: scaled_by(series, series, train_size),
        Text("테스트 데이터까지 넣어 계산했습니다. 정보가 샙니다.", "The test data is included: this is a leak."),
    ),
    (
        lambda series, train_size: scaled_by(series[train_size:], series, train_size),
        Text("학습 데이터의 수로 표준화합니다.", "Scale with the numbers of the training data."),
    ),
    (
        lambda series, train_size: (
            None,
            float(series[:train_size].std(ddof=1)),
            (series[train_size:] - series[:train_size].mean()) / series[:train_size].std(ddof=1),
        ),
        Text("n - 1이 아니라 n으로 나눕니다.", "Divide by n, not by n - 1."),
    ),
]
