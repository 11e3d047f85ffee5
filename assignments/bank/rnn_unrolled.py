"""Unroll a SimpleRNN of one unit over the student's own four inputs."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 2, 7, 2
TITLE = Text("네 시점을 펼치기", "Four steps, unrolled")
TEXT = Text(
    """
유닛이 하나인 RNN은 시점마다 $h_t = \\tanh(w\\,x_t + u\\,h_{t-1} + b)$를 계산하고 $h_0 = 0$에서 시작합니다. 입력
`inputs_1d`와 가중치 `w`, `u`, `b`로 네 시점의 출력을 모두 계산하여 모양 `(4,)`인 배열 `four_outputs`로
답합니다.
""",
    """
An RNN of one unit computes $h_t = \\tanh(w\\,x_t + u\\,h_{t-1} + b)$ at each time step and starts from
$h_0 = 0$. Compute the outputs of all four steps for `inputs_1d` and the weights `w`, `u`, `b`: the array
`four_outputs` of shape `(4,)`.
""",
)


def given(numbers):
    inputs_1d = [numbers.randint(2, 9) / 10 for _ in range(4)]
    w, u, b = numbers.randint(5, 12) / 10, -numbers.randint(5, 12) / 10, numbers.randint(1, 4) / 10
    return inputs_1d, w, u, b


def answer(inputs_1d, w, u, b):
    state, outputs = 0.0, []
    for x in inputs_1d:
        state = np.tanh(w * x + u * state + b)
        outputs.append(state)
    four_outputs = np.array(outputs)
    return four_outputs


def linear(inputs_1d, w, u, b):
    state, outputs = 0.0, []
    for x in inputs_1d:
        state = w * x + u * state + b
        outputs.append(np.tanh(state))
    return np.array(outputs)


MISTAKES = [
    (
        lambda inputs_1d, w, b: np.tanh(w * np.array(inputs_1d) + b),
        Text("은닉 상태가 다음 시점으로 전해지지 않았습니다.", "The hidden state is not passed on to the next step."),
    ),
    (linear, Text("tanh를 거친 값이 다음 시점으로 갑니다.", "What is passed on is the value after tanh.")),
    (
        lambda inputs_1d, w, u: answer(inputs_1d, w, u, 0.0),
        Text("편향이 빠졌습니다.", "The bias is missing."),
    ),
    (
        lambda inputs_1d, w, u, b: answer(inputs_1d, w, u, b)[-1:],
        Text("출력이 네 개여야 합니다.", "Give all four outputs."),
    ),
]
