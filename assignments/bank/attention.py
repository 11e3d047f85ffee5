"""Compute attention weights and the context vector from the student's own query, keys and values."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 3, 9, 3
TITLE = Text("어텐션", "Attention")
TEXT = Text(
    """
질의 `query`의 모양은 `(4,)`, 키 `keys`의 모양은 `(3, 4)`, 값 `contents`의 모양은 `(3, 2)`입니다. 내적을
$\\sqrt{4}$로 나눈 뒤 소프트맥스를 씁니다.

- `attention_weights`: 세 시점의 가중치(배열)
- `context`: 가중치로 평균한 값(모양 `(2,)`인 배열)
""",
    """
The query `query` has shape `(4,)`, the keys `keys` have shape `(3, 4)` and the values `contents` have shape
`(3, 2)`. Divide the products by $\\sqrt{4}$ and apply the softmax.

- `attention_weights`: the weights of the three time steps (an array)
- `context`: the values averaged with these weights (an array of shape `(2,)`)
""",
)


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    query, keys, contents = (draw.normal(size=shape).round(1) for shape in (4, (3, 4), (3, 2)))
    return query, keys, contents


def answer(query, keys, contents):
    scores = np.exp(keys @ query / np.sqrt(len(query)))
    attention_weights = scores / scores.sum()
    context = attention_weights @ contents
    return attention_weights, context


def weighted(scores, contents):
    return scores, scores @ contents


MISTAKES = [
    (
        lambda query, keys, contents: weighted(np.exp(keys @ query) / np.exp(keys @ query).sum(), contents),
        Text("내적을 √4로 나누지 않았습니다.", "The products are not divided by √4."),
    ),
    (
        lambda query, keys, contents: weighted(keys @ query / 2, contents),
        Text("소프트맥스가 빠졌습니다.", "The softmax is missing."),
    ),
    (
        lambda query, keys, contents: weighted(np.ones(3) / 3, contents),
        Text("모든 시점의 가중치가 같지는 않습니다.", "The time steps do not all have the same weight."),
    ),
]
