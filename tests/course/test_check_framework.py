"""An exercise has four outcomes, speaks the page's language, remembers what is solved, answers nonsense in words."""

import ast
from pathlib import Path

import numpy as np
import pytest

from lib import check, setup
from lib.check import agreement, answers, exercise, functions
from lib.check.agreement import require_shape
from lib.check.answers import Wrong, as_array, as_number, as_shape, as_shapes
from lib.check.exercise import EXERCISES, NOT_ATTEMPTED, RIGHT, WRONG, progress
from lib.text import Text, set_language


def made(judge, solution="answer = 55"):
    """An exercise that is no chapter's."""
    return exercise.Exercise(
        judge,
        Text("무엇을 볼까요?", "What to look at?"),
        Text("어떻게 시작할까요?", "How to start?"),
        solution,
        Text("잘했습니다.", "Well done."),
    )


def judge_count(answer):
    if as_number(answer) != 55:
        raise Wrong("덜 세었습니다.", "Too few.")


def judge_double(answer, rng):
    functions.judge(answer, ({"a": rng.normal(size=size)} for size in (2, 3)), lambda a: 2 * a)


@pytest.fixture
def count():
    return made(judge_count)


@pytest.fixture
def double():
    return made(judge_double, "def double(a):\n    return 2 * a")


@pytest.fixture
def clean(monkeypatch):
    """Nothing was tried before."""
    for each in EXERCISES.values():
        monkeypatch.setattr(each, "best", None)
        monkeypatch.setattr(each.hint, "given", 0)


@pytest.mark.parametrize(
    "answer, printed",
    [
        (55, "정답입니다.\n잘했습니다.\n"),
        (30, "아직 정답이 아닙니다.\n덜 세었습니다.\n"),
        (..., "아직 풀지 않았습니다.\n힌트: check.judge_count.hint()\n"),
    ],
)
def test_an_exercise_prints_its_outcome_and_a_sentence(count, answer, printed, capsys):
    assert count(answer) is None
    assert capsys.readouterr().out == printed


def test_a_call_without_an_answer_is_not_answered_yet(count, capsys):
    count()
    assert capsys.readouterr().out == "아직 풀지 않았습니다.\n힌트: check.judge_count.hint()\n"


def test_messages_follow_the_language_of_the_page(count, english, capsys):
    count(55), count(30), count(...), count.hint(), count.hint(), count.solution()
    assert capsys.readouterr().out.splitlines() == [
        "Correct.",
        "Well done.",
        "Not correct yet.",
        "Too few.",
        "Not answered yet.",
        "Hint: check.judge_count.hint()",
        "What to look at?",
        "For one more hint, run it again: check.judge_count.hint()",
        "How to start?",
        "answer = 55",
    ]


def test_hints_come_one_after_the_other_and_without_brackets_too(count, capsys):
    assert repr(count.hint) == "무엇을 볼까요?\n다음 힌트: check.judge_count.hint()"
    count.hint()
    assert capsys.readouterr().out == "무엇을 볼까요?\n더 필요하면 한 번 더 실행해 보세요: check.judge_count.hint()\n"
    assert repr(count.hint).startswith("무엇을 볼까요?")
    count.hint(), count.hint()
    assert capsys.readouterr().out == "어떻게 시작할까요?\n" * 2
    assert repr(count.hint) == "어떻게 시작할까요?"


def test_progress_lists_the_chapter_of_what_was_called(clean, capsys):
    progress()
    assert capsys.readouterr().out == "아직 확인한 연습 문제가 없습니다.\n"
    check.half_life(...), check.bptt(3), check.half_life(4.27), check.half_life(3)
    capsys.readouterr()
    check.progress()
    assert capsys.readouterr().out == (
        "bptt         다시 풀기\nforget_bias  풀기 전\nhalf_life    정답\n3문제 가운데 1문제를 풀었습니다.\n"
    )


def test_progress_is_the_same_however_often_a_notebook_runs(clean, capsys):
    for _ in range(2):
        check.rnn_params(...), check.rnn_params(96)
        capsys.readouterr()
        check.progress()
        assert capsys.readouterr().out.count("정답") == 1


def test_progress_speaks_english_on_an_english_page(clean, english, capsys):
    check.fair_units(2)
    check.progress()
    assert capsys.readouterr().out.endswith(
        "lasting_success  not answered\nfair_units       solved\n1 of 2 exercises are solved.\n"
    )


@pytest.mark.parametrize("answer", [[..., ...], (..., ...), {"h": ...}, [(..., ...)]])
def test_an_answer_of_blanks_only_is_not_answered_yet(count, answer):
    assert count.verdict(answer)[0] == NOT_ATTEMPTED


@pytest.mark.parametrize(
    "answer, place",
    [((1, ...), "2번째 값"), ({"h": ..., "c": 1}, "h"), ({("LSTM", True): [...], "b": 2}, "LSTM, True")],
)
def test_one_blank_among_answers_is_named(count, answer, place):
    outcome, text = count.verdict(answer)
    assert outcome == WRONG and text.ko == f"아직 ...으로 남아 있는 곳이 있습니다: {place}."


def test_a_blank_among_returned_values_is_named(double):
    outcome, text = double.verdict(lambda a: (a, ...))
    assert outcome == WRONG and "2번째 값" in text.ko


def test_none_is_told_from_a_starter(count):
    outcome, text = count.verdict(None)
    assert outcome == WRONG and "None" in text.ko and "print" in text.ko


@pytest.mark.parametrize(
    "answer, ko",
    [
        ((55,), "쉼표나 괄호 없이 수 하나만"),
        ([55], "대괄호 없이 수 하나만"),
        (np.array([55]), "배열 없이 수 하나만"),
        ([55, 1], "2개를 받았습니다"),
        ("55", "따옴표 없이 수를"),
        (55.5, "정수를 써야"),
        (True, "참·거짓 값이"),
        (max, "함수를 받았습니다"),
        ([[1], [1, 2]], "줄마다 길이가 달라서"),
        ([], "비어 있는 배열"),
        (float("nan"), "nan이나 inf"),
        ({55}, "set 값을 받았습니다"),
        (object(), "object 값은"),
    ],
)
def test_a_number_of_another_kind_is_told_what_it_is(count, answer, ko):
    outcome, text = count.verdict(answer)
    assert outcome == WRONG and ko in text.ko
    assert all(sentence.endswith(".") for sentence in text)


def test_even_an_object_that_fails_at_every_touch_gets_a_sentence(count):
    class Hostile:
        def __getattribute__(self, name):
            raise RuntimeError(name)

    assert count.verdict(Hostile())[0] == WRONG
    endless = []
    endless.append(endless)
    assert count.verdict(endless)[0] in (WRONG, NOT_ATTEMPTED)


@pytest.mark.parametrize("value", [[[1, 2], [3, 4]], ((1, 2), (3, 4)), np.array([[1, 2], [3, 4]], "float32")])
def test_numbers_are_read_from_lists_tuples_and_arrays(value):
    np.testing.assert_array_equal(as_array(value), [[1.0, 2], [3, 4]])


def test_numbers_and_shapes_are_read_from_tensors():
    keras = setup.import_keras()
    tensor = keras.ops.convert_to_tensor([[1.0, 2.0]])
    np.testing.assert_array_equal(as_array(tensor), [[1.0, 2.0]])
    assert as_number(tensor[0, 1]) == 2
    assert as_shape(tensor.shape) == (1, 2)
    import tensorflow

    shape = tensorflow.TensorShape([1, 2])
    assert as_shape(shape) == (1, 2) and as_shapes([shape, (3,)]) == [(1, 2), (3,)] and as_shapes(shape) == [(1, 2)]


@pytest.mark.parametrize(
    "value, ko",
    [
        (np.zeros((2, 3)), "배열이 아니라 배열의 모양"),
        ("2, 3", "정수로 된 튜플"),
        (6, "정수로 된 튜플"),
        ((2.0, 3.0), "정수로 된 튜플"),
        ((True, 2), "정수로 된 튜플"),
        ((), "정수로 된 튜플"),
        ({2, 3}, "정수로 된 튜플"),
        ({2: 3}, "정수로 된 튜플"),
        ((None, 3), "None이 들어 있습니다"),
    ],
)
def test_what_is_no_shape_is_told_why(value, ko):
    assert as_shape([2, np.int64(3)]) == (2, 3)
    with pytest.raises(Wrong) as caught:
        as_shape(value)
    assert ko in caught.value.text.ko


@pytest.mark.parametrize(
    "shape, ko",
    [
        ((3, 4), "배치 축이 없습니다"),
        ((2, 4), "시점 축이 없습니다"),
        ((3, 2, 4), "(배치, 시점, 유닛)의 순서로"),
        ((2, 3, 5), "유닛 축의 크기가 다릅니다"),
        ((7,), "있어야 할 축은 (배치, 시점, 유닛)"),
        ((), "수 하나를 받았습니다"),
    ],
)
def test_feedback_on_a_shape_names_the_axis_and_no_size(shape, ko):
    with pytest.raises(Wrong) as caught:
        require_shape(shape, batch=2, steps=3, units=4)
    assert ko in caught.value.text.ko
    assert not any(character.isdigit() for sentence in caught.value.text for character in sentence)


def test_words_name_a_mistake_only_if_it_explains_every_case():
    mistakes = [(lambda a: a + a[0], "첫째 값을 더했습니다.", "The first value is added.")]

    def judged(answer):
        with pytest.raises(Wrong) as caught:
            cases = [{"a": np.array([1.0, 2])}, {"a": np.array([3.0, 5])}]
            functions.judge(answer, cases, lambda a: 2 * a, mistakes)
        return caught.value.text.ko

    assert judged(lambda a: a + a[0]) == "첫째 값을 더했습니다."
    assert judged(lambda a: a + 1) == functions.OTHER_VALUES.ko  # as the mistake in the first case only
    assert judged(lambda a: np.round(2.04 * a, 1)) == functions.OTHER_VALUES.ko


def test_what_a_function_prints_is_shown_for_the_first_case_only(double, capsys):
    assert double.verdict(lambda a: print("mine") or 2 * a)[0] == RIGHT
    assert capsys.readouterr().out == "mine\n"


def test_judging_leaves_the_learners_arrays_and_random_seed_alone(double):
    mine = np.arange(3.0)
    as_array(mine)[:] = 0
    assert mine.tolist() == [0, 1, 2]

    def spoil(a):
        a *= 2
        return a

    np.random.seed(1)
    expected = np.random.RandomState(1).rand()
    assert double.verdict(spoil)[0] == RIGHT
    assert np.random.rand() == expected


def test_a_misspelt_exercise_is_answered_in_the_page_language():
    with pytest.raises(AttributeError) as caught:
        check.rnn_stp  # noqa: B018
    assert "check에 없는 이름입니다: 'rnn_stp'. 비슷한 이름: rnn_step" in str(caught.value)
    set_language("en")
    assert "check has no 'rnn_stp'. Similar names: rnn_step" in str(caught.value)
    set_language("ko")
    assert not hasattr(check, "__wrapped__")


def test_the_framework_needs_numpy_only():
    for module in (exercise, answers, agreement, functions):
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        names |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        assert {name for name in names if not name.startswith("lib.")} <= {"contextlib", "inspect", "zlib", "numpy"}
