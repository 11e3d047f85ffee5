"""A wrong function whose mistake no question knows gets more than "the values are not right"."""

import numpy as np
import pytest

from lib.questions import notebook
from lib.questions.answers import Wrong
from lib.questions.functions import OTHER_VALUES, Task, judge
from lib.questions.returned import OneValue


def scaled_sums(x, a):
    return a * np.cumsum(x, axis=0)


TASK = Task(scaled_sums, returned=OneValue(("steps", "features")))


def told(wrong, drawn, task):
    """What is said of a function that is wrong."""
    with pytest.raises(Wrong) as raised:
        judge(wrong, drawn, task)
    return str(raised.value.text)


def cases():
    rng = np.random.default_rng(0)
    for steps, features in [(1, 2), (3, 4), (4, 2), (5, 3)] * 6:
        yield {"x": rng.normal(size=(steps, features)), "a": rng.uniform(1, 2)}


TOLD = {
    "-a * np.cumsum(x, axis=0)": "부호가 반대",
    "2 * a * np.cumsum(x, axis=0)": "같은 수가 곱해져",
    "(2 + len(x)) * a * np.cumsum(x, axis=0)": "배열마다 모든 값에 같은 수가 곱해져",
    "a * np.cumsum(x, axis=0) + 1": "같은 수가 더해져",
    "a * np.cumsum(x, axis=0)[::-1, ::-1]": "놓인 자리가 다릅니다",
    "np.cumsum(x, axis=0) + 1": "a의 값을 바꾸어도",
    "a * np.sin(np.cumsum(x, axis=0))": None,
    # A difference below every tolerance is one: a is read here.
    "np.cumsum(x, axis=0) ** 3 + 1e-9 * a": None,
    "a * np.vstack([x[:1], x[1:] ** 2])": "시점 축에서 첫째 자리의 값만 맞습니다",
    "a * np.cumsum(x, axis=0) * np.linspace(1, len(x), x.size).reshape(x.shape)": "x.shape[0] == 1",
    "a * np.cumsum(x, axis=0)[::-1]": "시점 축에서 값의 순서가 거꾸로",
    "0 * x + a * np.cumsum(x, axis=0)[-1:]": "시점 축에서 마지막 자리의 값만 맞습니다",
}


@pytest.mark.parametrize("wrong", TOLD)
def test_what_holds_in_all_cases_is_said(wrong):
    names = {"np": np}
    exec(f"def scaled_sums(x, a):\n    return {wrong}\n", names)
    said = told(names["scaled_sums"], cases(), TASK).removeprefix(str(OTHER_VALUES))
    assert said == (TOLD[wrong] or "") or TOLD[wrong] in said


SEEN = {
    "sum": ("lambda x, a: abs(x) / abs(x).sum()", "x**2", "1이어야 하는데"),
    "negative": ("lambda x, a: x**2", "x**3 + a", "음수는 하나도 없어야"),
    "outside": ("lambda x, a: np.tanh(x + a)", "x + 2 * a", "-1과 1 사이를 벗어난"),
    "no sign": ("lambda x, a: x * a", "(x * a) ** 2 + a**2", "음수가 하나도 없습니다"),
    "a key": ("lambda x, a: {1: 1, 2: 2}", "{1: 1, 2: 3}", "예를 들어 2의 값이"),
    "zero": ("lambda x, a: x + a", "0 * x", "모든 값이 0"),
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
    assert said in told(eval(f"lambda x, a: {wrong}"), drawn, Task(solution, read=read))


def test_an_argument_whose_order_decides_is_not_said_to_make_no_difference():
    def ranks(x, a):
        return np.argsort(x + a)

    wrong = told(lambda x, a: np.argsort(a), ({"x": x, "a": x[::-1]} for x in drawn()), Task(ranks))
    assert "x의 값을 바꾸어도" in wrong
    wrong = told(lambda x, a: np.argsort(-x), ({"x": x, "a": 0.1} for x in drawn()), Task(ranks))
    assert "바꾸어도" not in wrong


def drawn():
    rng = np.random.default_rng(0)
    return [rng.normal(size=5) for _ in range(6)]


def test_before_an_exception_no_mistake_is_claimed_from_two_cases():
    """As in the first cases, but then the answer raises: she should read what was raised."""

    def swap(places, a, b):
        if places == a:
            return np.array([a])
        return places

    _, text = notebook.exercise("swap").verdict(swap)
    assert "ambiguous" in str(text)


def test_a_known_mistake_is_named_though_it_gives_nan():
    def top_p(p, share):
        order = np.argsort(-p)
        few = order[: (np.cumsum(p[order]) < share).sum()]
        kept = np.zeros(len(p))
        kept[few] = p[few]
        return kept / kept.sum()

    outcome, text = notebook.exercise("top_p").verdict(top_p)
    assert outcome == notebook.WRONG
    assert "nan" not in str(text)
