"""Compute the candidate of one GRU unit with the reset gate after and before the product."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 2, 7, 3
TITLE = Text("리셋 게이트의 자리", "The place of the reset gate")
TEXT = Text(
    """
GRU의 유닛이 하나뿐입니다. 후보 상태로 가는 입력 쪽의 값(편향 포함)은 `from_input`, 앞 시점의 은닉 상태는
`h_one`, 거기에 곱하는 가중치는 `u_one`, 은닉 상태 쪽 편향은 `b_one`, 리셋 게이트의 값은 `r_one`입니다. 후보
상태를 실수로 답합니다.

- `candidate_after`: `reset_after=True`일 때
- `candidate_before`: `reset_after=False`일 때(은닉 상태 쪽 편향은 없습니다)
""",
    """
A GRU has one unit. What reaches the candidate from the input, bias included, is `from_input`; the hidden state
of the step before is `h_one`, its weight `u_one`, the bias of the hidden side `b_one`, and the reset gate is
`r_one`. Give the candidate as a float.

- `candidate_after`: with `reset_after=True`
- `candidate_before`: with `reset_after=False`, where the hidden side has no bias
""",
)


def given(numbers):
    from_input, h_one, u_one, b_one, r_one = (n / 10 for n in numbers.sample(range(1, 10), 5))
    return from_input, h_one, u_one, b_one, r_one


def answer(from_input, h_one, u_one, b_one, r_one):
    candidate_after = float(np.tanh(from_input + r_one * (h_one * u_one + b_one)))
    candidate_before = float(np.tanh(from_input + r_one * h_one * u_one))
    return candidate_after, candidate_before


MISTAKES = [
    (
        lambda from_input, h_one, u_one, b_one, r_one: answer(from_input, h_one, u_one, b_one, r_one)[::-1],
        Text("두 경우가 서로 바뀌었습니다.", "The two cases are swapped."),
    ),
    (
        lambda from_input, h_one, u_one, b_one, r_one: (np.tanh(from_input + r_one * h_one * u_one + b_one), None),
        Text("reset_after=True에서는 편향에도 r을 곱합니다.", "With reset_after=True, r multiplies the bias, too."),
    ),
    (
        lambda from_input, h_one, u_one, b_one: (
            np.tanh(from_input + h_one * u_one + b_one),
            np.tanh(from_input + h_one * u_one),
        ),
        Text("리셋 게이트를 곱하지 않았습니다.", "The reset gate is missing."),
    ),
    (
        lambda from_input, h_one, u_one, b_one, r_one: (
            np.tanh(r_one * (from_input + h_one * u_one + b_one)),
            np.tanh(r_one * (from_input + h_one * u_one)),
        ),
        Text("리셋 게이트는 입력 쪽에는 곱하지 않습니다.", "The reset gate does not multiply the input's side."),
    ),
]
