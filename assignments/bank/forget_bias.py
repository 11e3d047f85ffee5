"""How much of a cell state a forget gate keeps, and which bias keeps half of it."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 2, 8, 3
TITLE = Text("망각 게이트의 편향과 기억", "The forget gate's bias and memory")
TEXT = Text(
    """
어떤 LSTM에서 망각 게이트에는 입력도 은닉 상태도 닿지 않고 편향만 있습니다. 입력 게이트는 닫혀 있습니다. 실수로
답합니다.

- `kept_share`: 편향이 `forget_b`일 때 `steps`시점 뒤에 남아 있는 처음 셀 상태의 몫
- `half_bias`: `steps`시점 뒤에 처음 셀 상태의 꼭 절반이 남게 하는 편향
""",
    """
In an LSTM neither input nor hidden state reaches the forget gate, only its bias. The input gate is closed.
Answer with floats.

- `kept_share`: the share of the first cell state that is left after `steps` time steps if the bias is
  `forget_b`
- `half_bias`: the bias with which exactly half of the first cell state is left after `steps` time steps
""",
)


def given(numbers):
    steps, forget_b = numbers.randint(10, 60), numbers.randint(15, 60) / 10
    return steps, forget_b


def answer(steps, forget_b):
    kept_share = float((1 / (1 + np.exp(-forget_b))) ** steps)
    gate = 0.5 ** (1 / steps)
    half_bias = float(np.log(gate / (1 - gate)))
    return kept_share, half_bias


MISTAKES = [
    (
        lambda forget_b: (1 / (1 + np.exp(-forget_b)), None),
        Text("시점마다 한 번씩 곱합니다.", "The gate multiplies once per time step."),
    ),
    (
        lambda steps, forget_b: (float(1 / (1 + np.exp(-forget_b * steps))), None),
        Text("시점의 수는 시그모이드 안이 아니라 지수에 옵니다.", "The number of steps is an exponent of the gate."),
    ),
    (
        lambda steps, forget_b: (float(np.tanh(forget_b)) ** steps, None),
        Text("게이트의 활성화 함수는 시그모이드입니다.", "The activation of a gate is the sigmoid."),
    ),
    (
        lambda steps: (None, 0.5 ** (1 / steps)),
        Text("게이트의 값이 아니라 편향을 묻습니다.", "This is the value of the gate; its bias is asked for."),
    ),
]
