"""Write a class that keeps the hidden state of an RNN between calls."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 3, 15, 3
TITLE = Text("상태를 지닌 RNN 셀", "An RNN cell that keeps its state")
TEXT = Text(
    """
클래스 `RNNCell`을 씁니다. `RNNCell(kernel, recurrent_kernel, bias)`로 만들고, 은닉 상태는 0으로 시작합니다.

- `step(x)`: 모양이 `(features,)`인 입력 하나를 읽고 새 은닉 상태 `(units,)`를 돌려줍니다.
- `reset()`: 은닉 상태를 0으로 되돌리고 그 상태를 돌려줍니다.
""",
    """
Write the class `RNNCell`, made by `RNNCell(kernel, recurrent_kernel, bias)`. Its hidden state starts at 0.

- `step(x)` reads one input of shape `(features,)` and returns the new hidden state, `(units,)`.
- `reset()` sets the hidden state back to 0 and returns it.
""",
)


class RNNCell:
    def __init__(self, kernel, recurrent_kernel, bias):
        self.kernel, self.recurrent_kernel, self.bias = kernel, recurrent_kernel, bias
        self.h = np.zeros(len(bias))

    def step(self, x):
        self.h = np.tanh(x @ self.kernel + self.h @ self.recurrent_kernel + self.bias)
        return self.h

    def reset(self):
        self.h = np.zeros(len(self.bias))
        return self.h


ASK = RNNCell
ONE = np.array([1.0])
OPEN = [
    ((np.array([[0.5]]), np.array([[1.0]]), np.array([0.0])), [("step", ONE), ("step", ONE), ("reset",), ("step", ONE)])
]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    cases = []
    for features, units in ((2, 3), (3, 2)):
        weights = draw.normal(size=(features, units)), draw.normal(size=(units, units)), draw.normal(size=units)
        steps = [("step", draw.normal(size=features)) for _ in range(5)]
        cases.append((weights, [*steps[:3], ("reset",), *steps[3:]]))
    return cases


class Forgetful(RNNCell):
    def step(self, x):
        return np.tanh(x @ self.kernel + self.bias)


class NeverReset(RNNCell):
    def reset(self):
        return np.zeros(len(self.bias))


class Linear(RNNCell):
    def step(self, x):
        self.h = x @ self.kernel + self.h @ self.recurrent_kernel + self.bias
        return self.h


MISTAKES = [
    (Forgetful, Text("step이 앞의 은닉 상태를 쓰지 않습니다.", "step does not use the hidden state before it.")),
    (NeverReset, Text("reset 뒤에도 앞의 상태가 남아 있습니다.", "The state is still there after reset.")),
    (Linear, Text("활성화 함수 tanh가 빠졌습니다.", "The activation tanh is missing.")),
]
