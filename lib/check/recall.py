"""Exercises of the chapter 오래 기억하기: the biases of a chrono start, the loss of a model without memory."""

import numpy as np

from lib.check.agreement import is_rounded, recognise_near
from lib.check.answers import Wrong, as_bias, as_number
from lib.check.exercise import exercise
from lib.check.functions import judge
from lib.text import Text


def _chrono(
    T, units, forget=lambda T, units: np.log(np.linspace(1, T - 1, units)), pieces=lambda f: (-f, f, 0 * f, 0 * f)
):
    """The bias; the options make it wrong in one way."""
    return np.concatenate(pieces(forget(T, units)))


def _wrong(ko, en, **options):
    return lambda T, units: _chrono(T, units, **options), ko, en


CHRONO_MISTAKES = [
    _wrong(
        "입력 게이트의 편향이 0입니다. 입력 게이트에는 부호를 바꾼 값을 넣습니다.",
        "The input gate's biases are 0. They take the values with the sign changed.",
        pieces=lambda f: (0 * f, f, 0 * f, 0 * f),
    ),
    _wrong(
        "부호가 반대입니다. 이 편향으로는 망각 게이트가 닫힙니다.",
        "The signs are the other way round: the forget gate is closed.",
        pieces=lambda f: (f, -f, 0 * f, 0 * f),
    ),
    _wrong(
        "입력 게이트에는 부호를 바꾼 값을 넣어야 합니다.",
        "The input gate takes the values with the sign changed.",
        pieces=lambda f: (f, f, 0 * f, 0 * f),
    ),
    _wrong(
        "망각 게이트의 조각만 있습니다. 나머지 세 조각도 이어져 있어야 합니다.",
        "This is the piece of the forget gate only. The other three pieces belong to the bias as well.",
        pieces=lambda f: (f,),
    ),
    _wrong(
        "로그를 취한 값을 같은 간격으로 나누었습니다. 1에서 T - 1까지를 먼저 나누고 그다음에 로그를 취하세요.",
        "The logarithms are evenly spaced. First divide the range from 1 to T - 1 evenly, then take the logarithm.",
        forget=lambda T, units: np.linspace(0, np.log(T - 1), units),
    ),
    _wrong(
        "로그를 취하지 않은 것 같습니다.",
        "The logarithm seems to be missing.",
        forget=lambda T, units: np.linspace(1, T - 1, units),
    ),
    *(
        _wrong(
            "자연로그가 아닌 다른 로그를 쓴 것 같습니다.",
            "This seems to be another logarithm than the natural one.",
            forget=lambda T, units, log=log: log(np.linspace(1, T - 1, units)),
        )
        for log in (np.log2, np.log10)
    ),
    _wrong(
        "T - 1이 아니라 T까지 나눈 것 같습니다.",
        "The range seems to end at T instead of T - 1.",
        forget=lambda T, units: np.log(np.linspace(1, T, units)),
    ),
    *(
        _wrong(
            "조각의 자리가 다릅니다. 순서는 i, f, c, o입니다.",
            "The pieces are in other places. The order is i, f, c, o.",
            pieces=pieces,
        )
        for pieces in (
            lambda f: (0 * f, 0 * f, -f, f),
            lambda f: (-f, 0 * f, f, 0 * f),
            lambda f: (0 * f, f, 0 * f, -f),
            lambda f: (0 * f, -f, f, 0 * f),
        )
    ),
]


@exercise(
    look=Text(
        "편향은 i, f, c, o의 네 조각입니다. 망각 게이트의 조각을 먼저 만들고, 나머지 조각이 그것과 어떤 관계인지 "
        "과제의 문장에서 찾아보세요.",
        "The bias has four pieces, i, f, c, o. Make the forget gate's piece first, then find in the task how the "
        "others follow "
        "from it.",
    ),
    start=Text(
        "같은 간격으로 나눈 수는 np.linspace로 만듭니다. T = 5이고 유닛이 4개이면 1, 2, 3, 4입니다. 이 수들의 로그가 "
        "망각 게이트의 조각입니다.",
        "np.linspace gives evenly spaced numbers: for T = 5 and 4 units they are 1, 2, 3, 4. Their logarithms are the "
        "forget "
        "gate's piece.",
    ),
    solution="""
def chrono_bias(T, units):
    forget = np.log(np.linspace(1, T - 1, units))
    return np.concatenate([-forget, forget, np.zeros(2 * units)])
""",
    right=Text(
        "망각 게이트가 열린 만큼 입력 게이트는 닫힙니다. 오래 기억하는 유닛일수록 잡음을 덜 받아들입니다.",
        "The more a unit's forget gate is open, the more its input gate is closed: a unit that remembers long lets in "
        "little "
        "noise.",
    ),
)
def chrono_bias(answer, rng):
    """A function T, units -> the bias (4 units,) of an LSTM that starts with chrono initialisation."""

    def cases():
        for T, units in ((50, 4), (12, 3), (7, 5), (100, 2), *rng.integers((5, 2), (200, 9), size=(18, 2))):
            yield {"T": int(T), "units": int(units)}

    judge(
        answer,
        cases(),
        _chrono,
        CHRONO_MISTAKES,
        read=as_bias,
        axes=lambda T, units: {"weights": 4 * units},
        otherwise=Text("길이는 맞지만 값이 다릅니다.", "The length is right, but the values are not."),
    )


@exercise(
    look=Text(
        "교차 엔트로피에는 정답에 준 확률만 들어갑니다. 이 모델은 정답에 얼마의 확률을 주나요?",
        "Only the probability given to the right answer enters the cross-entropy. How high is it for this model?",
    ),
    start=Text(
        "손실은 정답에 준 확률의 자연로그에 음의 부호를 붙인 값입니다. 확률이 1이면 손실은 0이고, 확률이 작을수록 "
        "손실이 커집니다.",
        "The loss is minus the natural logarithm of that probability: 0 for a probability of 1, larger for smaller "
        "ones.",
    ),
    solution="answer = -np.log(1 / 4)",
    right=Text(
        "손실이 이 값보다 작아지면 모델이 무엇인가를 기억하기 시작한 것입니다.",
        "Once the loss falls below this value, the model has begun to remember something.",
    ),
)
def chance_loss(answer):
    """The cross-entropy of a model that gives each of four symbols the same probability."""
    number, right = as_number(answer, whole=False), np.log(4)
    if is_rounded(number, right, digits=2):
        return
    recognise_near(
        number,
        right,
        [
            (-right, "부호가 반대입니다. 손실은 0보다 큽니다.", "The sign is wrong: a loss is above 0."),
            (
                0.25,
                "정답에 준 확률입니다. 손실은 이 확률로 계산합니다.",
                "This is the probability given to the right answer.",
            ),
            (0.75, "틀릴 확률입니다.", "This is the probability of being wrong."),
            (
                2,
                "밑이 2인 로그입니다. Keras는 자연로그를 씁니다.",
                "This is the logarithm to base 2. Keras uses the natural one.",
            ),
            (
                np.log10(4),
                "밑이 10인 로그입니다. Keras는 자연로그를 씁니다.",
                "This is the logarithm to base 10. Keras uses the natural one.",
            ),
            (
                np.log(6),
                "특성 여섯 개가 아니라 기호 네 개 가운데서 고릅니다.",
                "The choice is among four symbols, not six features.",
            ),
            (
                4 * right,
                "네 기호의 손실을 더한 값입니다. 정답인 기호 하나만 셉니다.",
                "This is the sum over four symbols. Only the right one counts.",
            ),
        ],
    )
    raise Wrong(
        "값이 다릅니다. 정답에 준 확률이 얼마인지부터 정하세요.",
        "The value is different. First find the probability given to the right answer.",
    )
