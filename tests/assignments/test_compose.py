"""A folder composed from the bank and own questions: made, previewed, and tried by students before
the deadline."""

import contextlib
import io
import re
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from test_bank import BANK, KEY

from assignments import cli
from assignments.authoring import about, compose, make, notebooks, preview
from assignments.authoring.assignment import MasterError
from assignments.authoring.checks import encode
from assignments.authoring.folder import load
from assignments.authoring.question_cells import literal
from assignments.grading import judge
from assignments.grading.results import Result
from assignments.intake.roster import Student
from assignments.reports import pages
from assignments.sandbox.replies import Outcome
from tests.assignments import authoring


def test_a_new_folder_without_names_is_a_template_that_passes(tmp_path):
    assert cli.main(["new", str(tmp_path / "2026-mine")]) is None
    paths, _ = make.make(tmp_path / "2026-mine", tmp_path / "out")
    assert paths[0].name == "assignment_2026_mine.ko.ipynb"
    for file in ("batch_size.py", "batch_size.yml"):
        assert (tmp_path / "2026-mine" / file).is_file()


def points(assignment):
    return {question.name: question.points for question in assignment.questions}


def test_points_own_files_and_lists_are_composed_and_the_folder_stands_alone(tmp_path):
    authoring.example(tmp_path, "mine", ("size", "my_answer"))
    compose.begin(tmp_path / "a", ["rnn-step:5", "gru-bias", str(tmp_path / "mine.py")])
    assert points(load(tmp_path / "a")) == {"rnn_step": 5, "gru_bias": 2, "mine": 1}
    (tmp_path / "list.txt").write_text(
        "title: 하나 | One\ndue: 2026-04-01 23:59\ncell_seconds: 30\nleak-test 4\nmine  # my own\n"
    )
    compose.begin(tmp_path / "b", [str(tmp_path / "list.txt")])
    assignment = load(tmp_path / "b")
    assert points(assignment) == {"leak_test": 4, "mine": 1}
    assert assignment.limits.cell_seconds == 30
    assert about.title(assignment).to("en") == "One"
    assert assignment.settings["due"] == "2026-04-01 23:59"
    assert assignment.files["leak_test"].title.to("en") == "Scaling without a leak"
    before = assignment.fingerprint(KEY)
    copy = tmp_path / "b/leak_test.py"
    copy.write_text(
        copy.read_text(encoding="utf-8").replace("randint(7, 9)", "randint(6, 9)"), encoding="utf-8"
    )
    assert load(tmp_path / "b").fingerprint(KEY) != before


def test_files_as_windows_editors_write_them_are_read(tmp_path):
    authoring.example(tmp_path, "my_own")
    (tmp_path / "questions.txt").write_text("name: mine\nmy-own 2\n")
    for file in tmp_path.iterdir():
        text = file.read_bytes()
        file.write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert points(load(tmp_path)) == {"my_own": 2}


def test_questions_of_the_bank_stand_beside_those_of_a_notebook(tmp_path):
    authoring.folder(tmp_path)
    (tmp_path / "questions.txt").write_text("gru-bias 3\n")
    assignment = load(tmp_path)
    assert (assignment.name, points(assignment)) == ("small", {"total": 2, "gru_bias": 3})
    assert set(assignment.checks("1", KEY)) == {"total", "gru_bias"}


POOL = "name: pools\nrnn-step | gru-bias\ngru-half-life 3\n"


def test_each_student_gets_one_question_of_a_pool_and_reads_in_the_notebook_which(tmp_path):
    (tmp_path / "questions.txt").write_text(POOL)
    assignment = load(tmp_path)
    graded = {}
    assert make.make(tmp_path, tmp_path / "out")  # all of its questions are tried out
    for student_id in map(str, range(20)):
        checks = assignment.checks(student_id, KEY)
        answers = {
            name: [{"value": encode(check.expected)} for check in asked]
            for name, asked in checks.items()
        }
        outcome = Outcome({name: dict(enumerate(replies)) for name, replies in answers.items()})
        grade = judge.verdict(assignment, student_id, checks, outcome)
        graded[student_id] = Result(Student(student_id, student_id), grade["score"], 5, grade=grade)
        shown = _run_all(notebooks.solved(assignment, "en"), student_id)
        number = {"rnn_step": "1.1", "gru_bias": "1.2"}[grade["questions"][0]["name"]]
        assert f"question_1 = '{number}'" in shown
    rows = pages.questions(assignment, graded.values())
    assert rows == [("rnn_step", 2, 2, 100), ("gru_bias", 2, 2, 100), ("gru_half_life", 3, 3, 100)]
    assert [row[0] for row in pages.questions(assignment, [graded["2"]])] == [
        "gru_bias",
        "gru_half_life",
    ]
    told = SimpleNamespace(title=about.title(assignment), titles=about.titles(assignment))
    ready = SimpleNamespace(assignment=told, requests={})
    pages.feedback(tmp_path, ready, graded.values())
    assert "GRU의 편향" in (tmp_path / "feedback/2.html").read_text(encoding="utf-8")
    assert "문제 1.2. GRU의 편향" in "".join(preview.preview(tmp_path, "2", KEY, "ko"))


WRONG = {
    "unknown": (["rnn-stepp"], "There is no question 'rnn-stepp' in .*chapters. make bank"),
    "twice": (["rnn-step", "rnn-step"], "two questions rnn_step"),
    "a setting": (["typo.txt"], "typo.txt, line 1: unknown setting `cell_second`; known are name"),
    "a rule": (["rule.txt"], "rule.txt, line 1: `attempts: all` must be one of last, first, best"),
    "points": (["rnn-step:many"], "line 6: write a question and its points"),
    "a pool of unequal points": (["list.txt"], r"rnn_step.gru_bias.leak_test differ in points"),
    "names that meet": (["rnn-step", "other.py"], "rnn_step uses h_after, which other asks for"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_list_that_cannot_be_composed_says_why_and_leaves_no_folder(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    authoring.example(tmp_path, "other", ("size", "h_after"))
    (tmp_path / "list.txt").write_text("rnn-step | gru-bias | leak-test\n")
    (tmp_path / "typo.txt").write_text("cell_second: 30\nrnn-step\n")
    (tmp_path / "rule.txt").write_text("attempts: all\nrnn-step\n")
    names, sentence = WRONG[name]
    with pytest.raises(MasterError, match=sentence):
        compose.begin(tmp_path / "a", names)
    assert not (tmp_path / "a").exists()


def test_a_folder_that_holds_something_is_never_written_over(tmp_path):
    (tmp_path / "precious").write_text("x")
    with pytest.raises(MasterError, match="is not empty"):
        compose.begin(tmp_path, ["rnn-step"])


def test_the_preview_shows_a_students_text_numbers_and_right_answers(tmp_path, capsys):
    compose.begin(tmp_path / "a", ["rnn-step", "sliding-windows", "feed-back-class"])
    for language, title in (("ko", "RNN의 한 시점"), ("en", "One step of an RNN")):
        cli.main(
            [
                "bank",
                "--preview",
                "20260001",
                "--assignment",
                str(tmp_path / "a"),
                "--language",
                language,
            ]
        )
        shown = capsys.readouterr().out
        data = BANK["rnn_step"].data("a", "20260001")
        answer = literal(BANK["rnn_step"].answers(data)["h_after"], 5)
        assert title in shown
        assert f"h_after -> {answer}" in shown
        assert f"x_t = {literal(data['x_t'], 5)}" in shown
        assert "cut_windows(np.array([" in shown
        assert ".restart()" in shown
    cli.main(["bank", "--preview", "1", "gru-half-life"])
    assert "half_life ->" in capsys.readouterr().out


def test_the_table_of_the_bank_names_each_question_in_the_order_of_the_book(capsys):
    cli.main(["bank", "--language", "en"])
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert [row[0] for row in rows] == [name.replace("_", "-") for name in BANK]
    assert list(dict.fromkeys(row[1] for row in rows))[:4] == ["sequences", "rnn", "lstm", "gru"]


def test_a_student_runs_the_open_tests_without_the_repository_and_reads_that_they_are_not_the_grade(
    tmp_path,
):
    functions = [entry for entry in BANK.values() if entry.kind in ("function", "class")]
    compose.begin(tmp_path / "all", [entry.name for entry in functions] + ["rnn-step", "gru-bias"])
    master = load(tmp_path / "all")
    shown = _run_all(notebooks.solved(master, "en"))
    assert "This is not the grade" in shown
    assert "h_after: the form is right" in shown
    for entry in functions:
        count = len(entry.file.OPEN)
        assert f"{entry.asked[0]}: {count} of {count} open tests passed." in shown
    unanswered = notebooks.build(master)["ko"]
    shown = _run_all(unanswered)
    assert "점수가 아닙니다" in shown
    assert "아직 답하지 않았습니다" in shown
    assert "0개 통과" in shown
    imported = re.findall(
        r"^(?:import|from) (\w+)", "\n".join(cell.source for cell in unanswered.cells), re.MULTILINE
    )
    assert set(imported) - {"numpy"} < set(sys.stdlib_module_names)


def _run_all(notebook, student_id="20260000"):
    """What a student's notebook prints, with its open tests switched on, as Jupyter or Colab
    without a network would."""
    names = {"__name__": "__main__"}
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                source = cell.source.replace("RUN = False", "RUN = True").replace(
                    '"20260000"', f'"{student_id}"'
                )
                exec(compile(source, cell.id, "exec"), names)
    return shown.getvalue()


@pytest.mark.parametrize(
    ("answer", "kind", "sentence"),
    [
        (..., int, "not answered yet"),
        (np.int64(3), int, "form is right"),
        (True, int, "must be of type int, but is bool"),
        (3, float, "form is right"),
        ("3", float, "but is str"),
        ([1, 2], tuple, "form is right"),
    ],
)
def test_the_form_of_an_answer_is_judged_as_the_grader_takes_it(answer, kind, sentence, capsys):
    names = {}
    exec(notebooks.setup("x", "en"), names)
    names["form"]("it", answer, kind)
    assert sentence in capsys.readouterr().out
