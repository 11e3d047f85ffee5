"""Apply a temperature to logits."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 2, 6, 2
TITLE = Text("온도", "Temperature")
TEXT = Text(
    """
`logits`는 소프트맥스를 거치기 전의 값입니다. 온도 `heat`로 뽑을 때의 확률을 배열 `heated`로 답합니다.
""",
    """
`logits` are the values before the softmax. Give the probabilities for sampling at the temperature `heat` as the
array `heated`.
""",
)


def given(numbers):
    logits = np.array(numbers.sample(range(-30, 30), 4)) / 10
    heat = numbers.choice([0.4, 0.5, 0.7, 1.5, 2.0, 2.5])
    return logits, heat


def answer(logits, heat):
    scaled = np.exp(logits / heat)
    heated = scaled / scaled.sum()
    return heated


MISTAKES = [
    (
        lambda logits: answer(logits, 1.0),
        Text("온도를 쓰지 않았습니다.", "The temperature is not used."),
    ),
    (
        lambda logits, heat: answer(logits, 1 / heat),
        Text("온도를 곱하지 않고 나눕니다.", "Divide by the temperature; do not multiply."),
    ),
    (
        lambda logits, heat: np.exp(logits / heat),
        Text("합이 1이 되도록 나누지 않았습니다.", "The probabilities do not sum to 1."),
    ),
    (
        lambda logits, heat: answer(logits, 1.0) / heat,
        Text("온도는 소프트맥스 앞에서 나눕니다.", "The temperature divides before the softmax."),
    ),
]
