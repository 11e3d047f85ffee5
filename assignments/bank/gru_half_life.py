"""Count the steps until an update gate has left less than half of a state."""

import math

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 2, 5, 2
TITLE = Text("상태의 반감기", "The half-life of a state")
TEXT = Text(
    """
GRU의 업데이트 게이트가 모든 시점에서 `z_fixed`이고 후보 상태는 늘 0입니다. 처음 은닉 상태의 절반보다 적게 남는
것은 몇 시점 뒤부터일까요? 가장 작은 정수 `half_life`로 답합니다.
""",
    """
The update gate of a GRU is `z_fixed` at every time step, and the candidate is always 0. After how many time
steps is less than half of the first hidden state left? Answer with the smallest such integer, `half_life`.
""",
)


def given(numbers):
    z_fixed = numbers.randint(850, 990) / 1000
    return z_fixed


def answer(z_fixed):
    half_life = 1
    while z_fixed**half_life >= 0.5:
        half_life += 1
    return half_life


MISTAKES = [
    (
        lambda z_fixed: answer(z_fixed) - 1,
        Text("아직 절반 이상이 남아 있는 시점입니다.", "At that step at least half is still left."),
    ),
    (
        lambda z_fixed: math.ceil(0.5 / (1 - z_fixed)),
        Text(
            "시점마다 같은 양이 아니라 같은 비율이 줄어듭니다.", "Each step takes the same share, not the same amount."
        ),
    ),
    (
        lambda z_fixed: 1,
        Text("Keras에서 앞 상태의 몫은 z입니다.", "In Keras the share of the state before is z."),
    ),
]
