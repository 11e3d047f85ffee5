"""Turn the probabilities of the right letters into bits per letter and perplexity."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 2, 6, 2
TITLE = Text("글자당 비트", "Bits per letter")
TEXT = Text(
    """
모델이 정답 글자들에 준 확률이 `right_chances`입니다. 실수로 답합니다.

- `bits`: 글자당 평균 비트(확률의 $-\\log_2$의 평균)
- `perplexity`: 그에 해당하는 퍼플렉서티
""",
    """
A model gave the right letters the probabilities `right_chances`. Answer with floats.

- `bits`: the mean number of bits per letter (the mean of $-\\log_2$ of the probabilities)
- `perplexity`: the perplexity that belongs to it
""",
)


def given(numbers):
    right_chances = [numbers.randint(5, 60) / 100 for _ in range(6)]
    return right_chances


def answer(right_chances):
    bits = float(-np.log2(right_chances).mean())
    perplexity = 2**bits
    return bits, perplexity


MISTAKES = [
    (
        lambda right_chances: (float(-np.log(right_chances).mean()), None),
        Text("밑이 2인 로그를 씁니다.", "Use the logarithm to base 2."),
    ),
    (
        lambda right_chances: (float(-np.log2(right_chances).sum()), None),
        Text("합이 아니라 글자당 평균입니다.", "The mean per letter, not the sum."),
    ),
    (
        lambda right_chances: (None, float(np.exp(-np.log2(right_chances).mean()))),
        Text("비트에는 밑이 2인 거듭제곱을 씁니다.", "For bits, take a power of 2."),
    ),
    (
        lambda right_chances: (float(-np.log2(np.mean(right_chances))), float(1 / np.mean(right_chances))),
        Text("로그를 먼저 취하고 평균을 냅니다.", "Take the logarithms first and then their mean."),
    ),
]
