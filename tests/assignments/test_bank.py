"""The bank: a question is right for every student, knows its mistakes, gives nothing away."""

import numpy as np
import pytest

from assignments.authoring import (
    class_key,
    compose,
    make,
    notebooks,
    preview,
    question,
    question_cells,
)
from assignments.authoring.folder import load
from assignments.rehearsal import proof
from lib import cells, shapes
from lib.text import LANGUAGES
from tests.assignments import authoring

KEY = bytes(32)
BANK = {entry.name: entry for entry in preview.bank()}
EXAMPLE = question.read_question(compose.EXAMPLE)


@pytest.mark.parametrize(
    "entry",
    [*BANK.values(), EXAMPLE],
    ids=lambda entry: entry.name,
)
def test_a_question_keeps_what_the_bank_promises(entry):
    assert proof.find(entry) == []


BROKEN_PROMISES = {  # the promise, and an edit of the example that breaks it
    proof.no_mistake_is_right: ("rows * columns", "0 * (rows * columns)"),
    proof.students_differ: (
        "return rows, columns",
        "rows, columns = 7, 70\n    return rows, columns",
    ),
    proof.text_names_what_is_asked: ("size", "sizes"),
}


@pytest.mark.parametrize("rule", BROKEN_PROMISES, ids=lambda rule: rule.__name__)
def test_a_broken_promise_is_found(rule):
    source = EXAMPLE.source.replace(*BROKEN_PROMISES[rule])
    broken = question.Question(EXAMPLE.name, source, EXAMPLE.settings)
    everybody = [proof.asked_of(broken, number) for number in range(3)]
    assert list(rule(broken, everybody))


def test_an_input_that_a_lazy_function_gets_right_is_found():
    clip = BANK["clip_by_norm"]
    # nothing changes below the limit
    easy = clip.source.replace("in gradients], norm", "in gradients]")
    sentences = proof.find(question.Question("clip_by_norm", easy, clip.settings), 2)
    assert len(sentences) == 1
    assert "is right for an input" in sentences[0]


@pytest.mark.weekly
def test_what_the_guides_say_about_copying_is_true():
    """Most questions ask for what follows from the student's own data; answers of the next student
    are right in less than 1 % of all cases, and in less than 10 % for each question."""
    own_data = [entry for entry in BANK.values() if entry.kind not in ("function", "class")]
    assert len(own_data) > len(BANK) / 2
    shares = []
    for entry in own_data:
        answers = [entry.answers(entry.data("copied", str(n))) for n in range(61)]
        right = 0
        for n in range(60):
            hidden = class_key.hidden(KEY, "copied", entry.name, str(n))
            asked = proof.AskedStudent(entry, str(n), entry.checks("copied", str(n), hidden))
            right += all(passed for passed, _ in asked.judged(answers[n + 1]))
        shares.append(right / 60)
    assert sum(shares) / len(shares) < 0.01
    assert max(shares) < 0.1


# Questions whose answer the course's own library computes, too. A question need not stand here.
CHECKED_BY_LIB = {
    "rnn_layer": cells.simple_rnn,
    "lstm_one_step": lambda x, h, c, *weights: cells.lstm(x[:, None], *weights, h, c)[1:],
    "gru_textbook_step": lambda x, h, *weights: cells.gru(
        x[:, None], *weights, h, reset_after=False
    )[1],
}


@pytest.mark.parametrize("name", CHECKED_BY_LIB)
def test_a_function_computes_what_the_library_of_the_course_computes(name):
    for check in BANK[name].checks("truth", "1", class_key.hidden(KEY, "truth", name, "1")):
        for answer, right in zip(check.expected, CHECKED_BY_LIB[name](*check.args), strict=True):
            np.testing.assert_allclose(answer, right)


def test_an_answer_is_what_the_library_of_the_course_computes():
    data = BANK["gru_parameters"].data("truth", "1")
    counts = [
        shapes.count_params("GRU", data["features"], data["units"], after)
        for after in (True, False)
    ]
    assert list(BANK["gru_parameters"].answers(data).values()) == counts


BROKEN = {
    "  ko: 배치 하나의 크기\n": ("", "mine.yml: .* both of them written"),
    "level: 1 # 1 to 3\n": ("", "mine.yml must say level"),
    "def answer(": ("def reply(", "mine.py must define answer"),
    "return size": ("return size + 0", "mine.py: answer must end with `return`"),
    "    return rows, columns": ("    return (rows,)", "a tuple of one; write `return rows`"),
    '"rows * columns": "rows + columns"': (
        '"row * columns": "rows + columns"',
        "mine.yml: mistakes: the solution does not hold 'row ",
    ),
    "def given": ("1 / 0\n\n\ndef given", "mine.py cannot be read: ZeroDivisionError"),
    "points: 1": ("points: -2", "mine.yml: points must be a number above 0, not -2"),
    '"rows + columns"': ('"rows + rowz"', "question mine failed: NameError: name 'rowz'"),
    "return rows, columns": (
        "size = lambda: rows * columns\n    return rows, columns, size",
        r"given .*'size'. are not",
    ),
}


@pytest.mark.parametrize("old", BROKEN)
def test_a_question_file_that_cannot_be_used_says_why(tmp_path, old):
    new, sentence = BROKEN[old]
    authoring.example(tmp_path, "mine", (old, new))
    (tmp_path / "questions.txt").write_text("name: mine\nmine\n")
    with pytest.raises(ValueError, match=sentence) as wrong:
        load(tmp_path)
    assert "mine.py" in str(wrong.value) or "mine.yml" in str(wrong.value)


def test_an_answer_that_is_the_same_for_everybody_is_remarked(tmp_path):
    same = ("numbers.randint(5, 60)", "7"), ("numbers.randint(61, 99)", "70")
    authoring.example(tmp_path, "mine", *same)
    (tmp_path / "questions.txt").write_text("name: mine\nmine\n")
    _, notes = make.make(tmp_path, tmp_path / "out")
    (note,) = notes[2:]
    assert "mine.py: question mine has the same answers for every student" in note


def test_comments_docstrings_and_the_body_of_a_class_stay_with_the_author():
    source = BANK["rnn_cell_class"].source.replace(
        "RNNCell:\n", 'RNNCell:\n    """Secret."""\n\n    secret = 1\n\n'
    )
    source = source.replace(
        "        self.h = np.tanh", "        # secret\n        self.h = np.tanh"
    )
    entry = question.Question("rnn_cell_class", source, BANK["rnn_cell_class"].settings)
    _, handed_out, secret = question_cells.answer_cell(entry)
    assert handed_out == question_cells.answer_cell(BANK["rnn_cell_class"])[1]
    assert "def step(self, x):\n        ...\n" in handed_out
    assert "ecret" not in handed_out
    assert "        return self.h" in secret


@pytest.mark.weekly
def test_the_whole_bank_is_one_assignment_that_earns_full_points_and_holds_no_solution(tmp_path):
    compose.begin(tmp_path / "all", list(BANK))
    paths, _ = make.make(tmp_path / "all", tmp_path / "out")
    assert len(paths) == 2
    student_notebooks = notebooks.build(load(tmp_path / "all"))
    for language in LANGUAGES:
        text = "\n".join(cell.source for cell in student_notebooks[language].cells)
        sentences = [
            sentence.to(language) for entry in BANK.values() for _, sentence in entry.mistakes
        ]
        assert not [sentence for sentence in sentences if sentence in text]
