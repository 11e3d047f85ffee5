"""Find the spectral radius of the student's own recurrent weights, and what 40 steps make of it."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gradients", 2, 6, 2
TITLE = Text("스펙트럼 반지름", "The spectral radius")
TEXT = Text(
    """
배열 `recurrent_2x2`는 활성화 함수가 없는 RNN의 순환 가중치입니다. 실수로 답합니다.

- `radius`: 고윳값의 절댓값 가운데 가장 큰 것
- `after_40`: `radius`의 40제곱. 40시점 동안 기울기가 커지거나 작아지는 정도입니다.
""",
    """
The array `recurrent_2x2` holds the recurrent weights of an RNN without activation. Answer with floats.

- `radius`: the largest of the absolute values of its eigenvalues
- `after_40`: `radius` to the power of 40, by which a gradient roughly grows or shrinks over 40 time steps
""",
)


def given(numbers):
    large, small, slope = numbers.randint(85, 115) / 100, numbers.randint(20, 60) / 100, numbers.randint(5, 15) / 10
    recurrent_2x2 = np.array([[large, slope], [0.1, small]])
    return recurrent_2x2


def answer(recurrent_2x2):
    radius = float(np.abs(np.linalg.eigvals(recurrent_2x2)).max())
    after_40 = radius**40
    return radius, after_40


MISTAKES = [
    (
        lambda recurrent_2x2: (float(np.linalg.norm(recurrent_2x2, 2)), float(np.linalg.norm(recurrent_2x2, 2)) ** 40),
        Text("특잇값이 아니라 고윳값을 씁니다.", "Use eigenvalues, not singular values."),
    ),
    (
        lambda recurrent_2x2: (float(recurrent_2x2[0, 0]), float(recurrent_2x2[0, 0]) ** 40),
        Text("대각선의 값은 고윳값이 아닙니다.", "The entries of the diagonal are not the eigenvalues."),
    ),
    (
        lambda recurrent_2x2: (float(np.abs(np.linalg.eigvals(recurrent_2x2)).min()), None),
        Text("절댓값이 가장 큰 고윳값을 고릅니다.", "Take the eigenvalue with the largest absolute value."),
    ),
    (
        lambda recurrent_2x2: (None, 40 * float(np.abs(np.linalg.eigvals(recurrent_2x2)).max())),
        Text("40을 곱하지 않고 40제곱을 합니다.", "Take the power of 40; do not multiply by 40."),
    ),
]
