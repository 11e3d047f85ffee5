"""Exercises of the chapter 왜 잊을까: backpropagation through time, an open forget gate, the bias for a memory."""

import numpy as np

from lib import cells
from lib.check.answers import as_array, as_number, call, compare, equal, fresh, recognise
from lib.check.exercise import Text, Wrong, exercise


def _bptt(h, W, U, slope=True, at="t", transposed=True, after=True):
    """∂(sum of h_T) / ∂x_t for each t; the options make it wrong in one way."""
    steps, units = h.shape
    gradient, result = np.ones(units), np.zeros((steps, len(W)))
    for t in reversed(range(steps)):
        state = h[t] if at == "t" else h[t - 1] if t else np.zeros(units)
        through = gradient * (1 - state**2) if slope else gradient
        result[t] = (through if after else gradient) @ W.T
        gradient = through @ (U.T if transposed else U)
    return result


@exercise(
    hint=Text(
        "마지막 시점에서 시작한다. 기울기에 tanh의 도함수 1 - h²을 곱한다. 입력 쪽으로는 W의 전치를, 앞 시점으로는 U의 "
        "전치를 곱한다.",
        "Begin at the last step. Multiply by the slope of tanh, 1 - h², then by W transposed toward the input and by U "
        "transposed toward the step before.",
    ),
    solution="""
def bptt(h, W, U):
    gradient = np.ones(len(U))
    result = np.zeros((len(h), len(W)))
    for t in reversed(range(len(h))):
        gradient = gradient * (1 - h[t] ** 2)
        result[t] = gradient @ W.T
        gradient = gradient @ U.T
    return result
""",
    right=Text(
        "U가 시점마다 한 번씩 곱해진다. 기울기가 사라지거나 커지는 까닭이다.",
        "U comes in once for each step: this is why gradients vanish or explode.",
    ),
)
def bptt(answer):
    """A function h (steps, units), W, U of a SimpleRNN -> ∂(sum of h[-1]) / ∂x (steps, features)."""
    for steps, features, units in [(4, 3, 2), (6, 2, 5)]:
        rng = fresh()
        # Halved: a tanh at its ends has no slope left to ask about.
        W, U = rng.normal(size=(features, units)) / 2, rng.normal(size=(units, units)) / 2
        h = cells.simple_rnn(rng.normal(size=(1, steps, features)), W, U, rng.normal(size=units))[0][0]
        right = _bptt(h, W, U)
        compare(
            as_array(call(answer, h, W, U)),
            right,
            [
                (right[::-1], "시점의 순서가 뒤집혔다.", "The steps are in reverse order."),
                (
                    np.linalg.norm(right, axis=1),
                    "기울기 자체가 아니라 그 크기를 냈다.",
                    "This is the size of the gradient.",
                ),
                (right[0], "첫 시점의 기울기만 냈다.", "This is the gradient of the first step only."),
                (
                    _bptt(h, W, U, slope=False),
                    "tanh의 도함수 1 - h²을 곱하지 않은 것 같다.",
                    "The slope of tanh, 1 - h², seems to be missing.",
                ),
                (_bptt(h, W, U, transposed=False), "U를 전치하지 않은 것 같다.", "U seems not to be transposed."),
                (
                    _bptt(h, W, U, at="t-1"),
                    "도함수에 앞 시점의 h를 쓴 것 같다.",
                    "The slope seems to use h of the step before.",
                ),
                (
                    _bptt(h, W, U, after=False),
                    "입력 쪽 기울기에 tanh의 도함수가 빠졌다.",
                    "The slope of tanh is missing on the way to the input.",
                ),
            ],
            steps=steps,
            features=features,
        )


@exercise(
    hint=Text(
        "LSTM의 편향은 i, f, c, o 네 조각이 이어진 것이다. 한 조각의 길이는 units다.",
        "The bias of an LSTM is four pieces in the order i, f, c, o, each of the length units.",
    ),
    solution="""
def forget_bias(units, value):
    result = np.zeros(4 * units)
    result[units : 2 * units] = value
    return result
""",
    right=Text("둘째 조각만 바꾸면 기억이 길어진다.", "One piece of the bias, and the memory grows."),
)
def forget_bias(answer):
    """A function units, value -> the bias (4 units,) of an LSTM: value for the forget gate, 0 for all others."""
    for units, value in [(3, 2.5), (5, -1.0)]:
        received = as_array(call(answer, units, value))
        pieces = np.repeat(np.eye(4) * value, units, axis=1)
        mistakes = [
            (pieces[0], "입력 게이트의 자리에 넣었다.", "The value went to the input gate."),
            (pieces[2], "후보 상태의 자리에 넣었다.", "The value went to the candidate."),
            (pieces[3], "출력 게이트의 자리에 넣었다.", "The value went to the output gate."),
            (pieces.sum(axis=0), "네 조각에 모두 넣었다.", "The value went to all four pieces."),
            (np.full(units, value), "망각 게이트의 조각만 있다.", "This is the piece of the forget gate only."),
            (cells.sigmoid(pieces[1]), "편향이 아니라 게이트의 값을 냈다.", "These are values of gates, not biases."),
        ]
        recognise(received, mistakes)
        if received.shape != (4 * units,):
            raise Wrong("길이가 4 × units인 배열 하나가 와야 한다.", "One array of the length 4 × units was expected.")
        if not equal(received, pieces[1]):
            raise Wrong("값이 들어간 자리가 다르다.", "The value stands in another place.")


@exercise(
    hint=Text(
        "먼저 f를 구한다. f를 50번 곱한 것이 절반이다. 다음에 f = σ(b)를 b에 대해 푼다.",
        "First find f: multiplied 50 times it leaves one half. Then solve f = σ(b) for b.",
    ),
    solution="f = 0.5 ** (1 / 50)\nanswer = np.log(f / (1 - f))",
    right=Text(
        "편향 3으로는 50시점 뒤에 절반이 남지 않는다. 다음 장의 chrono 초기화는 유닛마다 다른 편향을 준다.",
        "A bias of 3 leaves less than half after 50 steps. Chrono, in the next chapter, gives each unit its own.",
    ),
)
def half_life(answer):
    """The forget bias with which a cell keeps half of its content over 50 steps (its other inputs aside)."""
    number, f = as_number(answer, whole=False), 0.5 ** (1 / 50)
    mistakes = [
        (
            f,
            "그것은 게이트의 값 f다. 편향 b는 σ(b) = f에서 나온다.",
            "This is the gate's value f. The bias comes from σ(b) = f.",
        ),
        (-np.log(f / (1 - f)), "부호가 반대다. 게이트가 닫힌다.", "The sign is the other one: the gate closes."),
        (
            np.log(50),
            "chrono의 어림이다. 여기서는 정확히 절반이 남아야 한다.",
            "This is chrono's estimate; here exactly half must stay.",
        ),
        (1 / (1 + np.exp(-f)), "σ를 거꾸로 풀어야 한다.", "σ has to be inverted."),
        (0, "편향이 0이면 한 시점 만에 절반이 된다.", "With a bias of 0 half is gone after one step."),
    ]
    for value, ko, en in mistakes:
        if abs(number - value) < 0.005:
            raise Wrong(ko, en)
    left = cells.sigmoid(number) ** 50
    if abs(left - 0.5) > 0.01:
        if left > 0.5:
            raise Wrong("절반보다 많이 남는다.", "More than half stays.")
        raise Wrong("절반보다 적게 남는다.", "Less than half stays.")
