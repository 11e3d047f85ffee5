"""A made-up class goes from zip to grades: tables, feedback pages, report; the same twice; overrides and regrades
stand."""

import csv
import html
import io
import json
import random
import re
import unicodedata
import zipfile
from contextlib import redirect_stdout

import pytest

from assignments import cli
from assignments.authoring.assignment import load
from assignments.demo import demo_class
from assignments.grading import similarity
from assignments.grading.results import Result
from assignments.intake.roster import Student
from assignments.reports import feedback_zips, gradebook
from assignments.reports import pages as reports

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


def nfc(name):
    return unicodedata.normalize("NFC", name)


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
    assert table(folder, "unmatched.csv") == [{"file": "who.ipynb", "why": "경로에 명단의 학번이나 이름이 없습니다"}]


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
    for heading in ("점수 분포", "문제별", "흔한 실수", "눈에 띄게 닮은 제출물", "살펴볼 것", "학생별 점수"):
        assert f"<h2>{heading}</h2>" in report
    rows = report.split("<h2>학생별 점수</h2>")[1]
    for row in table(folder):
        page = f"feedback/{row['student_id']}.html"
        assert f'<a href="{page}">{row["name"]}</a>' in rows and (folder / "grades" / page).exists()
    assert "문제 4. GRU의 한 시점" in report and "제출하지 않은 학생" in report
    assert "<td>q4</td>" not in report and "(3점)" not in report


def test_feedback_goes_back_to_the_lms_under_the_names_that_it_gave(graded):
    folder, _ = graded
    with (
        zipfile.ZipFile(folder / "grades/feedback-canvas.zip") as archive,
        zipfile.ZipFile(folder / "some.zip") as given,
    ):
        names = archive.namelist()
        assert len(names) == len(ONLY) - 1 and all(name.endswith(".html") for name in names)  # one handed in nothing
        heads = {re.split("_(?=gates|report|copy|sequences)", nfc(name))[0] for name in given.namelist()}
        assert {name.removesuffix("_feedback.html") for name in names} <= heads
        page = archive.read(next(name for name in names if "_7001_" in name)).decode()
    assert page == (folder / "grades/feedback/20260001.html").read_text(encoding="utf-8")
    assert not (folder / "grades/feedback-moodle.zip").exists()


def test_a_feedback_archive_for_moodle_has_its_folders():
    path = "김민지_301_assignsubmission_file_/work/gates.ipynb"
    assert feedback_zips.moodle(path) == "김민지_301_assignsubmission_file_/feedback.html"
    assert feedback_zips.moodle("김민지_301_assignsubmission_file_gates.ipynb") == feedback_zips.moodle(path)
    assert feedback_zips.canvas("a_LATE_7001_5_..\\..\\x.ipynb") == "a_LATE_7001_5_feedback.html"
    assert feedback_zips.canvas(path) is None and feedback_zips.moodle("a_7001_5_gates.ipynb") is None


@pytest.mark.parametrize("page", ["report.html", "feedback/20260010.html"])
def test_a_phone_shows_all_of_a_page(graded, browser, page):
    folder, _ = graded
    phone = browser.new_page(viewport={"width": 390, "height": 800})
    phone.goto((folder / "grades" / page).as_uri())
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if page != "report.html":
        cell = phone.locator("td[data-label]").first
        shown = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert shown.strip('"').strip() == "Score" and cell.bounding_box()["width"] > 0
    phone.close()


def test_ids_that_differ_in_marks_have_pages_of_their_own():
    names = {reports.file_name(Student(one, "A")) for one in ("2026.01", "2026_01", "2026 01", "2026/01", "..", "학번")}
    assert len(names) == 6 and not any("/" in name for name in names)


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
    """Returns {student: grade} of a log, without times."""
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
    """Returns a graded result as similarity.find reads it."""
    sources = [cell["source"] for cell in demo_class.notebook_of(student_id, code)["cells"] if "outputs" in cell]
    own = similarity.runs(sources) - similarity.runs(load(demo_class.DEMO).code)
    grade = {"reason": None, "answers": dict(answers), "code": similarity.pack(own)}
    return Result(Student(student_id, student_id), 0, 15, None, grade)


def clusters(assignment, results):
    """Returns the clusters as (ids, percent, numbers, public)."""
    return [
        ([one.student_id for one in cluster.students], cluster.percent, cluster.numbers, cluster.public)
        for cluster in similarity.find(assignment, results, bytes(32))
    ]


HONEST = [(f"1{n:02d}", demo_class.honest(random.Random(n))) for n in range(40)]


def test_copied_code_and_copied_numbers_are_pointed_out():
    assignment = load(demo_class.DEMO)
    fits = {check.name: repr(check.expected) for check in assignment.checks("100", bytes(32))["q1"]}
    renumbered = ODD.replace("7", "9").replace("% 2", "% 4")
    suspects = [result("201", {"q2": ODD}), result("202", {"q2": renumbered}), result("203", {}, fits)]
    numbers, pair = clusters(assignment, [*(result(*one) for one in HONEST), *suspects])
    assert numbers[0] == ["203", "100"] and set(numbers[2]) == set(fits)
    assert pair[0] == ["201", "202"] and pair[1] >= 80


@pytest.mark.parametrize("size", [2, 4, 12])
def test_a_ring_of_any_size_is_one_cluster(size):
    ring = [result(f"2{n:02d}", {"q2": ODD.replace("7", str(3 + n))}) for n in range(size)]
    found = clusters(load(demo_class.DEMO), [*(result(*one) for one in HONEST), *ring])
    assert found == [([f"2{n:02d}" for n in range(size)], 100, (), False)]


def test_copies_of_the_public_master_are_found_however_many_there_are():
    assignment = load(demo_class.DEMO)
    master = json.loads((demo_class.DEMO / "master.ipynb").read_text(encoding="utf-8"))["cells"]
    answers = {cell["id"]: "".join(cell["source"]) for cell in master if cell["id"].endswith("-answer")}
    copied = {name.removesuffix("-answer"): source for name, source in answers.items()}
    for size in (1, 10):
        copies = [result(f"3{n:02d}", copied) for n in range(size)]
        found = clusters(assignment, [*(result(*one) for one in HONEST), *copies])
        assert found == [([f"3{n:02d}" for n in range(size)], 0, (), True)]


def test_the_code_in_a_log_is_small_and_comes_back():
    runs = similarity.runs(["\n".join(f"name{n} = value{n} + other{n}" for n in range(5000))])
    packed = similarity.pack(runs)
    assert len(packed) < 20_000 and similarity.unpack(packed) <= runs and similarity.unpack("") == set()


def test_of_an_endless_notebook_only_the_beginning_is_compared():
    endless = "\n".join(f"v{n} = w{n}" for n in range(60_000))
    assert len(endless) > 3 * similarity.LONGEST
    found = similarity.runs([endless, "more = code + of + the + same + student + here"])
    assert found == similarity.runs([endless[: similarity.LONGEST]]) and len(found) > 1000
