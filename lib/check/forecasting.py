"""Exercises of the chapter on sunspots: cutting windows, and finding what leaks."""

import numpy as np

from lib.check.answers import as_array, call, equal, fresh, named, recognise, require_shape
from lib.check.exercise import Text, Wrong, exercise


@exercise(
    hint=Text(
        "i번째 창은 values[i]에서 시작하고, 그 답은 창이 끝난 바로 다음 값이다. 마지막 축은 np.newaxis로 만든다.",
        "Window i begins at values[i]; its answer is the value right after its end. np.newaxis makes the last axis.",
    ),
    solution="""
def windows(values, window):
    count = len(values) - window
    x = np.stack([values[i : i + window] for i in range(count)])
    return x[:, :, np.newaxis], values[window:]
""",
    right=Text(
        "어떤 시계열이든 이 두 줄이면 (배치, 시점, 특성)이 된다.",
        "These lines turn any series into (batch, steps, features).",
    ),
)
def windows(answer):
    """A function values (n,), window -> x (n - window, window, 1), y (n - window,)."""
    for n, window in ((12, 4), (9, 2), (30, 22)):
        values = fresh().normal(size=n)
        result = call(answer, values, window)
        if not isinstance(result, (tuple, list)) or len(result) != 2:
            raise Wrong("x와 y 둘을 돌려주어야 한다.", "Two arrays, x and y, should be returned.")
        cut = np.lib.stride_tricks.sliding_window_view(values, window)
        x, y = cut[:-1, :, np.newaxis], values[window:]
        with named("x"):
            received = as_array(result[0])
            if received.shape == cut[..., np.newaxis].shape:
                raise Wrong("답이 없는 창이 하나 더 있다.", "There is one window more than there are answers.")
            if received.shape == x[:-1].shape:
                raise Wrong("마지막 창이 빠졌다.", "The last window is missing.")
            require_shape(received.shape, batch=n - window, steps=window, features=1)
            if equal(received, x[:, ::-1]):
                raise Wrong("창 안의 시간이 거꾸로다.", "Time runs backwards within the windows.")
            if not equal(received, x):
                raise Wrong("모양은 맞지만 값이 다르다.", "The shape is right, the values are not.")
        with named("y"):
            received = as_array(result[1])
            if received.size == y.size:
                recognise(
                    received.reshape(-1),
                    [
                        (
                            values[window - 1 : -1],
                            "창의 마지막 값이 답이 되었다. 답은 그다음 값이다.",
                            "The answer is the window's own last value; it should be the next one.",
                        ),
                        (
                            values[: n - window],
                            "창의 첫 값이 답이 되었다.",
                            "The answer is the window's own first value.",
                        ),
                    ],
                )
            require_shape(received.shape, batch=n - window)
            if not equal(received, y):
                raise Wrong("창마다 답이 하나이지만 값이 다르다.", "One answer a window, but other values.")


@exercise(
    hint=Text(
        "줄마다 묻자. 1950년 뒤의 값을 바꾸면 이 줄의 결과가 바뀌는가? 학습 전에 사람이 본 것도 본 것이다.",
        "Ask of each line: does its result change with the values after 1950? What a person looked at counts as well.",
    ),
    solution='answer = {"B", "D"}',
    right=Text(
        "섞어서 나누는 것과 테스트 점수로 고르는 것. 둘 다 오류 없이 점수만 좋게 만든다.",
        "A shuffled split and a choice by test score: neither raises an error, both flatter the score.",
    ),
)
def find_leaks(answer):
    """The letters of the lines that leak, out of A, B, C, D."""
    listed = isinstance(answer, (str, list, tuple, set, frozenset)) and answer
    if not listed or not all(isinstance(letter, str) for letter in answer):
        raise Wrong('{"A"}처럼 글자의 집합으로 쓴다.', 'Write a set of letters, like {"A"}.')
    given = {letter.strip().upper() for letter in answer} - {",", ""}
    if not given <= set("ABCD"):
        raise Wrong("글자는 A, B, C, D 가운데에서 고른다.", "Choose letters out of A, B, C, D.")
    if "A" in given:
        raise Wrong(
            "A는 1949년까지의 값만 쓴다. 미래를 바꾸어도 그대로다.",
            "A uses values up to 1949; the future cannot change it.",
        )
    if "C" in given:
        raise Wrong(
            "C의 테스트 창이 과거를 보는 것은 예측하는 사람도 할 수 있는 일이다.",
            "A test window of C may look at the past, as any forecaster may.",
        )
    if given == {"B"}:
        raise Wrong(
            "하나가 더 있다. 이웃한 창은 값을 거의 다 나누어 가진다.",
            "One more: neighbouring windows share nearly all values.",
        )
    if given == {"D"}:
        raise Wrong("하나가 더 있다. 고르는 일도 배우는 일이다.", "One more: choosing is learning, too.")
