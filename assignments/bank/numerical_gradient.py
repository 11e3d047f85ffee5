"""Write a numerical gradient of an RNN's last state with respect to its recurrent weight."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gradients", 3, 12, 3
TITLE = Text("수치 미분으로 확인하기", "Checking by numerical differentiation")
TEXT = Text(
    """
유닛이 하나인 RNN이 $h_t = \\tanh(x_t + u\\,h_{t-1})$를 계산하고 $h_0 = 0$에서 시작합니다. 입력이 1차원 배열
`xs`일 때 마지막 상태를 $u$로 미분한 값 $dh_n / du$를 돌려주는 함수 `slope_of_u(u, xs)`를 씁니다. 중앙 차분
$(f(u + \\varepsilon) - f(u - \\varepsilon)) / 2\\varepsilon$를 써도 되고 정확한 식을 써도 됩니다.
""",
    """
An RNN of one unit computes $h_t = \\tanh(x_t + u\\,h_{t-1})$ from $h_0 = 0$. Write `slope_of_u(u, xs)`, which
returns the derivative $dh_n / du$ of the last state for the inputs `xs`, an array of one axis. You may use the
central difference $(f(u + \\varepsilon) - f(u - \\varepsilon)) / 2\\varepsilon$ or an exact formula.
""",
)
RELATIVE = 1e-3


def slope_of_u(u, xs):
    h, slope = 0.0, 0.0
    for x in xs:
        before, h = h, np.tanh(x + u * h)
        slope = (1 - h**2) * (before + u * slope)
    return float(slope)


ASK = slope_of_u
OPEN = [(0.5, np.array([1.0, 0.0])), (0.9, np.array([0.5, -0.2, 0.1]))]


def inputs(hidden):
    return [(hidden.uniform(0.6, 1.2), np.array([hidden.uniform(0.1, 0.6) for _ in range(n)])) for n in (3, 5, 8)]


def last_step_only(u, xs):
    h = before = 0.0
    for x in xs:
        before, h = h, np.tanh(x + u * h)
    return float((1 - h**2) * before)


def without_derivative(u, xs):
    h, slope = 0.0, 0.0
    for x in xs:
        before, h = h, np.tanh(x + u * h)
        slope = before + u * slope
    return float(slope)


MISTAKES = [
    (last_step_only, Text("u는 앞 시점의 상태에도 영향을 줍니다.", "u acts on the states before, too.")),
    (without_derivative, Text("tanh의 도함수가 빠졌습니다.", "The derivative of tanh is missing.")),
    (lambda u, xs: 2 * slope_of_u(u, xs), Text("2ε가 아니라 ε로 나누었습니다.", "You divide by ε instead of 2ε.")),
]
