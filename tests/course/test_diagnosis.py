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
    "a * np.cumsum(x, axis=0) * np.linspace(1, len(x), x.size).reshape(x.shape)": "x.shape[0]이 1",
}


@pytest.mark.parametrize("wrong", TOLD)
def test_what_holds_in_all_cases_is_said(wrong):
    names = {"np": np}
    exec(f"def scaled_sums(x, a):\n    return {wrong}\n", names)
    with pytest.raises(Wrong) as raised:
        judge(names["scaled_sums"], cases(), TASK)
    said = str(raised.value.text).removeprefix(str(OTHER_VALUES))
    assert said == (TOLD[wrong] or "") or TOLD[wrong] in said
