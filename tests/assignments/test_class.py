"""A made-up class goes from zip to grades: tables, feedback pages, report; the same twice; overrides and regrades
stand."""

import csv
import html
import io
import json
import random
import re
import zipfile
from contextlib import redirect_stdout

import pytest
from tiny_class import Content

from assignments import cli, demo_class, gradebook, reports, similarity
from assignments.assignment import load
from assignments.results import Result
from assignments.roster import Student
from assignments.submissions import Submission

STUDENTS = 45
ONLY = {0, 6, 8, 9, 13, 15, 20, 27, 34, 41, 44}  # numbers of the students whose files are graded here


def run(*arguments):
    said = io.StringIO()
    with redirect_stdout(said):
        cli.main([str(argument) for argument in arguments])
    return said.getvalue()


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """(folder, arguments of grade) of a graded class: some of each kind, made up as `demo-class` does."""
    folder = tmp_path_factory.mktemp("class")
    run("demo-class", "--out", folder, "--students", STUDENTS)
    lines = (folder / "roster.csv").read_text(encoding="utf-8-sig").splitlines()
    kept = [line for n, line in enumerate(lines[1:]) if n in ONLY]
    (folder / "roster.csv").write_text("\n".join([lines[0], *kept]) + "\n", encoding="utf-8-sig")
    ids = {line.split(",")[3] for line in kept}
    with zipfile.ZipFile(folder / "submissions.zip") as full, zipfile.ZipFile(folder / "some.zip", "w") as some:
        for entry in full.infolist():
            if set(re.findall(r"_(\d{4})_", entry.filename)) & ids:
                some.writestr(entry, full.read(entry))
        some.writestr("who.ipynb", "{}")
    arguments = ["grade", folder / "some.zip", "--roster", folder / "roster.csv", "--assignment", demo_class.DEMO]
    arguments += ["--out", folder / "grades", "--late-percent", 10]
    assert f"{len(ONLY)} of {len(ONLY)} students done, 1 files without an owner" in run(*arguments)
    return folder, arguments


def table(folder, name="grades.csv"):
    content = (folder / "grades" / name).read_bytes()
    assert content.startswith("\ufeff".encode())  # or Excel would not show Hangul
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def of(folder, number):
    return next(row for row in table(folder) if row["student_id"] == f"2026{number + 1:04d}")


def feedback(folder, number):
    return html.unescape((folder / f"grades/feedback/2026{number + 1:04d}.html").read_text(encoding="utf-8"))


def test_every_student_of_the_roster_has_one_row_and_one_page(graded):
    folder, _ = graded
    rows = table(folder)
    assert [row["student_id"] for row in rows] == [f"2026{n + 1:04d}" for n in sorted(ONLY)]
    assert len(list((folder / "grades/feedback").iterdir())) == len(rows)
    assert all(re.search("[가-힣]", row["name"]) or row["name"].isascii() for row in rows)
    assert (folder / "class.key").stat().st_mode & 0o077 == 0


def test_each_trouble_has_its_reason_in_the_feedback_and_honest_parts_count(graded):
    folder, _ = graded
    for number, score, said in (
        (8, "15", "프로세스를 끝냈습니다"),
        (6, "0", "제출물이 없습니다"),
        (13, "0", "노트북으로 읽을 수 없는"),
        (20, "0", "노트북(.ipynb)이 아닌 파일"),
        (34, "3", "NameError"),
        (44, "9", "숫자, 글, 튜플, 배열이 아닙니다"),
        (41, "0", "다른 과제의 파일입니다: sequences"),
    ):
        assert of(folder, number)["score"] == score, number
        assert said in feedback(folder, number), number
    questions = sum(float(of(folder, 15)[f"q{n}"]) for n in range(1, 7))
    assert float(of(folder, 15)["score"]) == round(0.9 * questions, 2)  # Canvas marked it late
    assert "10%" in feedback(folder, 15)
    assert of(folder, 27)["file"].endswith("gates.ko-1.ipynb")  # the last attempt


def test_feedback_is_in_the_students_language_and_gives_no_answer_away(graded):
    folder, _ = graded
    assert 'lang="en"' in feedback(folder, 9) and "Score" in feedback(folder, 9)
    assert not re.search("[가-힣]", re.sub("<title>.*|<p>.*</p>|File.*", "", feedback(folder, 9)))
    assignment, key = load(demo_class.DEMO), bytes.fromhex((folder / "class.key").read_text())
    for number in ONLY:
        checks = assignment.checks(f"2026{number + 1:04d}", key)
        for check in (check for asks in checks.values() for check in asks if isinstance(check.expected, int)):
            assert str(check.expected) not in re.sub("SHA-256 .*", "", feedback(folder, number))


def test_pages_ask_nothing_of_other_hosts_and_run_no_script(graded):
    folder, _ = graded
    for page in [folder / "grades/report.html", *(folder / "grades/feedback").iterdir()]:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<script|<link|<img|src=|url\(|@import|https?://", text)


def test_lms_tables_name_students_as_the_lms_does(graded):
    folder, _ = graded
    possible, canvas, *_ = table(folder, "canvas.csv")
    moodle = table(folder, "moodle.csv")[0]
    assert possible["Student"].strip() == "Points Possible" and possible["gates"] == "15"
    assert list(canvas)[:2] == ["Student", "ID"] and canvas["ID"] == "7001"
    assert moodle["ID number"] == "20260001" and moodle["Maximum Grade"] == "15" and moodle["Grade"] == canvas["gates"]
    assert table(folder, "unmatched.csv") == [
        {"file": "who.ipynb", "why": "no student id or name of the roster in the path"}
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_of_a_table_is_a_formula(text):
    assert gradebook.safe(text) == "'" + text and gradebook.safe("김민지") == "김민지"


def test_the_report_counts_what_the_grades_say(graded):
    folder, _ = graded
    scores = [float(row["score"]) for row in table(folder)]
    bars = reports.bars(scores, 15.0)
    assert sum(count for _, _, count, _ in bars) == len(scores)
    report = (folder / "grades/report.html").read_text(encoding="utf-8")
    assert f"평균 {round(sum(scores) / len(scores), 2):g}" in report
    for heading in ("점수 분포", "문제별", "흔한 실수", "눈에 띄게 닮은 제출물", "살펴볼 것"):
        assert heading in report


def test_a_second_run_grades_nothing_and_a_new_log_gives_the_same_grades(graded, tmp_path):
    folder, arguments = graded
    before = (folder / "grades/log.jsonl").read_bytes()
    run(*arguments)
    assert (folder / "grades/log.jsonl").read_bytes() == before
    lines = (folder / "roster.csv").read_text(encoding="utf-8-sig").splitlines()
    few = [line for line in lines if line.startswith(("student_id", "20260001", "20260009", "20260035", "20260045"))]
    (tmp_path / "roster.csv").write_text("\n".join(few) + "\n", encoding="utf-8")
    new = {folder / "roster.csv": tmp_path / "roster.csv", folder / "grades": tmp_path / "grades"}
    run(*(new.get(part, part) for part in arguments), "--key", folder / "class.key", "--workers", 1)
    assert table(tmp_path) == [row for row in table(folder) if row["student_id"] in {line[:8] for line in few}]
    first, second = (records(path) for path in (folder, tmp_path))
    assert len(second) == 4 and all(first[student] == record for student, record in second.items())


def records(folder):
    """{student: grade} of a log, without times."""
    found = [json.loads(line) for line in (folder / "grades/log.jsonl").read_text(encoding="utf-8").splitlines()]
    grades = [one for one in found if one["kind"] == "grade"]
    return {one["student"]: {key: one[key] for key in one if key not in ("at", "seconds")} for one in grades}


def test_an_override_and_a_regrade_stay_on_record(graded):
    folder, arguments = graded
    run("override", "20260007", "6.5", "--reason", "<b>handed in on paper</b>", "--out", folder / "grades")
    run(*arguments, "--again", "20260001", "--reason", "asked for it")
    assert of(folder, 6)["score"] == "6.5" and of(folder, 6)["override"] == "<b>handed in on paper</b>"
    page = (folder / "grades/feedback/20260007.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;handed in on paper" in page and "<b>handed" not in page
    records = [json.loads(line) for line in (folder / "grades/log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["score"] for one in records if one["kind"] == "grade" and one["student"] == "20260001"] == [
        float(of(folder, 0)["score"])
    ] * 2
    run("override", "20260007", "none", "--reason", "it was another student", "--out", folder / "grades")
    run(*arguments)
    assert of(folder, 6)["score"] == "0"


ODD = """
def count_params(layer, features, units, reset_after=True):
    odd = [units for way in range(7) if way % 2]
    for thing in odd:
        features += thing * 0 - len(odd) + len(odd)
    return sum(odd) // 3 * features
"""


def result(student_id, code, answers=()):
    """A graded result as similarity.find reads it."""
    content = json.dumps(demo_class.notebook_of(student_id, code)).encode()
    submission = Submission(student_id, "a.ipynb", "", (), Content(content))
    grade = {"reason": None, "answers": dict(answers)}
    return Result(Student(student_id, student_id), 0, 15, submission, grade)


def test_copied_code_and_copied_numbers_are_pointed_out():
    assignment, key = load(demo_class.DEMO), bytes(32)
    honest = [result(f"1{n:02d}", demo_class.honest(random.Random(n))) for n in range(40)]
    fits = {check.name: repr(check.expected) for check in assignment.checks("100", key)["q1"]}
    renumbered = ODD.replace("7", "9").replace("% 2", "% 4")
    suspects = [result("201", {"q2": ODD}), result("202", {"q2": renumbered}), result("203", {}, fits)]
    pairs = similarity.find(assignment, [*honest, *suspects], key)
    assert [(pair.first.student_id, pair.second.student_id) for pair in pairs] == [("203", "100"), ("201", "202")]
    assert set(pairs[0].numbers) == set(fits) and pairs[1].percent >= 80
