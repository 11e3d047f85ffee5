"""A class goes from zip to grades: tables, feedback pages, report. The lecturer sees what grading
will do before it does it, and no published score changes without her word."""

import json
import re
import tarfile
import zipfile
from dataclasses import replace
from types import SimpleNamespace

import pytest

from assignments import cli
from assignments.authoring.folder import load
from assignments.authoring.student_setup import variant
from assignments.grading import similarity
from assignments.grading.results import Result
from assignments.intake import roster
from assignments.intake.roster import Student
from assignments.reports import pages
from assignments.sandbox import limits
from tests.assignments import demo_class
from tests.assignments.tiny_class import CHECKS, DOUBLE, notebook, right, run, write_class

LATE = ("--due", "2026-04-01T23:59+09:00", "--late-percent", "50", "--times")
SCORES = {"20260001": 4, "20260002": 3, "20260003": 0}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A class that was graded once. Nobody changes it."""
    tiny_class = write_class(tmp_path_factory.mktemp("first") / "class")
    assert "Nothing was graded" in tiny_class.grade("--dry")
    assert not tiny_class.out.exists()
    assert not (tiny_class.folder / "class.key").exists()
    assert "3 of 3 students done, 1 files without an owner" in tiny_class.grade()
    return tiny_class


@pytest.fixture
def graded(first, tmp_path):
    """A copy of that class for one test, which may change it."""
    return first.copied_to(tmp_path / "class")


def test_a_dry_run_says_whose_each_file_is_and_why_and_writes_nothing(graded):
    before = {path: path.stat().st_mtime_ns for path in graded.folder.rglob("*")}
    said = graded.grade("--dry", *LATE, graded.folder / "times.csv")
    for line in (
        (
            "20260001 before/a_7001_1_tiny.ipynb another attempt counts (last), handed in "
            "2026-04-01 10:00 +0900"
        ),
        "20260001 a_7001_2_tiny-1.ipynb counts, handed in 2026-04-02 10:00 +0900, 1 day(s) late",
        "Canvas id 7001 in a_7001_2_tiny-1.ipynb",
        "20260001 a_7001_3_report-1.pdf not graded: a notebook that fits better",
        "no student id or name of the roster",
        "20260003 – nothing handed in",
    ):
        assert line in " ".join(said.split())
    assert {path: path.stat().st_mtime_ns for path in graded.folder.rglob("*")} == before


def test_every_student_has_one_row_and_one_page_and_honest_parts_count(graded):
    assert graded.scores() == SCORES
    assert [row["file"] for row in graded.table()] == [
        "a_7001_2_tiny-1.ipynb",
        "b_LATE_7002_3_tiny.ipynb",
        "",
    ]
    assert sorted(path.stem for path in (graded.out / "feedback").iterdir()) == [*graded.scores()]
    assert (graded.folder / "class.key").stat().st_mode & 0o077 == 0
    english = graded.page("feedback/20260002.html")
    assert 'lang="en"' in english
    assert "Score" in english
    assert not re.search("[가-힣]", english)
    assert "SyntaxError" in english
    assert "KeyError" in english
    assert "There is no such name" in english
    assert any("0 / 1" in row and "There is no such name" in row for row in english.split("<tr>"))
    assert "제출물이 없습니다" in graded.page("feedback/20260003.html")


def test_feedback_gives_no_answer_away_asks_nothing_of_other_hosts_and_runs_no_script(graded):
    key = bytes.fromhex((graded.folder / "class.key").read_text())
    for student_id in graded.scores():
        text = graded.page(f"feedback/{student_id}.html")
        checks = load(graded.assignment).checks(student_id, key)
        for check in (*checks["q1"], *checks["q2"]):
            assert str(check.expected) not in re.sub("SHA-256 .*", "", text)
        for page in (text, graded.page("report.html")):
            assert not re.search(r"<script|<link|<img|src=|url\(|@import|https?://", page)


def test_lms_tables_and_feedback_archives_name_students_as_the_lms_does(graded):
    possible, canvas, *_ = graded.table("canvas.csv")
    moodle = graded.table("moodle.csv")[0]
    assert possible["Student"].strip() == "Points Possible"
    assert possible["tiny"] == "4"
    assert list(canvas)[:2] == ["Student", "ID"]
    assert (canvas["ID"], canvas["tiny"]) == ("7001", "4")
    assert (moodle["ID number"], moodle["Maximum Grade"], moodle["Grade"]) == ("20260001", "4", "4")
    assert graded.table("unmatched.csv") == [
        {
            "file": "stranger.ipynb",
            "why": "경로에 명단의 학번이나 이름이 없습니다",
            "student_id": "",
        }
    ]
    with zipfile.ZipFile(graded.out / "feedback-canvas.zip") as archive:
        assert archive.namelist() == ["a_7001_2_feedback.html", "b_LATE_7002_3_feedback.html"]
        assert archive.read("a_7001_2_feedback.html").decode() == graded.page(
            "feedback/20260001.html"
        )
    assert not (graded.out / "feedback-moodle.zip").exists()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", ' "=1'])
def test_no_cell_of_a_table_is_a_formula_whatever_parts_the_cells(text):
    assert roster.safe(text) == f"'{text}"
    assert roster.safe("김민지; -") == "김민지;' -"
    assert roster.safe(f"x;{text};.ipynb") == f"x;'{text};.ipynb"
    assert roster.safe(roster.safe(f"{text};{text}")) == roster.safe(f"{text};{text}")


def test_the_report_counts_what_the_grades_say(graded):
    report = graded.page("report.html")
    assert sum(count for _, _, count, _ in pages.bars([*graded.scores().values()], 4.0)) == 3
    assert "평균 2.33" in report
    assert "<td>q1</td>" in report
    rows = report.split("<h2>학생별 점수</h2>")[1]
    for row in graded.table():
        assert f'<a href="feedback/{row["student_id"]}.html">{row["name"]}</a>' in rows


@pytest.mark.parametrize("page", ["report.html", "feedback/20260002.html"])
def test_a_phone_shows_all_of_a_page(graded, browser, page):
    phone = browser.new_page(viewport={"width": 390, "height": 800})
    phone.goto((graded.out / page).as_uri())
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    phone.close()


def test_before_the_due_time_nobody_has_a_zero_for_what_is_not_handed_in(tmp_path):
    early = write_class(tmp_path / "class")
    early.grade("--due", "2100-01-01")
    assert [row["score"] for row in early.table()] == ["4", "3", ""]
    assert [row["tiny"] for row in early.table("canvas.csv")] == ["4", "4", "3", ""]
    assert early.table("moodle.csv")[2]["Grade"] == ""
    assert "평균 3.5" in early.page("report.html")
    assert "아직 제출물이 없습니다" in early.page("feedback/20260003.html")
    assert "20260003" not in early.log()[-1]["scores"]
    early.grade("--due", "2020-01-01")  # it is over: the zero is no change of a published score
    assert early.scores()["20260003"] == 0


def test_changed_rules_show_who_gains_and_loses_and_need_a_word(graded, capsys):
    before = graded.log()
    late = (*LATE, graded.folder / "times.csv")
    with pytest.raises(SystemExit, match="--accept"):
        cli.main([str(argument) for argument in graded.command(*late)])
    printed = capsys.readouterr().out.splitlines()
    changed = [line.split()[:5] for line in printed if line.startswith("2026")]
    assert changed == [
        ["20260001", "김민지", "4", "2", "rules,"],
        ["20260002", "Ben", "Cole", "3", "1.5"],
    ]
    assert (graded.scores(), graded.log()) == (SCORES, before)
    graded.grade(*late, "--accept", "the syllabus says so")
    assert graded.scores() == {"20260001": 2, "20260002": 1.5, "20260003": 0}
    assert graded.log()[-1]["reason"] == "the syllabus says so"
    assert "50%" in graded.page("feedback/20260001.html")
    assert "students done" in graded.grade(*late)  # the same rules again: nothing to ask


@pytest.mark.parametrize("failing", ["20260003", "20260002"])
def test_a_question_that_fails_for_one_student_is_named_and_stops_nobody_else(
    tmp_path, failing, capsys
):
    """20260003 handed in nothing: it is similarity that asks for her checks."""
    one = write_class(tmp_path / "class")
    drawn = variant(failing, assignment="tiny").randint(100, 10**6)
    fails = f"""
of_all = q1

def q1(student, hidden):
    checks = of_all(student, hidden)
    if checks[0].expected == {drawn}:
        raise KeyError("pot")
    return checks
"""
    (one.assignment / "checks.py").write_text(CHECKS + fails)
    if failing == "20260003":
        one.grade()
        assert "pot" in one.page("report.html") and one.page("report.html").count(failing) > 1
    else:
        with pytest.raises(SystemExit, match=rf"mend the question, which fails for {failing}.*pot"):
            one.grade()
    assert one.scores()["20260001"] == 4


def test_other_points_are_a_change_though_the_number_of_a_score_is_the_same(graded, capsys):
    master = graded.assignment / "master.ipynb"
    master.write_text(master.read_text().replace("points: 3", "points: 3.5"))
    (graded.out / "points.csv").write_text("student_id,question,points,comment\n20260002,,3,oral\n")
    with pytest.raises(SystemExit, match="--accept"):
        cli.main([str(argument) for argument in graded.command()])
    printed = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert any(line.startswith("20260002 Ben Cole 3/4 3/4.5") for line in printed)
    assert any(line.startswith("20260003 이서준 0/4 0/4.5") for line in printed)


def test_the_report_has_one_line_for_all_who_handed_in_nothing_and_says_what_does_not_count(graded):
    with (graded.folder / "roster.csv").open("a") as roster_file:
        roster_file.write("20260009,Eva Novak,en,\n")
    graded.grade()
    lines = graded.page("report.html").split("</ul>")[0].split("<li>")
    assert any("이서준 (20260003), Eva Novak (20260009)" in line for line in lines)
    assert sum("제출물이 없습니다" in line for line in lines) == 1
    assert any("before/a_7001_1_tiny.ipynb" in line for line in lines)


def test_the_report_says_how_much_more_there_is_where_it_shows_only_a_part(graded):
    failing = [f"raise KeyError({number})" for number in range(pages.SHOWN + 2)]
    (graded.folder / "in/b_LATE_7002_3_tiny.ipynb").write_bytes(notebook(*failing, DOUBLE))
    with zipfile.ZipFile(graded.folder / "in/c_7003_4_work.zip", "w") as archive:
        for number in range(limits.MOST_ENTRIES + 7):
            archive.writestr(f"{number}.ipynb", "")
    graded.grade("--language", "en")
    report = graded.page("report.html")
    assert "Ben Cole (20260002): 2 more of this kind, on the feedback page." in report
    assert "c_7003_4_work.zip: 7 more notebooks in it were not looked at." in report


def test_changed_checks_grade_all_again_and_need_a_word(graded):
    path = graded.assignment / "checks.py"
    before = len(graded.log())
    path.write_text(CHECKS.replace("2 * n)", "3 * n)"))
    with pytest.raises(
        SystemExit, match=r"(?s)solution of q2 earns 0 of 3 points .*Nothing was graded"
    ):
        graded.grade()
    assert len(graded.log()) == before
    master = graded.assignment / "master.ipynb"
    master.write_text(master.read_text().replace("return 2 * n", "return 3 * n"))
    with pytest.raises(SystemExit, match="limits or class key would change scores"):
        graded.grade()
    assert graded.scores() == SCORES


def test_a_limit_of_the_assignment_grades_again_and_another_usual_one_does_not(tiny, monkeypatch):
    more = replace(limits.USUAL, memory=2 << 30)
    before = tiny.digest()
    assert replace(tiny, limits=more).digest() != before
    monkeypatch.setattr(limits, "USUAL", more)
    assert replace(tiny, limits=more).digest() == before


def test_a_class_key_that_is_gone_is_not_made_anew(graded):
    key = graded.folder / "class.key"
    key.unlink()
    with pytest.raises(SystemExit, match="holds grades that were made with a key"):
        graded.grade()
    assert not key.exists()
    graded.grade("--key", graded.folder / "new.key", "--accept", "the key was lost")
    assert (graded.folder / "new.key").stat().st_mode & 0o077 == 0


def test_a_regrade_stays_on_record_and_the_same_code_gets_the_same_grade(graded):
    graded.grade("--again", "20260001", "--reason", "asked for it")
    fields = ("score", "questions", "cells", "answers", "hash")
    grades = [
        [line[name] for name in fields]
        for line in graded.log()
        if line["kind"] == "grade" and line["student"] == "20260001"
    ]
    assert len(grades) == 2
    assert grades[0] == grades[1]


def test_what_is_decided_by_hand_in_tables_is_shown_counted_and_on_record(graded):
    decided = (
        "student_id,question,points,comment\n20260001,q2,1.5,<i>half</i>\n20260001,q1,,well said\n"
    )
    (graded.out / "points.csv").write_text(decided + "20260002,,excused,ill\n")
    told = "file,why,student_id\nstranger.ipynb,,20260003\n"
    (graded.out / "unmatched.csv").write_text(told)
    with pytest.raises(SystemExit, match=r"The lines of points\.csv would change scores"):
        graded.grade("--due", "2030-04-01", "23:59")
    graded.grade("--due", "2030-04-01", "23:59", "--accept", "decided by hand")
    rows = [[row[name] for name in ("score", "q2", "file", "override")] for row in graded.table()]
    assert rows[0] == ["2.5", "1.5", "a_7001_2_tiny-1.ipynb", "<i>half</i>; well said"]
    assert (rows[1][0], rows[1][3], rows[2][2]) == ("excused", "ill", "stranger.ipynb")
    assert [row["tiny"] for row in graded.table("canvas.csv")] == ["4", "2.5", "EX", "0"]
    page = graded.page("feedback/20260001.html")
    report = graded.page("report.html")
    assert "&lt;i&gt;half" in page
    assert "well said" in page
    assert "1.5 / 3" in page
    assert "Excused" in graded.page("feedback/20260002.html")
    assert "ill" in graded.page("feedback/20260002.html")
    assert "&lt;i&gt;half" in report
    assert "평균 1.25" in report
    assert "알 수 없는 제출물이 1개" in report
    assert graded.table("unmatched.csv") == [
        {"file": "stranger.ipynb", "why": "", "student_id": "20260003"}
    ]
    assert graded.log()[-1]["scores"]["20260001"]["by_hand"] == [
        ["q2", 1.5, "<i>half</i>"],
        ["q1", "", "well said"],
    ]


TYPED = "20269999"


def test_a_mistyped_id_is_graded_with_its_own_numbers(graded):
    work = notebook(f"student_id = '{TYPED}'", *right(TYPED))
    (graded.folder / "in/a_7001_2_tiny-1.ipynb").write_bytes(work)
    graded.grade()
    assert graded.scores()["20260001"] == 3
    assert TYPED in graded.page("report.html")
    rows = f"student_id,question,points,comment\n20260001,,id={TYPED},mistyped\n"
    (graded.out / "points.csv").write_text(rows)
    graded.grade("--accept", "mistyped")
    assert graded.scores() == SCORES
    assert "mistyped" in graded.page("feedback/20260001.html")


def test_a_row_may_be_for_everybody_but_one(graded):
    rows = "student_id,question,points,comment\n*,q1,full,unclear\n20260003,q1,0,absent\n"
    (graded.out / "points.csv").write_text(rows)
    with pytest.raises(SystemExit, match=r"The lines of points\.csv would change scores"):
        graded.grade()
    assert graded.scores() == SCORES
    graded.grade("--accept", "unclear", "--language", "en")
    assert graded.scores() == {"20260001": 4, "20260002": 4, "20260003": 0}
    assert graded.page("report.html").count("By hand: q1 1 unclear") == 1
    (graded.out / "points.csv").write_text(rows.rsplit("\n", 2)[0] + "\n")
    assert "unmatched.csv" in graded.grade("--accept", "unclear")
    assert graded.scores()["20260003"] == 0  # nothing was handed in
    assert "unclear" in graded.page("feedback/20260002.html")
    (graded.folder / "in/stranger.ipynb").unlink()
    (graded.out / "points.csv").write_text("student_id,question,points,comment\n*,q1,excused,\n")
    assert "unmatched.csv" not in graded.grade("--accept", "dropped")
    assert graded.scores() == {"20260001": 4, "20260002": 4, "20260003": 0}
    page = graded.page("feedback/20260002.html")
    assert "3 of 3 points of the others, as a share of all 4 points" in page


def test_the_demo_class_is_that_of_its_maker_and_is_graded_with_keras(tmp_path):
    with tarfile.open(demo_class.ARCHIVE) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "demo-class"
    stored = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert stored == demo_class.files(), "run .venv/bin/python -m tests.assignments.demo_class"
    lines = (folder / "roster.csv").read_text(encoding="utf-8").splitlines()
    kept = [lines[0], lines[1], lines[9]]  # an honest student, and one whose cell ends the process
    (folder / "roster.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    known = (
        "--roster",
        folder / "roster.csv",
        "--assignment",
        demo_class.DEMO,
        "--out",
        folder / "grades",
    )
    run("grade", folder / "submissions", *known, "--workers", 1)
    log = [
        json.loads(line)
        for line in (folder / "grades/log.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [line["score"] for line in log if line["kind"] == "grade"][1:] == [15]
    assert "프로세스를 끝냈습니다" in (folder / "grades/feedback/20260009.html").read_text(
        encoding="utf-8"
    )


def test_another_students_numbers_are_pointed_out_and_honest_work_is_not():
    assignment = load(demo_class.DEMO)

    def right(student_id):
        return {
            check.name: repr(check.expected)
            for check in assignment.checks(student_id, bytes(32))["q1"]
        }

    handed_in = {str(number): right(str(number)) for number in range(100, 120)} | {
        "203": right("100")
    }
    results = [
        Result(Student(student_id, student_id), 0, 15, grade={"reason": None, "answers": answers})
        for student_id, answers in handed_in.items()
    ]
    ready = SimpleNamespace(checks_of=lambda name: assignment.checks(name, bytes(32)))
    (students, text), *others = similarity.find(ready, results)
    assert ([student.student_id for student in students], others) == (["203", "100"], [])
    assert f"({', '.join(handed_in['203'])})" in text.to("en")
