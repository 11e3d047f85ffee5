"""Mix the old state and the candidate by the update gate, as Keras does."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 1, 4, 1
TITLE = Text("업데이트 게이트", "The update gate")
TEXT = Text(
    """
Keras의 GRU에서 업데이트 게이트가 `z_gate`, 앞 시점의 은닉 상태가 `old_state`, 후보 상태가 `candidate`입니다. 새
은닉 상태를 배열 `mixed_state`로 답합니다.
""",
    """
In a GRU of Keras the update gate is `z_gate`, the hidden state of the step before is `old_state` and the
candidate is `candidate`. Give the new hidden state as the array `mixed_state`.
""",
)


def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    z_gate, old_state = draw.uniform(0.55, 0.95, 3).round(2), draw.uniform(0.1, 0.9, 3).round(2)
    candidate = -draw.uniform(0.1, 0.9, 3).round(2)
    return z_gate, old_state, candidate


def answer(z_gate, old_state, candidate):
    mixed_state = z_gate * old_state + (1 - z_gate) * candidate
    return mixed_state


MISTAKES = [
    (
        lambda z_gate, old_state, candidate: (1 - z_gate) * old_state + z_gate * candidate,
        Text("Keras에서는 z가 1에 가까울수록 앞 상태가 남습니다.", "In Keras z near 1 keeps the state before."),
    ),
    (
        lambda z_gate, old_state, candidate: z_gate * old_state + candidate,
        Text("후보 상태에도 몫을 곱합니다.", "The candidate is multiplied by its share, too."),
    ),
    (
        lambda z_gate, old_state, candidate: np.tanh(z_gate * old_state + (1 - z_gate) * candidate),
        Text("섞은 다음에는 활성화 함수가 없습니다.", "There is no activation after mixing."),
    ),
]
