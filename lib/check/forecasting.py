"""Exercises of the chapter on sunspots: cutting windows, and finding what leaks."""

import re
import unicodedata

import numpy as np

from lib.check.answers import Wrong
from lib.check.exercise import exercise
from lib.check.functions import judge, pair
from lib.text import Text


def _windows(values, window, cut=lambda x: x[:-1], within=lambda x: x, labels=lambda values, window: values[window:]):
    """x, y; the options make them wrong in one way."""
    x = np.lib.stride_tricks.sliding_window_view(values, window)
    return within(cut(x))[:, :, np.newaxis], labels(values, window)


def _wrong(ko, en, **options):
    return lambda values, window: _windows(values, window, **options), ko, en


WINDOW_MISTAKES = [
    (lambda **given: _windows(**given)[::-1], "x와 y의 순서가 바뀌었습니다.", "x and y are swapped."),
    _wrong(
        "x에 정답이 없는 창이 하나 더 있습니다. 마지막 창 다음에는 값이 없습니다.",
        "x has one window too many: no value follows the last one.",
        cut=lambda x: x,
    ),
    *(
        _wrong("마지막 창이 빠졌습니다.", "The last window is missing.", cut=lambda x: x[:-2], labels=labels)
        for labels in (lambda v, w: v[w:], lambda v, w: v[w:-1])
    ),
    _wrong(
        "창 안에서 시간의 순서가 거꾸로입니다.",
        "Within the windows time runs backwards.",
        within=lambda x: x[:, ::-1],
    ),
    _wrong(
        "y에 창의 마지막 값이 들어 있습니다. 창이 끝난 바로 다음 값이어야 합니다.",
        "y holds each window's own last value. It should be the value right after the window.",
        labels=lambda v, w: v[w - 1 : -1],
    ),
    _wrong(
        "y에 창의 첫째 값이 들어 있습니다. 창이 끝난 바로 다음 값이어야 합니다.",
        "y holds each window's own first value. It should be the value right after the window.",
        labels=lambda v, w: v[: len(v) - w],
    ),
    (
        lambda values, window: (_windows(values, window)[0][:, :, 0], values[window:]),
        "x에 특성 축이 없습니다.",
        "x has no features axis.",
    ),
    (
        lambda values, window: (_windows(values, window)[0], values[window:, np.newaxis]),
        "y에 축이 하나 더 있습니다. 창마다 값 하나인 1차원 배열이어야 합니다.",
        "y has one axis too many. It should have a single axis, with one value for each window.",
    ),
    (
        lambda values, window: (_blocks(values, window), values[window::window][: len(_blocks(values, window))]),
        "창이 겹치지 않게 잘랐습니다. 창은 한 시점씩 옮기며 자릅니다.",
        "The windows do not overlap. Each one should begin one step after the one before.",
    ),
]


def _blocks(values, window):
    count = (len(values) - 1) // window
    return values[: count * window].reshape(count, window, 1)


@exercise(
    look=Text(
        "값이 5개이고 창이 3개씩이면 창을 몇 개 만들 수 있을까요? 창마다 바로 다음 값이 있어야 합니다.",
        "With 5 values and windows of 3, how many windows are there? Each needs a value right after it.",
    ),
    start=Text(
        "첫 창은 values[0:window]이고 그 정답은 values[window]입니다. 창의 시작을 한 시점씩 옮기며 모으고, 마지막에 "
        "특성 축을 붙이세요.",
        "The first window is values[0:window], and its answer is values[window]. Move the beginning by one step each "
        "time, and "
        "add the features axis at the end.",
    ),
    solution="""
def windows(values, window):
    count = len(values) - window
    x = np.stack([values[i : i + window] for i in range(count)])
    return x[:, :, np.newaxis], values[window:]
""",
    right=Text(
        "어떤 시계열이든 이렇게 (배치, 시점, 특성)의 배열로 만들 수 있습니다.",
        "Any series becomes an array (batch, steps, features) in this way.",
    ),
)
def windows(answer, rng):
    """A function values (n,), window -> x (n - window, window, 1), y (n - window,)."""

    def cases():
        for n, window in ((12, 4), (9, 2), (30, 22)):
            yield {"values": rng.normal(size=n), "window": window}
        for _ in range(10):
            window = int(rng.integers(1, 8))
            n = window + int(rng.integers(1, 12))
            for values in (rng.normal(size=n), rng.normal(size=n).round()):  # rounded: values come more than once
                yield {"values": values, "window": window}

    def axes(values, window):
        batch = len(values) - window
        return {"x": {"batch": batch, "steps": window, "features": 1}, "y": {"batch": batch}}

    judge(
        answer,
        cases(),
        _windows,
        WINDOW_MISTAKES,
        read=pair("x", "y"),
        axes=axes,
        otherwise=Text(
            "모양은 맞지만 값이 다릅니다. 짧은 배열로 x와 y를 출력해 보세요.",
            "The shapes are right, but the values are not. Print x and y for a short array.",
        ),
    )


@exercise(
    look=Text(
        "1950년부터의 값이 달라졌다고 생각해 보세요. 그때 학습한 모델이나 고른 설정이 달라지는 줄은 어느 것인가요?",
        "Suppose the values from 1950 on were different. In which lines would the trained model or a chosen setting "
        "change?",
    ),
    start=Text(
        "A부터 하나씩 따져 보세요. 1949년까지의 값만 쓰나요? 예측하는 시점보다 앞의 값만 쓰나요? 사람이 테스트 점수를 "
        "보고 고르는 것도 테스트를 쓰는 것입니다.",
        "Ask line by line, beginning with A: does it use values up to 1949 only, or only values before the moment of "
        "the "
        "forecast? A person who chooses by the test score uses the test as well.",
    ),
    solution='answer = {"B", "D"}',
    right=Text(
        "섞어서 나누는 것과 테스트 점수로 고르는 것은 둘 다 오류 없이 실행되지만 점수를 실제보다 좋아 보이게 합니다.",
        "A shuffled split and a choice by test score raise no error, but both make the score look better than it is.",
    ),
)
def find_leaks(answer):
    """The letters of the lines that leak, out of A, B, C, D."""
    given = _letters(answer)
    if not given:
        raise Wrong('{"A"}처럼 따옴표로 묶은 글자의 집합으로 쓰세요.', 'Write a set of letters in quotes, like {"A"}.')
    if not given <= set("ABCD"):
        raise Wrong("A, B, C, D 가운데에서 고르세요.", "Choose from A, B, C and D.")
    if "A" in given:
        raise Wrong(
            "A는 1949년까지의 값만 씁니다. 그 뒤의 값이 달라져도 결과는 그대로입니다.",
            "A uses only values up to 1949. Later values cannot change it.",
        )
    if "C" in given:
        raise Wrong(
            "C의 창에는 예측하는 해보다 앞의 값만 들어 있습니다. 실제로 예측할 때에도 알 수 있는 값입니다.",
            "The window of C holds only values before the year of the forecast. A real forecaster knows them, too.",
        )
    if given == {"B"}:
        raise Wrong(
            "B는 맞습니다. 새는 줄이 하나 더 있습니다. 무엇을 보고 설정을 골랐는지 살펴보세요.",
            "B is one of them. There is one more: look at how a setting was chosen.",
        )
    if given == {"D"}:
        raise Wrong(
            "D는 맞습니다. 새는 줄이 하나 더 있습니다. 이웃한 창은 거의 같은 값을 담고 있습니다.",
            "D is one of them. There is one more: neighbouring windows hold nearly the same values.",
        )


def _letters(answer):
    """The capital letters in an answer that names lines as text: {"B"}, ["b"], "B와 D", {"B": True, "C": False}."""
    if isinstance(answer, dict):
        answer = [name for name, chosen in answer.items() if chosen is not False]
    if isinstance(answer, str):
        answer = [answer]
    if not isinstance(answer, (list, tuple, set, frozenset, np.ndarray)) or not all(isinstance(p, str) for p in answer):
        return set()
    text = unicodedata.normalize("NFKC", " ".join(answer)).upper()
    return set(re.findall("[A-Z]", re.sub(r"\bAND\b", " ", text)))
