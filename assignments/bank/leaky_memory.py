"""Follow the simplest memory by hand: m = a m + x, forwards and with the order reversed."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 1, 6, 2
TITLE = Text("가장 간단한 기억", "The simplest memory")
TEXT = Text(
    """
기억 $m$은 0에서 시작하고 시점마다 $m \\leftarrow a\\,m + x$로 바뀝니다. 입력은 `values`이고 $a$는 `keep`입니다.
마지막 기억을 반올림하지 않고 답합니다.

- `memory_forward`: `values`를 순서대로 읽었을 때
- `memory_backward`: `values`를 거꾸로 읽었을 때
""",
    """
The memory $m$ starts at 0 and becomes $m \\leftarrow a\\,m + x$ at each time step. The inputs are `values`, and
$a$ is `keep`. Give the last memory without rounding.

- `memory_forward`: when `values` are read in their order
- `memory_backward`: when they are read in reverse order
""",
)


def given(numbers):
    keep = numbers.choice([0.5, 0.6, 0.7, 0.8])
    values = sorted(numbers.sample(range(1, 20), 5))
    return keep, values


def answer(keep, values):
    memory_forward = memory_backward = 0.0
    for x in values:
        memory_forward = keep * memory_forward + x
    for x in reversed(values):
        memory_backward = keep * memory_backward + x
    return memory_forward, memory_backward


MISTAKES = [
    (lambda values: (float(sum(values)),) * 2, Text("a를 곱하지 않았습니다.", "The factor a is missing.")),
    (
        lambda keep, values: answer(keep, values)[::-1],
        Text("읽는 방향이 바뀌었습니다.", "The direction of reading is swapped."),
    ),
    (
        lambda keep, values: tuple(keep * memory for memory in answer(keep, values)),
        Text("마지막 입력에는 아직 a를 곱하지 않습니다.", "The last input is not multiplied by a yet."),
    ),
    (
        lambda keep, values: (float(np.dot(values, keep ** np.arange(1, 6))), None),
        Text("a의 거듭제곱이 시점마다 하나씩 밀렸습니다.", "The powers of a are shifted by one time step."),
    ),
]
