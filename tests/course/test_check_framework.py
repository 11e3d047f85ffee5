"""An exercise has four outcomes, speaks the page's language, remembers what is solved, answers
nonsense in words.
"""

import inspect
import itertools
import re
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from lib import check
from lib.data import garden
from lib.questions import functions, notebook, reader
from lib.questions.answers import Wrong, as_array, as_shape
from lib.questions.notebook import NOT_ATTEMPTED, RIGHT, WRONG, progress
from lib.questions.reader import Question
from lib.text import Text

SETTINGS = {
    "hints": [
        {"ko": "무엇을 볼까요?", "en": "Look."},
        {"ko": "어떻게 시작할까요?", "en": "Start."},
    ],
    "right": {"ko": "잘했습니다.", "en": "Well done."},
    "otherwise": {"ko": "아닙니다.", "en": "No."},
}
COUNT = "def answer():\n    answer = 55\n    return answer\n"
DOUBLE = """
def double(a):
    return 2 * a

def cases(rng):
    for size in (2, 3):
        yield {"a": rng.normal(size=size)}
"""


@pytest.fixture
def count():
    return notebook.Exercise(Question("count", COUNT, SETTINGS))


@pytest.fixture
def double():
    return notebook.Exercise(Question("double", DOUBLE, SETTINGS))


@pytest.fixture
def clean(monkeypatch):
    """Nothing was tried before."""
    monkeypatch.setattr(notebook, "EXERCISES", {})


def test_hints_come_one_after_the_other_and_without_brackets_too(count, capsys):
    assert repr(count.hint) == "무엇을 볼까요?\n다음 힌트: check.count.hint()"
    count.hint()
    assert (
        capsys.readouterr().out
        == "무엇을 볼까요?\n더 필요하면 한 번 더 실행해 보세요: check.count.hint()\n"
    )
    count.hint()
    count.hint()
    assert capsys.readouterr().out == "어떻게 시작할까요?\n" * 2
    assert repr(count.hint) == "어떻게 시작할까요?"


def test_progress_lists_the_chapter_of_what_was_called_with_its_best_outcomes(clean, capsys):
    progress()
    assert capsys.readouterr().out == "아직 확인한 연습 문제가 없습니다.\n"
    check.half_life(...)
    check.bptt(3)
    check.bptt(...)
    check.half_life(4.27)
    check.half_life(3)
    capsys.readouterr()
    check.progress()
    *lines, last = capsys.readouterr().out.splitlines()
    outcomes = {"half_life": "정답", "bptt": "다시 풀기"}
    listed = notebook.names("gradients")
    assert [line.split(maxsplit=1) for line in lines] == [
        [name, outcomes.get(name, "풀기 전")] for name in listed
    ]
    assert last == f"{len(listed)}문제 가운데 1문제를 풀었습니다."


@pytest.mark.parametrize("answer", [(..., ...), {"h": ...}, [(..., ...)]])
def test_an_answer_of_blanks_only_is_not_answered_yet(count, answer):
    assert count.verdict(answer)[0] == NOT_ATTEMPTED


@pytest.mark.parametrize(
    "answer, place", [((1, ...), "2번째 값"), ({("LSTM", True): [...], "b": 2}, "LSTM, True")]
)
def test_one_blank_among_answers_is_named(count, answer, place):
    outcome, text = count.verdict(answer)
    assert outcome == WRONG
    assert str(text) == f"아직 ...으로 남아 있는 곳이 있습니다: {place}."


def test_a_blank_among_returned_values_is_named(double):
    outcome, text = double.verdict(lambda a: (a, ...))
    assert outcome == WRONG
    assert "2번째 값" in str(text)


@pytest.mark.parametrize(
    "answer, korean",
    [
        (None, "None"),
        ((55,), "쉼표나 괄호 없이 수 하나만"),
        ([55], "대괄호 없이 수 하나만"),
        (np.array([55]), "배열 없이 수 하나만"),
        ([55, 1], "2개를 받았습니다"),
        ("55", "따옴표 없이 수를"),
        (55.5, "정수를 써야"),
        (True, "참·거짓 값이"),
        ([[1], [1, 2]], "줄마다 길이가 달라서"),
        ([], "비어 있는 배열"),
        (float("nan"), "nan이나 inf"),
        ({55}, "set 값을 받았습니다"),
        ((48, 944), "48944라면 쉼표 없이"),
        ((1, 55), "2개를 받았습니다"),
        (len, "함수를 받았습니다"),
        (range(10**9), "너무 많은 값을 받았습니다"),
        (np.array([55], dtype=object), "dtype이 object인 값"),
        (np.array(55j), "dtype이 complex128인 값"),
    ],
)
def test_a_number_of_another_kind_is_told_what_it_is(count, answer, korean):
    outcome, text = count.verdict(answer)
    assert outcome == WRONG
    assert korean in str(text)


@pytest.mark.parametrize("answer", [Fraction(55), Decimal("55"), np.float32(55)])
def test_a_number_of_any_type_of_number_is_read(count, answer):
    assert count.verdict(answer)[0] == RIGHT


def test_a_set_of_a_blank_is_not_answered_yet(count):
    assert count.verdict({...})[0] == NOT_ATTEMPTED


def test_what_returns_something_else_each_time_is_told_so():
    rng = np.random.default_rng(0)

    def draws(outputs):
        return outputs[:, rng.integers(outputs.shape[1])]

    _, text = check.last_step.verdict(draws)
    assert str(text).startswith("같은 인자를 주어도 부를 때마다")


def test_of_two_values_too_it_is_said_that_they_stand_in_other_places():
    right = check.teacher_forcing._question().ask

    def late(*arguments):
        before, after = right(*arguments)
        return before, np.roll(after, 1)

    for exercise, answer in (
        (check.turn, lambda n: np.roll(np.eye(n), 2)),
        (check.teacher_forcing, late),
    ):
        _, text = exercise.verdict(answer)
        assert "나와야 할 수는 모두 있지만 놓인 자리가 다릅니다." in str(text)


def test_a_function_of_numpy_that_was_replaced_judges_nothing(count, monkeypatch):
    monkeypatch.setattr(np, "allclose", lambda *arrays, **tolerances: True)
    assert check.last_step.verdict(lambda outputs: outputs[:, 0])[0] == WRONG


def test_without_the_chapters_it_is_said_what_is_missing(monkeypatch, clean):
    monkeypatch.setattr(reader, "paths", lambda use: {})
    with pytest.raises(AttributeError, match="chapters에 연습 문제가 없습니다"):
        check.rnn_step(...)


def test_even_an_object_that_fails_at_every_touch_gets_a_sentence(count):
    class Hostile:
        def __getattribute__(self, name):
            raise RuntimeError(name)

    assert count.verdict(Hostile())[0] == WRONG


@pytest.mark.parametrize(
    "value, korean",
    [
        (np.zeros((2, 3)), "배열이 아니라 배열의 모양"),
        *(
            (value, "정수로 된 튜플")
            for value in (
                "2, 3",
                6,
                (2.5, 3.0),
                (True, 2),
                (),
                {2, 3},
                itertools.count(),
                range(10**9),
            )
        ),
        ((None, 3), "None이 들어 있습니다"),
    ],
)
def test_what_is_no_shape_is_told_why(value, korean):
    with pytest.raises(Wrong, match=korean):
        as_shape(value)


def test_words_name_a_mistake_only_if_it_explains_every_case():
    mistakes = [(lambda a: a + a[0], Text("첫째 값을 더했습니다."))]

    def judged(answer):
        with pytest.raises(Wrong) as caught:
            cases = [{"a": np.array([1.0, 2])}, {"a": np.array([3.0, 5])}]
            functions.judge(answer, cases, functions.Task(lambda a: 2 * a, mistakes))
        return caught.value.text

    assert str(judged(lambda a: a + a[0])) == "첫째 값을 더했습니다."
    # As the mistake in the first case only; and as the rounded solution there.
    for answer in (lambda a: a + 1, lambda a: np.round(2.04 * a, 1)):
        assert str(judged(answer)).startswith(str(functions.OTHER_VALUES))


def test_what_is_right_in_most_cases_is_told_in_which_it_is_not(double):
    texts = [
        str(double.verdict(lambda a, size=size: "two" if len(a) == size else 2 * a)[1])
        for size in (2, 3)
    ]
    assert "a (2,)" not in texts[0]
    assert texts[1].startswith("a (3,): ")
    _, text = check.last_step.verdict(lambda outputs: outputs[:, -1] * min(1, outputs.shape[1] - 1))
    assert ", 1, 8): 모양은 맞지만" in str(text)


def test_what_an_exercise_does_not_take_is_answered_with_how_to_call_it(count, double):
    for tried in (count, double):
        for outcome, text in (tried.verdict(1, 2), tried.verdict(1, hint=True)):
            assert outcome == WRONG
            assert "답을 하나만" in str(text)


def handed_on(p, T):
    return garden.with_temperature(p, T)


@pytest.mark.parametrize(
    "answer",
    [
        *(garden.with_temperature, handed_on),
        lambda p, T: check.bits,
        lambda p, T: inspect.stack()[1].frame.f_locals["expected"],
    ],
)
def test_a_function_that_uses_what_it_should_write_is_told_so(answer):
    outcome, text = check.temperature.verdict(answer)
    assert outcome == WRONG
    assert "대신 계산을 직접" in str(text)


def test_what_a_function_prints_is_shown_for_the_first_case_only(double, capsys):
    assert double.verdict(lambda a: print("mine") or 2 * a)[0] == RIGHT
    assert capsys.readouterr().out == "mine\n"


def test_judging_leaves_the_learners_arrays_and_those_of_its_cases_alone():
    mine = np.arange(3.0)
    as_array(mine)[:] = 0
    assert mine.tolist() == [0, 1, 2]

    def spoil(a):
        a *= 2
        return a

    for numbers in (np.arange(3), np.arange(3.0)):
        functions.judge(spoil, [{"a": numbers}], functions.Task(lambda a: 2 * a))


def test_a_misspelt_exercise_is_answered_with_similar_names():
    with pytest.raises(
        AttributeError, match=r"check에 없는 이름입니다: 'rnn_stp'. 비슷한 이름: rnn_step"
    ):
        check.rnn_stp(1)


def test_the_smallest_case_that_an_answer_gets_wrong_is_shown_as_code_without_the_right_value(
    capsys,
):
    def answer(text):
        return (text[:-1], text[1:]) if len(text) > 2 else (text, text)

    check.next_character(answer)
    check.next_character.case()
    *_, code, call = capsys.readouterr().out.splitlines()
    assert call == "next_character(text)"
    assert re.fullmatch("text = '.'", code)
    assert check.rnn_step.verdict(lambda x_t, h, W, U, b: x_t @ W)[0] == WRONG
    check.rnn_step.case()
    code = capsys.readouterr().out.removesuffix("rnn_step(x_t, h, W, U, b)\n")
    names = {"np": np}
    exec(code, names)
    right = notebook.exercise("rnn_step")._question().ask
    assert names["W"].size <= 4
    shown = {name: names[name] for name in ("x_t", "h", "W", "U", "b")}
    assert not [number for number in right(**shown).ravel() if str(number) in code]


def test_without_a_wrong_answer_there_is_no_case(double, count, capsys):
    for exercise in (double, count):
        exercise.case()
        assert "보여 줄 경우가 없습니다" in capsys.readouterr().out


def test_lists_and_their_arrays_are_the_judges_own(capsys):
    def spoil(rows):
        rows.reverse()
        rows[0] *= 0
        return check.pad_batch._question().ask(rows)

    assert check.pad_batch.verdict(spoil)[0] == WRONG


def test_of_two_values_the_wrong_one_is_named():
    def answer(a1, n1, a2, n2):
        return a1 * a2, a2 * n1 - n2

    _, text = check.two_steps.verdict(answer)
    assert str(text).startswith("a의 값은 맞지만 n의 값은 다릅니다.")


def test_two_arrays_of_one_shape_may_come_as_one_array():
    right = check.two_steps._question().ask

    def answer(*steps):
        return np.stack(right(*steps))

    assert check.two_steps.verdict(answer)[0] == RIGHT


def test_nan_is_told_with_the_arguments_that_gave_it():
    _, text = check.last_step.verdict(lambda outputs: outputs[:, -1] * np.nan)
    assert str(text) == "outputs (2, 6, 3): nan이나 inf가 들어 있습니다."
