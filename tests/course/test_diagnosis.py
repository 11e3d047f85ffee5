"""A wrong function whose mistake no question knows gets more than "the values are not right"."""

import numpy as np
import pytest

from lib.questions.answers import Wrong
from lib.questions.functions import OTHER_VALUES, Task, judge
from lib.questions.returned import OneValue


def scaled_sums(x, a):
    return a * np.cumsum(x, axis=0)


TASK = Task(scaled_sums, returned=OneValue(("steps", "features")))


def cases():
    rng = np.random.default_rng(0)
    for steps, features in [(1, 2), (3, 4), (4, 2), (5, 3)] * 6:
        yield {"x": rng.normal(size=(steps, features)), "a": rng.uniform(1, 2)}


TOLD = {
    "-a * np.cumsum(x, axis=0)": "부호가 반대",
    "2 * a * np.cumsum(x, axis=0)": "같은 수가 곱해져",
    "(2 + len(x)) * a * np.cumsum(x, axis=0)": "배열마다 모든 값에 같은 수가 곱해져",
    "a * np.cumsum(x, axis=0) + 1": "같은 수가 더해져",
    "a * np.cumsum(x, axis=0) + len(x)": "배열마다 모든 값에 같은 수가 더해져",
    "a * np.cumsum(x, axis=0)[::-1, ::-1]": "놓인 자리가 다릅니다",
    "np.cumsum(x, axis=0) + 1": "a의 값을 바꾸어도",
    "a * np.sin(np.cumsum(x, axis=0)) ": None,
    "a * np.vstack([x[:1], x[1:] ** 2])": "시점 축에서 첫째 자리의 값만 맞습니다",
    "a * np.cumsum(x, axis=0) * np.linspace(1, len(x), x.size).reshape(x.shape)": "x.shape[0] == 1",
    "a * np.cumsum(x, axis=0)[::-1]": "시점 축에서 값의 순서가 거꾸로",
    "np.roll(a * np.cumsum(x, axis=0), 1, axis=0)": "시점 축에서 값이 한 자리씩 뒤에",
    "0 * x + a * np.cumsum(x, axis=0)[-1:]": "시점 축에서 마지막 자리의 값만 맞습니다",
    "0 * x + a * np.sum(x**2, axis=0)": "시점 축에서 모든 값이 같습니다",
    "(a * np.cumsum(x, axis=0)) ** 2": "y²",
    "a * np.cumsum(x, axis=0) + x**2": "맞는 값보다 작은 것은 없고",
}


@pytest.mark.parametrize("wrong", TOLD)
def test_what_holds_in_all_cases_is_said(wrong):
    names = {"np": np}
    exec(f"def scaled_sums(x, a):\n    return {wrong}\n", names)
    with pytest.raises(Wrong) as raised:
        judge(names["scaled_sums"], cases(), TASK)
    said = str(raised.value.text).removeprefix(str(OTHER_VALUES))
    assert said == (TOLD[wrong] or "") or TOLD[wrong] in said


SEEN = {
    "exchanged": ("lambda x, a: a - 2 * x", "x - 2 * a", "서로 바뀐"),
    "sum": ("lambda x, a: abs(x) / abs(x).sum()", "x**2", "1이어야 하는데"),
    "zeros": (
        "lambda x, a: np.maximum(x, 0)",
        "np.where(x > 0, x, a)",
        "0이어야 하는 자리의 값만 틀",
    ),
    "words": ("lambda x, a: str(x)", "str(x)[1:]", "글자의 수가 모자랍니다"),
    "keys": ("lambda x, a: {1: 1, 2: 2}", "{1: 1}", "빠진 키가"),
}


@pytest.mark.parametrize("pattern", SEEN)
def test_a_pattern_is_seen_in_numbers_texts_and_dicts(pattern):
    right, wrong, said = SEEN[pattern]
    solution = eval(right)
    rng = np.random.default_rng(0)
    drawn = [{"x": rng.normal(size=4), "a": rng.normal(size=4)} for _ in range(6)]
    read = (lambda value: value) if isinstance(solution(**drawn[0]), (str, dict)) else None
    with pytest.raises(Wrong) as raised:
        judge(eval(f"lambda x, a: {wrong}"), drawn, Task(solution, read=read))
    assert said in str(raised.value.text)
