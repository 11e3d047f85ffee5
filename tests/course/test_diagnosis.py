"""A wrong function whose mistake no question knows gets more than "the values are not right"."""

import numpy as np
import pytest

from lib.cells import sigmoid
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
    "a * np.cumsum(abs(x), axis=0)": "x 대신 abs(x)의 값으로",
    "a * np.cumsum(x[::-1], axis=0)": "x 대신 x[::-1]의 값으로",
    "(a - 1) * np.cumsum(x, axis=0) * np.exp(a)": "배열마다",
    "a * np.cumsum(x, axis=0) + x**2": "맞는 값보다 작은 것은 없고",
}


@pytest.mark.parametrize("wrong", TOLD)
def test_what_holds_in_all_cases_is_said(wrong):
    names = {"np": np}
    exec(f"def scaled_sums(x, a):\n    return {wrong}\n", names)
    said = told(names["scaled_sums"], cases(), TASK).removeprefix(str(OTHER_VALUES))
    assert said == (TOLD[wrong] or "") or TOLD[wrong] in said


SEEN = {
    "exchanged": ("lambda x, a: a - 2 * x", "x - 2 * a", "서로 바뀐"),
    "sum": ("lambda x, a: abs(x) / abs(x).sum()", "x**2", "1이어야 하는데"),
    "zeros": (
        "lambda x, a: np.maximum(x, 0)",
        "np.where(x > 0, x, a)",
        "0이어야 하는 자리의 값만 틀",
    ),
    "too many zeros": ("lambda x, a: x", "np.where(x > a, x, 0)", "0인 값이 너무 많습니다"),
    "negative": ("lambda x, a: x**2", "x**3 + a", "음수는 하나도 없어야"),
    "outside": ("lambda x, a: np.tanh(x + a)", "x + 2 * a", "-1과 1 사이를 벗어난"),
    "no sign": ("lambda x, a: x * a", "(x * a) ** 2 + a**2", "음수가 하나도 없습니다"),
    "amount": ("lambda x, a: x", "np.where(x > a, x, x + 1)", "나머지에는 모두 같은 수가 더해져"),
    "factor": ("lambda x, a: x", "np.where(x > a, x, 3 * x)", "나머지에는 모두 같은 수가 곱해져"),
    "order": ("lambda x, a: x", "np.arctan(x) + (x > 0.5)", "크기 순서는 맞지만"),
    "a key": ("lambda x, a: {1: 1, 2: 2}", "{1: 1, 2: 3}", "예를 들어 2의 값이"),
    "signs": ("lambda x, a: x * a", "x * a * (1 + 9 * abs(np.sin(9 * x)))", "부호는 맞지만"),
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


OF_PARTS = {
    "a mask": (
        "(x * mask[:, :, None]).sum(1)",
        "(x + x**3 * ~mask[:, :, None]).sum(1)",
        "x[~mask]의",
    ),
    "the last": ("np.tanh(x).sum(1)", "np.sinh(x[:, :-1]).sum(1)", "x[:, -1]의"),
    "places": ("x[:, -1]", "np.sort(x, axis=1)[:, -1]", "모두 x에서 가져왔지만"),
    "rows": ("x.sum(1)", "x.sum(1) + x[0].sum(0) ** 2", "한 시퀀스가 다른 시퀀스의"),
}


@pytest.mark.parametrize("pattern", OF_PARTS)
def test_what_a_part_of_an_argument_does_is_seen(pattern):
    right, wrong, said = OF_PARTS[pattern]
    rng = np.random.default_rng(0)
    drawn = [
        {
            "x": rng.normal(size=(3, 4, 2)),
            "mask": rng.permuted(np.tile([True, True, False, False], (3, 1)), axis=1),
        }
        for _ in range(12)
    ]
    task = Task(eval(f"lambda x, mask: {right}"), returned=OneValue(("batch", "units")))
    assert said in told(eval(f"lambda x, mask: {wrong}"), drawn, task)


def test_pieces_that_are_wrong_are_named():
    task = Task(lambda x: x, returned=OneValue(("weights",)))
    drawn = [{"x": np.random.default_rng(seed).normal(size=8)} for seed in range(6)]
    wrong = told(lambda x: np.r_[x[:2], np.sin(x[2:4]), x[4:]], drawn, task)
    assert "틀린 것: f." in wrong


def test_two_mistakes_at_once_are_both_named():
    exercise = notebook.exercise("lstm_step")

    def lstm_step(x_t, h, c, W, U, b):
        i, f, candidate, o = np.split(x_t @ W + h @ U, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
        return sigmoid(o) * c, c

    outcome, text = exercise.verdict(lstm_step)
    assert outcome == notebook.WRONG
    assert "두 가지가 틀린 것" in str(text)


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
