"""Write the least-squares fit of an autoregression."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 3, 14, 3
TITLE = Text("자기회귀 모델 맞추기", "Fitting an autoregression")
TEXT = Text(
    """
함수 `fit_autoregression(values, order)`를 씁니다. $y_t \\approx a + b_1 y_{t-1} + \\cdots + b_p y_{t-p}$에서
제곱 오차의 합을 가장 작게 하는 계수를 배열 $[a, b_1, \\ldots, b_p]$로 돌려줍니다. $p$는 `order`이고, 앞에 값이
$p$개 있는 모든 시점을 씁니다. `np.linalg.lstsq`를 써도 됩니다.
""",
    """
Write `fit_autoregression(values, order)`. For $y_t \\approx a + b_1 y_{t-1} + \\cdots + b_p y_{t-p}$ it returns
the coefficients with the least sum of squared errors as the array $[a, b_1, \\ldots, b_p]$. $p$ is `order`; use
every time step that has $p$ values before it. You may use `np.linalg.lstsq`.
""",
)


def fit_autoregression(values, order):
    values = np.asarray(values, dtype=float)
    columns = [np.ones(len(values) - order)]
    for lag in range(1, order + 1):
        columns.append(values[order - lag : len(values) - lag])
    return np.linalg.lstsq(np.stack(columns, axis=1), values[order:], rcond=None)[0]


ASK = fit_autoregression
OPEN = [(np.array([1.0, 3.0, 7.0, 15.0, 31.0]), 1)]


def inputs(hidden):
    draw, cases = np.random.default_rng(hidden.getrandbits(64)), []
    for order, length in ((1, 20), (2, 30), (3, 40)):
        values = [5.0, 6.0]
        for _ in range(length):
            values.append(2 + 0.9 * values[-1] - 0.3 * values[-2] + draw.normal())
        cases.append((np.array(values), order))
    return cases


def no_intercept(values, order):
    rows = np.stack([values[order - lag : len(values) - lag] for lag in range(1, order + 1)], axis=1)
    return np.concatenate([[0.0], np.linalg.lstsq(rows, values[order:], rcond=None)[0]])


MISTAKES = [
    (no_intercept, Text("상수항 a를 맞추지 않았습니다.", "The constant a is not fitted.")),
    (
        lambda values, order: np.roll(fit_autoregression(values, order), -1),
        Text("상수항이 맨 앞에 옵니다.", "The constant comes first."),
    ),
    (
        lambda values, order: fit_autoregression(np.asarray(values)[::-1], order),
        Text("시간의 방향이 거꾸로입니다.", "Time runs backwards."),
    ),
]
