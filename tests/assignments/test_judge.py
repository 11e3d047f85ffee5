"""Nobody gets a point they did not earn: whatever student code sends is data, judged by a process
that never ran it."""

import itertools
import json
import time
import tracemalloc

import numpy as np
import pytest

from assignments.authoring import checks, notebooks
from assignments.authoring.assignment import Assignment, QuestionRow
from assignments.grading import comparison, judge, log
from assignments.sandbox import student_process
from assignments.sandbox.replies import Outcome
from lib.text import Text
from tests.assignments.tiny_class import notebook

KEY = bytes(range(32))
WHO = "20260001"


def grade(tiny, runner, *sources):
    return judge.grade(tiny, WHO, notebook(*sources), runner, KEY)


def test_a_huge_answer_is_refused_with_its_reason(tiny, runner):
    sources = (
        "import numpy as np\nnumber = np.zeros(10**6)",
        "def double(n):\n    return 'x' * 10**7",
    )
    result = grade(tiny, runner, *sources)
    assert result["score"] == 0
    assert [question["notes"][0]["code"] for question in result["questions"]] == ["large", "large"]


def test_the_request_that_student_code_could_read_holds_no_expected_value(tiny):
    for check in itertools.chain.from_iterable(tiny.checks(WHO, KEY).values()):
        assert str(check.expected) not in json.dumps(check.ask())


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def variant(*_):\n    return 1", ["variant"]),
        ("x = 1\nASSIGNMENT = 'other'", ["ASSIGNMENT"]),
        ("class I(str): pass\nstudent_id = I('x')", ["student_id"]),
        (f"student_id = '{WHO}'\nvariant == 1\n" + notebooks.setup("tiny", "ko"), []),
    ],
)
def test_a_cell_that_changes_what_draws_the_numbers_is_named(tiny, runner, source, names):
    cells = grade(tiny, runner, source)["cells"]
    assert [cell["what"] for cell in cells if cell["code"] == "replaced"] == names


TEXT = Text("All right.")  # any message of the catalogue
SMALL = np.array([1e-6, 1.0])


@pytest.mark.parametrize(
    ("expected", "answer", "taken"),
    [
        (3, 3, True),
        (3, 3.0, False),
        (1, True, False),
        (3, "3", False),
        (3.5, 3.50001, True),
        (3.5, float("nan"), False),
        (0.5, 10**400, False),
        ((2, 3), (2, 3), True),
        ((2, 3), (2, 3, 1), False),
        ((2,), {0: 2}, False),
        ("가", "\u1100\u1161", True),
        ("가", "a" + "\u0300" * 99_000, False),  # to normalize this would take hours
        (np.ones((2, 3)), np.ones((2, 3)), True),
        (np.ones((2, 3)), np.ones((3, 2)), False),
        (np.ones(2), np.array([1, np.nan]), False),
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": True}, False),
        # lists, arrays, scalars and arrays without axes that hold the same numbers are the same
        # answer
        (np.ones((2, 1)), ((1,), (1,)), True),
        (np.ones(2), (1.0, "1"), False),
        (np.ones(2), (1.0, (1.0, 1.0)), False),
        ((1.0, 2.0), np.array([1.0, 2.0]), True),
        ((2, 3), np.array([2, 3]), True),
        ((2, 3), np.array([2, 3.5]), False),
        (np.int64(3), 3, True),
        (3.5, np.array(3.5), True),
        (np.array(3.5), 3.5, True),
        ([np.int32(2)], (2,), True),
        ((np.ones(2), np.zeros(2)), np.array([[1, 1], [0, 0]]), True),
        (np.str_("토"), "토", True),
        # a tolerance in proportion to what is expected
        (1e-6, 0, False),
        (1e-6, 1.00005e-6, True),
        (0.0, 1e-9, True),
        (0.0, 1e-3, False),
        (SMALL, np.array([0, 1.0]), True),
        (SMALL, np.array([1e-4, 1]), False),
        (np.zeros(2), np.full(2, 1e-9), True),
    ],
)
def test_comparison_is_strict_about_type_shape_and_value(expected, answer, taken):
    assert judged(checks.value("x", expected), answer) is taken


@pytest.mark.parametrize(
    "answer",
    [
        ["x" * 50_000, *[""] * 40_000],  # NumPy gives every item the width of the longest text
        np.zeros([2] * 16 + [1] * 16),  # to write it out takes seconds
        [[[]] * 300] * 300,
        [{n << 44: 0 for n in range(1_000)}] * 90,  # keys that collide
    ],
)
def test_no_answer_costs_the_judge_much_memory_or_time(answer):
    data = json.loads(json.dumps(checks.encode(answer)))
    check = checks.value("x", np.ones((3, 4)))
    begin = time.process_time()
    assert comparison.judge(check, {"value": data})[0] is False
    comparison.shown(checks.decode(data))
    assert time.process_time() - begin < 2
    tracemalloc.start()
    comparison.judge(check, {"value": data})
    assert tracemalloc.get_traced_memory()[1] < 100 << 20
    tracemalloc.stop()


@pytest.mark.parametrize("answer", [[[0] * 400] * 300, ["x" * 60_000] * 2, {0: [1] * 99_999, 1: 0}])
def test_all_parts_of_an_answer_together_are_bounded(answer):
    with pytest.raises(student_process.TooLarge):
        checks.encode(answer)


def test_an_odd_scalar_costs_itself_alone(tiny, runner):
    odd = "number, odd = np.longdouble(5), [np.datetime64('2026-01-01'), np.complex64(1), 10**18]"
    asks = {"q": [{"name": "number"}, {"name": "odd"}, {"name": "other"}]}
    source = f"import numpy as np\n{odd}\nother = np.int8(3)"
    answers = runner.run([{"name": "cell 1", "source": source}], asks).answers["q"]
    assert answers[0] == {"value": 5.0}
    assert answers[2] == {"value": 3}
    kinds = [item["type"] for item in answers[1]["value"]["items"]]
    assert kinds == ["datetime64", "complex64", "int"]


def judged(check, answer):
    """Whether the judge takes an answer, encoded as the sandbox sends it."""
    return comparison.judge(check, {"value": json.loads(json.dumps(checks.encode(answer)))})[0]


@pytest.mark.parametrize(
    ("options", "answer", "taken"),
    [({"relative": 0.01}, 100.9, True), ({"relative": 0, "absolute": 0.5}, 100.6, False)],
)
def test_the_tolerance_is_the_authors_to_set(options, answer, taken):
    assert judged(checks.call("f", (1,), 100.0, **options), answer) is taken


@pytest.mark.parametrize(
    ("verdict", "note"),
    [
        (True, None),
        (np.bool_(False), {"code": "value"}),
        ((np.bool_(True), TEXT), None),
        ((False, TEXT), {"code": "said", "ko": TEXT.to("ko"), "en": "All right."}),
        ((False, {"ko": "가", "en": "a"}), {"code": "said", "ko": "가", "en": "a"}),
        (None, {"code": "value"}),
    ],
)
def test_accept_may_return_a_bool_of_python_or_numpy_with_or_without_a_text(verdict, note):
    check = checks.value("x", accept=lambda answer: verdict)
    assert comparison.judge(check, {"value": 1}) == (note is None, note and {"name": "x", **note})


def test_parts_of_a_question_earn_by_their_weight():
    asks = [checks.value("a", 1, weight=3), checks.value("b", 2)]
    outcome = Outcome({"q": {0: {"value": 1}, 1: {"value": 1}}})
    assignment = Assignment("tiny", [QuestionRow("q", 8.0)])
    assert judge.verdict(assignment, WHO, {"q": asks}, outcome)["score"] == 6
    assert (
        judge.verdict(assignment, WHO, {"q": asks[::-1]}, Outcome({"q": {0: {"value": 2}}}))[
            "score"
        ]
        == 2
    )


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"kind": "array"},
        {"kind": "array", "shape": [2], "items": [1]},
        {"kind": "other", "items": []},
        {"kind": "array", "shape": [1], "items": [[1]]},
        {"kind": "array", "shape": [1] * 99, "items": [1]},
        {"kind": "dict", "items": [[1]]},
        {"kind": "dict", "items": [[(2**61 - 1) * n, 0] for n in range(1_001)]},
        {"kind": "sequence", "items": [{"kind": "sequence", "items": [0] * 400}] * 300},
        10**18,  # an author's `accept` might count down from it
        {"kind": "sequence", "items": "ab"},
        {"kind": ["array"], "items": []},
    ],
)
def test_what_is_no_answer_is_refused_not_interpreted(data):
    assert comparison.judge(checks.value("x", 1), {"value": data})[1]["code"] == "object"


def test_text_that_no_file_can_hold_is_made_harmless(tiny, runner, tmp_path):
    half = chr(0xD800) + "\x1b[2J\u202e"
    sources = f"student_id = number = {half!a}", f"raise ValueError({half!a})"
    result = grade(tiny, runner, *sources)
    with log.Log(tmp_path / "log.jsonl") as out:
        out.grade(WHO, "aa", "run", result)
    assert log.read(tmp_path / "log.jsonl").grades[WHO, "aa", "run"]["score"] == 0
    assert not {"\ud800", "\x1b", "\u202e"} & set("".join(str(cell) for cell in result["cells"]))


def test_a_check_that_stumbles_over_an_answer_gives_no_point():
    check = checks.value("x", accept=lambda answer: answer.shape == (2,))
    assert comparison.judge(check, {"value": 5}) == (
        False,
        {"name": "x", "code": "type_unknown", "got": "int"},
    )


def test_a_class_whose_methods_nobody_wrote_is_not_answered():
    check = checks.use("Counter", (), [("count",), ("count",)], (1, 2))
    untouched = {"kind": "sequence", "items": [{"kind": "nothing"}] * 2}
    right, note = comparison.judge(check, {"value": untouched})
    assert (right, note) == (False, {"name": "Counter", "code": "unanswered"})
