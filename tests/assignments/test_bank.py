"""The bank: every question is right for every student, knows its mistakes, and gives nothing away."""

from collections import Counter

import numpy as np
import pytest
from bank_proof import notebook, proof

from assignments.authoring import (
    compose,
    folder,
    giveaways,
    leaks,
    make,
    notebooks,
    preview,
    question,
    student_setup,
    variant,
)
from assignments.authoring.question_cells import solution_cell
from lib import cells, shapes

BANK = {one.name: one for one in preview.bank()}
KEY = bytes(32)
OWN = question.read(compose.OWN)


@pytest.mark.parametrize("name", BANK)
def test_a_question_is_right_in_200_variants_and_no_mistake_ever_is(name):
    assert proof(BANK[name]) == []


def test_the_bank_has_every_chapter_level_and_kind_and_many_questions_that_copying_does_not_answer():
    chapters = Counter(one.file.CHAPTER for one in BANK.values())
    assert len(BANK) >= 40 and all(chapters[name] >= 3 for name in preview.CHAPTERS.split(", ")[:-1])
    assert {one.file.LEVEL for one in BANK.values()} == {1, 2, 3}
    kinds = Counter(one.kind for one in BANK.values())
    assert set(kinds) == {"number", "text", "tuple", "array", "function", "class"}
    assert kinds["function"] + kinds["class"] <= len(BANK) / 3  # the others follow from the student's own data
    assert all(3 <= one.file.MINUTES <= 15 and 1 <= one.file.POINTS <= 3 for one in BANK.values())


def test_all_questions_fit_into_one_assignment_that_earns_full_points_in_the_sandbox(tmp_path):
    compose.begin(tmp_path / "all", list(BANK))
    paths, notes = make.make(tmp_path / "all", tmp_path / "out")
    assert len(paths) == 2 and all(path.is_file() for path in paths)
    assert not [note for note in notes if note.startswith("Note")]


def test_names_of_different_questions_do_not_meet_and_none_covers_the_set_up_cell():
    asked = Counter(name for one in BANK.values() for name in one.asked)
    assert max(asked.values()) == 1
    given = {name for one in BANK.values() for name in one.given_names}
    assert not given & set(asked)
    assert not (given | set(asked)) & set(vars(student_setup))


TRUTHS = {  # the same answers by the course's own library, from data of one student
    "rnn_step": lambda d: cells.simple_rnn(
        d["x_t"][None, None], d["rnn_kernel"], d["rnn_recurrent"], d["rnn_bias"], d["h_before"][None]
    )[1][0],
    "rnn_parameters": lambda d: (
        shapes.count_params("SimpleRNN", d["features"], d["units"]),
        d["units"] * d["classes"] + d["classes"],
    ),
    "lstm_parameters": lambda d: (
        shapes.count_params("LSTM", d["features"], d["units"]),
        shapes.count_params("SimpleRNN", d["features"], d["units"]),
    ),
    "gru_parameters": lambda d: tuple(
        shapes.count_params("GRU", d["features"], d["units"], after) for after in (True, False)
    ),
    "bidirectional": lambda d: (
        shapes.count_params("LSTM", d["features"], d["units"], bidirectional=True),
        *shapes.output_shapes("LSTM", d["batch"], d["steps"], d["units"], return_sequences=True, bidirectional=True),
    ),
    "stacked_parameters": lambda d: (
        shapes.count_params("LSTM", d["features"], d["lower"]),
        shapes.count_params("LSTM", d["lower"], d["upper"]),
    ),
    "lstm_shapes": lambda d: tuple(
        shapes.output_shapes("LSTM", d["batch"], d["steps"], d["units"], return_sequences=True, return_state=True)
    ),
    "gru_bias": lambda d: (
        *(shapes.weight_shapes("GRU", 1, d["units"], reset_after=after)["bias"] for after in (True, False)),
        shapes.count_params("GRU", 1, d["units"]) - shapes.count_params("GRU", 1, d["units"], reset_after=False),
    ),
}
TRUE_FUNCTIONS = {
    "rnn_layer": lambda *args: cells.simple_rnn(*args),
    "lstm_one_step": lambda x, h, c, *weights: cells.lstm(x[:, None], *weights, h, c)[1:],
    "gru_textbook_step": lambda x, h, *weights: cells.gru(x[:, None], *weights, h, reset_after=False)[1],
}


@pytest.mark.parametrize("name", TRUTHS)
def test_an_answer_is_what_the_library_of_the_course_computes(name):
    for student_id in map(str, range(20)):
        data = BANK[name].data("truth", student_id)
        found, right = tuple(BANK[name].answers(data).values()), TRUTHS[name](data)
        for one, other in zip(found, right if isinstance(right, tuple) else (right,), strict=True):
            np.testing.assert_allclose(one, other)


@pytest.mark.parametrize("name", TRUE_FUNCTIONS)
def test_a_function_computes_what_the_library_of_the_course_computes(name):
    for check in BANK[name].checks("truth", "1", variant.hidden(KEY, "truth", name, "1")):
        for one, other in zip(check.expected, TRUE_FUNCTIONS[name](*check.args), strict=True):
            np.testing.assert_allclose(one, other)


FAULTS = {
    "a mistake that is right": (
        "my_batch + my_steps + my_features,",
        "my_batch * my_steps * my_features,",
        "taken as right",
    ),
    "two mistakes": (
        'The number of features is missing."',
        'This is the size of one sequence."',
        "three different texts",
    ),
    "the same numbers for everybody": ("numbers.sample(range(5, 60), 3)", "(5, 6, 7)", "variants differ"),
    "a solution that needs more than NumPy": ("my_batch * my_steps * my_features\n", "math.prod([my_batch])\n", "math"),
    "a name that the text does not say": ("`batch_size_in_all`로", "답으로", "does not name"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_proof_catches_a_broken_question(fault):
    assert proof(OWN) == []
    old, new, said = FAULTS[fault]
    assert old in OWN.source
    source = OWN.source.replace(old, new)
    if fault == "two mistakes":
        source = source.replace("특성의 수를 곱하지 않았습니다.", "시퀀스 하나의 크기입니다.")
    try:
        wrong = str(proof(question.Question("my_question", source), 40))
    except NameError as problem:
        wrong = str(problem)
    assert said in wrong


BROKEN = {
    "LEVEL, ": ("", "must set LEVEL"),
    'Text("배치 하나의 크기", ': ('Text("", ', "both of them written"),
    "def answer(": ("def reply(", "lacks answer"),
    "    return batch_size_in_all": ("    return batch_size_in_all + 0", "must end with `return`"),
    "import Text": ("import Text\n1 / 0", "cannot be read: ZeroDivisionError"),
}


@pytest.mark.parametrize("old", BROKEN)
def test_a_question_file_that_cannot_be_used_says_why(tmp_path, old):
    new, said = BROKEN[old]
    text = OWN.source.replace(old, new, 1)
    text = text.replace('= "own", 1, 3, 1', '= "own", 3, 1') if old == "LEVEL, " else text
    (tmp_path / "mine.py").write_text(text, encoding="utf-8")
    with pytest.raises(question.QuestionError, match=said) as wrong:
        question.read(tmp_path / "mine.py")
    assert "mine.py" in str(wrong.value)


def test_another_key_another_term_and_another_student_give_other_numbers():
    one = BANK["rnn_layer"]
    inputs = [repr(one.checks("a", "1", variant.hidden(key, "a", one.name, "1"))) for key in (KEY, bytes(range(32)))]
    assert inputs[0] != inputs[1]
    data = [repr(BANK["rnn_step"].data(name, student)) for name, student in (("a", "1"), ("b", "1"), ("a", "2"))]
    assert len(set(data)) == 3


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "all"
    compose.begin(path, list(BANK))
    return folder.read(path)[0]


def test_nothing_of_a_solution_stands_in_the_whole_banks_notebooks(whole):
    checks = {
        name: one.checks("all", "20260000", variant.hidden(KEY, "all", name, "20260000")) for name, one in BANK.items()
    }
    for language, made in notebooks.build(whole).items():
        assert leaks.find(whole, made, language, "", checks) == []
        text = "\n".join(cell.source for cell in made.cells)
        mistakes = [said for one in BANK.values() for _, said in one.file.MISTAKES]
        assert not [said for said in mistakes if getattr(said, language) in text]


def test_what_is_distinctive_is_what_cannot_stand_anywhere_by_chance():
    telling = [170, 0.25, (2, 3), "토마토", np.array([1.0, 2.0])]
    assert all(map(giveaways._telling, telling))
    assert not any(map(giveaways._telling, [1, 2.0, (3,), "ab", np.ones(3), None, True]))


def test_a_notebook_defines_what_is_asked():
    names = notebook(BANK["rnn_step"], "1", solution_cell(BANK["rnn_step"]))
    assert names["h_after"].shape == (2,)
