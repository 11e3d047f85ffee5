"""Exercises of the chapter 오래 기억하기: the biases of a chrono start, the loss of a model without memory."""

import numpy as np

from lib.check.answers import as_array, as_number, call, equal, recognise
from lib.check.exercise import Text, Wrong, exercise


@exercise(
    hint=Text(
        "np.linspace(1, T - 1, units)의 로그가 망각 게이트의 조각이다. LSTM의 편향은 i, f, c, o 순서로 이어진다.",
        "The logarithm of np.linspace(1, T - 1, units) is the forget gate's piece. An LSTM's bias is four pieces, "
        "i, f, c, o.",
    ),
    solution="""
def chrono_bias(T, units):
    forget = np.log(np.linspace(1, T - 1, units))
    return np.concatenate([-forget, forget, np.zeros(2 * units)])
""",
    right=Text(
        "망각 게이트가 열린 만큼 입력 게이트는 닫힌다. 오래 버티는 유닛일수록 잡음을 덜 받아들인다.",
        "The more the forget gate is open, the more the input gate is closed: little noise gets in.",
    ),
)
def chrono_bias(answer):
    """A function T, units -> the bias (4 units,) of an LSTM that starts with chrono initialisation."""
    for steps, units in [(50, 4), (12, 3)]:
        received = as_array(call(answer, steps, units))
        forget, none = np.log(np.linspace(1, steps - 1, units)), np.zeros(units)
        right = np.concatenate([-forget, forget, none, none])
        even = np.linspace(0, np.log(steps - 1), units)
        longer = np.log(np.linspace(1, steps, units))
        mistakes = [
            (
                np.concatenate([none, forget, none, none]),
                "입력 게이트의 편향이 0이다. 부호를 바꾼 값을 넣는다.",
                "The input gate's biases are 0; they take the values with the other sign.",
            ),
            (-right, "부호가 반대다. 망각 게이트가 닫힌다.", "The signs are the other way: the forget gate closes."),
            (
                np.concatenate([forget, forget, none, none]),
                "입력 게이트에는 부호를 바꾼 값이 와야 한다.",
                "The input gate takes the values with the other sign.",
            ),
            (forget, "망각 게이트의 조각만 있다.", "This is the piece of the forget gate only."),
            (
                np.concatenate([-even, even, none, none]),
                "시점이 아니라 로그를 고르게 나누었다. 먼저 1에서 T - 1까지 나누고 로그를 취한다.",
                "The logarithms are evenly spaced. First divide 1 to T - 1 evenly, then take the logarithm.",
            ),
            (
                np.concatenate([-np.exp(forget), np.exp(forget), none, none]),
                "로그를 취하지 않은 것 같다.",
                "The logarithm seems to be missing.",
            ),
            (
                np.concatenate([-longer, longer, none, none]),
                "T - 1이 아니라 T까지 나눈 것 같다.",
                "The range seems to end at T, not at T - 1.",
            ),
            (
                np.concatenate([none, none, -forget, forget]),
                "조각의 자리가 다르다. 순서는 i, f, c, o다.",
                "The pieces stand in other places; the order is i, f, c, o.",
            ),
        ]
        recognise(received, mistakes)
        if received.shape != (4 * units,):
            raise Wrong("길이가 4 × units인 배열 하나가 와야 한다.", "One array of the length 4 × units was expected.")
        if not equal(received, right):
            raise Wrong("길이는 맞지만 값이 다르다.", "The length is right, the values are not.")


@exercise(
    hint=Text(
        "교차 엔트로피는 정답에 준 확률의 로그에 음수를 붙인 것이다. 정답에 준 확률은 얼마인가?",
        "The cross-entropy is minus the logarithm of the probability given to the right answer. How high is it?",
    ),
    solution="answer = -np.log(1 / 4)",
    right=Text(
        "손실이 이 값 아래로 내려가야 무엇인가 기억하기 시작한 것이다.",
        "Only a loss below this value says that something is remembered.",
    ),
)
def chance_loss(answer):
    """The cross-entropy of a model that gives each of four symbols the same probability."""
    number, right = as_number(answer, whole=False), np.log(4)
    mistakes = [
        (-right, "부호가 반대다. 손실은 0보다 크다.", "The sign is the other one: a loss is above 0."),
        (0.25, "그것은 정답에 준 확률이다.", "This is the probability given to the right answer."),
        (0.75, "그것은 틀릴 확률이다.", "This is the probability of being wrong."),
        (
            2,
            "밑이 2인 로그다. Keras는 자연로그를 쓴다.",
            "This is the logarithm to base 2. Keras uses the natural one.",
        ),
        (
            np.log10(4),
            "밑이 10인 로그다. Keras는 자연로그를 쓴다.",
            "This is the logarithm to base 10. Keras uses the natural one.",
        ),
        (
            np.log(6),
            "특성 여섯이 아니라 기호 넷 가운데서 고른다.",
            "The choice is among four symbols, not six features.",
        ),
        (
            4 * right,
            "네 기호의 손실을 더했다. 정답의 확률만 센다.",
            "The four losses are summed; only the right answer counts.",
        ),
    ]
    for value, ko, en in mistakes:
        if abs(number - value) < 0.006:
            raise Wrong(ko, en)
    if abs(number - right) > 0.01:
        raise Wrong(
            "값이 다르다. 정답에 준 확률에서 시작한다.",
            "Another value. Begin with the probability of the right answer.",
        )
