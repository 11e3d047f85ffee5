"""An exercise has three outcomes, speaks the page's language, and answers nonsense with a sentence."""

import ast
from pathlib import Path

import numpy as np
import pytest

from lib import setup, text
from lib.check import answers
from lib.check.answers import as_array, as_number, as_shape, call, equal, fresh, require_shape
from lib.check.exercise import NOT_ATTEMPTED, RIGHT, WRONG, Text, Wrong, exercise


@exercise(hint=Text("힌트다.", "A hint."), solution="answer = 55", right=Text("잘 셌다.", "Well counted."))
def count(answer):
    if as_number(answer) != 55:
        raise Wrong("덜 셌다.", "Too few.")


@exercise(
    hint=Text("두 배다.", "Twice."), solution="def double(a):\n    return 2 * a", right=Text("두 배다.", "Twice.")
)
def double(answer):
    for size in (2, 3):
        a = fresh().normal(size=size)
        if not equal(as_array(call(answer, a)), 2 * a):
            raise Wrong("두 배가 아니다.", "Not twice.")


@pytest.fixture(autouse=True)
def korean():
    text.set_language("ko")
    yield
    text.set_language("ko")


def cell(source, tmp_path):
    """A function defined in a file of its own, as ipykernel does with a cell."""
    file = tmp_path / "cell.py"
    file.write_text(source)
    namespace = {"np": np}
    exec(compile(source, str(file), "exec"), namespace)
    return namespace["f"]


@pytest.mark.parametrize(
    "answer, printed",
    [
        (55, "정답입니다.\n잘 셌다.\n"),
        (30, "아직 정답이 아닙니다.\n덜 셌다.\n"),
        (..., "아직 풀지 않았습니다.\n힌트: check.count.hint()\n"),
        (None, "아직 풀지 않았습니다.\n힌트: check.count.hint()\n"),
    ],
)
def test_an_exercise_prints_one_of_three_outcomes(answer, printed, capsys):
    assert count(answer) is None
    assert capsys.readouterr().out == printed


def test_messages_follow_the_language_of_the_page(capsys):
    text.set_language("en")
    count(55), count(30), count(...), count.hint(), count.solution()
    assert capsys.readouterr().out.splitlines() == [
        "Correct.",
        "Well counted.",
        "Not correct yet.",
        "Too few.",
        "Not answered yet.",
        "Hint: check.count.hint()",
        "A hint.",
        "answer = 55",
    ]


@pytest.mark.parametrize("answer", [[1, ...], (..., 2), {"h": ...}, [(1, ...)]])
def test_a_blank_left_inside_an_answer_is_not_attempted_yet(answer):
    assert count.verdict(answer)[0] == NOT_ATTEMPTED


@pytest.mark.parametrize(
    "source",
    ["def f(a): ...", "def f(a):\n    'what to do'\n    pass", "def f(a): return ...", "def f(a): return ..., ..."],
)
def test_a_starter_function_is_not_attempted_yet(source, tmp_path):
    assert double.verdict(cell(source, tmp_path))[0] == NOT_ATTEMPTED


def test_a_forgotten_return_is_told_from_a_starter(tmp_path):
    outcome, text = double.verdict(cell("def f(a):\n    b = 2 * a", tmp_path))
    assert outcome == WRONG and "return" in text.ko and "return" in text.en


@pytest.mark.parametrize(
    "source, ko",
    [
        ("def f(a):\n    b = 2\n    return a / 0 @ b", "셀의 3번째 줄 `return a / 0 @ b`에서 예외가 났다: "),
        ("def f(a):\n    return b", "셀의 2번째 줄 `return b`에서 예외가 났다: NameError (name 'b' is not defined)."),
        ("def f(a, b):\n    return b", "함수를 부르자 예외가 났다: TypeError ("),
        ("import sys\ndef f(a):\n    sys.exit(1)", "셀의 3번째 줄 `sys.exit(1)`에서 예외가 났다: SystemExit (1)."),
        ("def f(a):\n    raise ValueError(object())", "ValueError (<object object>)."),
    ],
)
def test_an_exception_in_an_answer_becomes_a_sentence_with_the_learners_line(source, ko, tmp_path):
    with np.errstate(all="ignore"):
        outcome, text = double.verdict(cell(source, tmp_path))
    assert outcome == WRONG and ko in text.ko, text


NONSENSE = [
    "55개",
    b"55",
    5.5,
    True,
    [],
    {},
    {"a": 1},
    set(),
    [[1], [1, 2]],
    object(),
    float("nan"),
    print,
    np.zeros(0),
]


@pytest.mark.parametrize("answer", NONSENSE, ids=lambda answer: type(answer).__name__)
@pytest.mark.parametrize("problem", [count, double], ids=["count", "double"])
def test_an_answer_of_a_wrong_type_gets_a_sentence(problem, answer, capsys):
    outcome, text = problem.verdict(answer)
    assert outcome == WRONG
    assert all(sentence.endswith(".") and "읽을 수 없다" not in sentence[:9] for sentence in text)
    assert "이 답(" not in text.ko, "only an object that misbehaves may reach the last resort"


def test_even_an_object_that_fails_at_every_touch_gets_a_sentence():
    class Hostile:
        def __getattribute__(self, name):
            raise RuntimeError(name)

    assert count.verdict(Hostile())[0] == WRONG


@pytest.mark.parametrize("value", [[[1, 2], [3, 4]], ((1, 2), (3, 4)), np.array([[1, 2], [3, 4]], "float32")])
def test_numbers_are_read_from_lists_tuples_and_arrays(value):
    np.testing.assert_array_equal(as_array(value), [[1.0, 2], [3, 4]])


def test_numbers_are_read_from_keras_tensors():
    keras = setup.import_keras()
    tensor = keras.ops.convert_to_tensor([[1.0, 2.0]])
    np.testing.assert_array_equal(as_array(tensor), [[1.0, 2.0]])
    assert as_number(tensor[0, 1]) == 2
    assert as_shape(tensor.shape) == (1, 2)


def test_a_shape_is_told_from_the_array_that_has_it():
    assert as_shape([2, np.int64(3)]) == (2, 3)
    with pytest.raises(Wrong, match="not the array"):
        as_shape(np.zeros((2, 3)))
    for value in ("2, 3", 6, (2.0, 3.0), (True, 2), ()):
        with pytest.raises(Wrong, match="tuple of whole numbers"):
            as_shape(value)


@pytest.mark.parametrize(
    "shape, ko",
    [
        ((3, 4), "배치 축이 없다"),
        ((2, 4), "시점 축이 없다"),
        ((3, 2, 4), "(배치, 시점, 유닛) 순서로"),
        ((2, 3, 5), "유닛 축의 크기가 다르다"),
        ((7,), "축이 (배치, 시점, 유닛)이어야"),
    ],
)
def test_feedback_on_a_shape_names_the_axis_and_no_size(shape, ko):
    with pytest.raises(Wrong) as caught:
        require_shape(shape, batch=2, steps=3, units=4)
    assert ko in caught.value.text.ko
    assert not any(character.isdigit() for sentence in caught.value.text for character in sentence)


def test_judging_leaves_the_learners_arrays_and_random_seed_alone():
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
    given = np.arange(3.0)
    call(spoil, given)
    assert given.tolist() == [0, 1, 2]


def test_the_framework_needs_numpy_only():
    for module in ("exercise", "answers"):
        tree = ast.parse((Path(answers.__file__).parent / f"{module}.py").read_text(encoding="utf-8"))
        names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        names |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        third_party = names - {"contextlib", "linecache", "re", "typing", "lib", "lib.check.exercise"}
        assert third_party <= {"numpy"}
