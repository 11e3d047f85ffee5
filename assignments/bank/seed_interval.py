"""Report a score over seeds: its mean and the half-width of its 95 % interval."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "comparison", 2, 7, 2
TITLE = Text("평균과 신뢰 구간", "Mean and interval")
TEXT = Text(
    """
난수 시드만 바꾸어 같은 모델을 여러 번 학습했더니 `scores`를 얻었습니다. 실수로 답합니다.

- `mean_score`: 평균
- `half_width`: 평균의 95 % 신뢰 구간을 평균 ± `half_width`로 쓸 때의 값. 표준 오차(표본 표준 편차는 $n - 1$로
  나눕니다)에 1.96을 곱합니다.
""",
    """
The same model was trained several times with other random seeds; it scored `scores`. Answer with floats.

- `mean_score`: the mean
- `half_width`: the 95 % interval of the mean is mean ± `half_width`. Take 1.96 standard errors; the sample
  standard deviation divides by $n - 1$.
""",
)


def given(numbers):
    scores = [numbers.randint(600, 980) / 1000 for _ in range(numbers.randint(8, 14))]
    return scores


def answer(scores):
    mean_score = float(np.mean(scores))
    half_width = float(1.96 * np.std(scores, ddof=1) / np.sqrt(len(scores)))
    return mean_score, half_width


MISTAKES = [
    (
        lambda scores: (None, float(1.96 * np.std(scores, ddof=1))),
        Text("표준 편차는 평균의 오차가 아닙니다.", "The standard deviation is not the error of the mean."),
    ),
    (
        lambda scores: (None, float(1.96 * np.std(scores) / np.sqrt(len(scores)))),
        Text("n이 아니라 n - 1로 나눕니다.", "Divide by n - 1, not by n."),
    ),
    (
        lambda scores: (None, float(np.std(scores, ddof=1) / np.sqrt(len(scores)))),
        Text("1.96을 곱하지 않았습니다.", "The factor 1.96 is missing."),
    ),
    (
        lambda scores: (max(scores), None),
        Text("가장 좋은 점수가 아니라 평균입니다.", "The mean, not the best score."),
    ),
]
