"""Exercises of the chapter 왜 잊을까: backpropagation through time, an open forget gate, the bias for a memory."""

import numpy as np

from lib import cells
from lib.check.agreement import is_rounded, recognise_near
from lib.check.answers import Wrong, as_bias, as_number
from lib.check.exercise import exercise
from lib.check.functions import judge, sizes
from lib.text import Text


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


def _wrong(ko, en, **options):
    return lambda h, W, U: _bptt(h, W, U, **options), ko, en


BPTT_MISTAKES = [
    (lambda h, W, U: _bptt(h, W, U)[::-1], "시점의 순서가 거꾸로입니다.", "The steps are in reverse order."),
    (
        lambda h, W, U: np.linalg.norm(_bptt(h, W, U), axis=1),
        "기울기가 아니라 기울기의 크기를 돌려주었습니다.",
        "This is the size of the gradient, not the gradient.",
    ),
    (
        lambda h, W, U: _bptt(h, W, U)[0],
        "첫 시점의 기울기만 돌려주었습니다.",
        "This is the gradient of the first step only.",
    ),
    _wrong(
        "tanh의 도함수 1 - h²을 곱하지 않은 것 같습니다.",
        "The derivative of tanh, 1 - h², seems to be missing.",
        slope=False,
    ),
    _wrong("U를 전치하지 않은 것 같습니다.", "U seems not to be transposed.", transposed=False),
    _wrong(
        "도함수를 앞 시점의 h로 계산한 것 같습니다.",
        "The derivative seems to use h of the step before.",
        at="t-1",
    ),
    _wrong(
        "입력 쪽으로 갈 때 tanh의 도함수를 곱하지 않은 것 같습니다.",
        "The derivative of tanh seems to be missing on the way to the input.",
        after=False,
    ),
]


@exercise(
    look=Text(
        "시간 역전파는 마지막 시점에서 시작해 앞으로 거슬러 갑니다. 기울기가 한 시점을 거슬러 갈 때 거꾸로 지나는 "
        "계산 두 가지는 무엇일까요?",
        "Backpropagation through time starts at the last step and goes back. Which two computations does the gradient "
        "pass "
        "in reverse at each step?",
    ),
    start=Text(
        "1로 채운 길이 units의 배열에서 시작해 시점 t를 뒤에서부터 하나씩 거슬러 가세요. 시점마다 먼저 tanh의 "
        "도함수를 곱합니다. 그 값이 "
        "한쪽으로는 입력 x_t로, 다른 쪽으로는 앞 시점의 "
        "h로 갑니다.",
        "Start from an array of ones, one for each unit, and loop over t backwards. At each step first multiply by the "
        "derivative of "
        "tanh. The result goes two ways: to the input x_t and to h of the step before.",
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
        "시점을 하나 거슬러 갈 때마다 U가 한 번씩 곱해집니다. 기울기가 사라지거나 커지는 이유입니다.",
        "U is multiplied in once for each step back: this is why gradients vanish or explode.",
    ),
)
def bptt(answer, rng):
    """A function h (steps, units), W, U of a SimpleRNN -> ∂(sum of h[-1]) / ∂x (steps, features)."""

    def cases():
        for steps, features, units in sizes(rng, 2, 1, 1, largest=6, fixed=[(4, 2, 2), (5, 3, 3), (4, 1, 3)]):
            # Halved: a tanh near -1 or 1 has a derivative of almost 0, which hides mistakes.
            W, U = rng.normal(size=(features, units)) / 2, rng.normal(size=(units, units)) / 2
            h = cells.simple_rnn(rng.normal(size=(1, steps, features)), W, U, rng.normal(size=units))[0][0]
            yield {"h": h, "W": W, "U": U}

    judge(answer, cases(), _bptt, BPTT_MISTAKES, axes=lambda h, W, U: {"steps": len(h), "features": len(W)})


@exercise(
    look=Text(
        "LSTM의 편향 하나에는 조각 네 개가 이어져 있습니다. Keras의 순서에서 망각 게이트는 몇 번째일까요?",
        "The bias of an LSTM holds four pieces in a row. In Keras' order, which piece belongs to the forget gate?",
    ),
    start=Text(
        "한 조각의 길이는 units이고 순서는 i, f, c, o입니다. 0으로 채운 길이 4 × units의 배열을 만들고, 한 조각의 "
        "자리에만 value를 넣으세요.",
        "Each piece has the length units and the order is i, f, c, o. Make an array of 4 × units zeros and put value "
        "into the "
        "place of one piece.",
    ),
    solution="""
def forget_bias(units, value):
    result = np.zeros(4 * units)
    result[units : 2 * units] = value
    return result
""",
    right=Text(
        "편향의 한 조각만 바꾸었는데 기억이 길어집니다.",
        "Only one piece of the bias changes, and the memory gets longer.",
    ),
)
def forget_bias(answer, rng):
    """A function units, value -> the bias (4 units,) of an LSTM: value for the forget gate, 0 for all others."""

    def pieces(units, values):
        return np.repeat(np.asarray(values, dtype=float), units)

    def cases():
        for units in (3, 5, 1, 2, *rng.integers(1, 9, size=20)):
            yield {"units": int(units), "value": round(float(rng.choice([-1, 1]) * rng.uniform(0.3, 6)), 2)}

    def only(place):
        return lambda units, value: pieces(units, value * np.eye(4)[place])

    mistakes = [
        (only(0), "입력 게이트의 자리에 넣었습니다.", "The value is in the place of the input gate."),
        (only(2), "후보 상태의 자리에 넣었습니다.", "The value is in the place of the candidate."),
        (only(3), "출력 게이트의 자리에 넣었습니다.", "The value is in the place of the output gate."),
        (
            lambda units, value: np.full(4 * units, value),
            "네 조각에 모두 넣었습니다. 망각 게이트의 조각에만 넣으세요.",
            "The value is in all four pieces. Only the forget gate should have it.",
        ),
        (
            lambda units, value: np.full(units, value),
            "망각 게이트의 조각만 있습니다. 나머지 세 조각도 이어져 있어야 합니다.",
            "This is the piece of the forget gate only. The other three pieces belong to the bias as well.",
        ),
        (
            lambda units, value: cells.sigmoid(only(1)(units, value)),
            "편향이 아니라 게이트의 값을 돌려주었습니다.",
            "These are values of gates, not biases.",
        ),
        *(
            (
                lambda units, value, other=other: only(1)(units, other(value)),
                "자리는 맞지만 값이 다릅니다. value를 그대로 넣으세요.",
                "The place is right, but the value is not. Put in value as it is.",
            )
            for other in (np.ones_like, np.abs, np.negative, cells.sigmoid, lambda value: 2 * value)
        ),
    ]

    judge(
        answer,
        cases(),
        only(1),
        mistakes,
        read=as_bias,
        axes=lambda units, value: {"weights": 4 * units},
        otherwise=Text("길이는 맞지만 값이 다릅니다.", "The length is right, but the values are not."),
    )


@exercise(
    look=Text(
        "입력이 없으면 셀 상태는 시점마다 f배가 됩니다. 50시점 뒤에는 처음의 몇 배일까요?",
        "Without input the cell state is multiplied by f at each step. What is left of it after 50 steps?",
    ),
    start=Text(
        "f를 50번 곱한 값이 1/2이라는 식에서 f를 구하세요. 그다음에 f = σ(b)가 되는 b를 구합니다. b는 0보다 훨씬 "
        "큽니다.",
        "f multiplied 50 times is one half: find f. Then find the b for which f = σ(b). It is far above 0.",
    ),
    solution="f = 0.5 ** (1 / 50)\nanswer = np.log(f / (1 - f))",
    right=Text(
        "편향이 3이면 50시점 뒤에 절반도 남지 않습니다. 다음 장의 chrono 초기화는 유닛마다 다른 편향을 줍니다.",
        "With a bias of 3 less than half is left after 50 steps. Chrono, in the next chapter, gives each unit its own "
        "bias.",
    ),
)
def half_life(answer):
    """The forget bias with which a cell keeps half of its content over 50 steps (its other inputs aside)."""
    number, f = as_number(answer, whole=False), 0.5 ** (1 / 50)
    right = np.log(f / (1 - f))
    if is_rounded(number, right, digits=2):
        return
    recognise_near(
        number,
        right,
        [
            (
                f,
                "게이트의 값 f입니다. 편향 b는 σ(b) = f에서 구합니다.",
                "This is the gate's value f. The bias b comes from σ(b) = f.",
            ),
            (
                -right,
                "부호가 반대입니다. 이 편향으로는 게이트가 닫힙니다.",
                "The sign is wrong: with this bias the gate is closed.",
            ),
            (
                np.log(50),
                "log 50은 chrono 초기화의 어림값입니다. 여기서는 정확히 절반이 남아야 합니다.",
                "log 50 is the estimate that chrono uses. Here exactly half must be left.",
            ),
            (
                1 / (1 + np.exp(-f)),
                "σ(f)를 구했습니다. σ의 역함수를 써야 합니다.",
                "This is σ(f). σ has to be inverted.",
            ),
            (
                0,
                "편향이 0이면 f = 0.5이므로 한 시점 만에 절반이 됩니다.",
                "With a bias of 0, f = 0.5: half is gone after one step.",
            ),
        ],
    )
    if cells.sigmoid(number) ** 50 > 0.5:
        raise Wrong("이 편향으로는 절반보다 많이 남습니다.", "With this bias more than half is left.")
    raise Wrong("이 편향으로는 절반보다 적게 남습니다.", "With this bias less than half is left.")
