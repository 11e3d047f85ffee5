"""Every file of an LMS finds its owner, or the lecturer hears why not."""

import unicodedata
import zipfile
from datetime import datetime, timedelta, timezone

import pytest

from assignments import roster, submissions
from assignments.log import State
from assignments.rules import Rules, moment, read_times, results

NFD = unicodedata.normalize("NFD", "김민지")


@pytest.fixture
def students(tmp_path):
    (tmp_path / "roster.csv").write_text(
        "\ufeffstudent_id,name,language,canvas_id,moodle_id\n"
        "20260001,김민지,ko,7001,301\n20260002,Ben Cole,en,7002,302\n"
        "20260003,이서준,,,\n20260004,박지호,,,\n20260005,박지호,,,\n",
        encoding="utf-8",
    )
    return roster.read(tmp_path / "roster.csv")


def owner(students, path, content=b"x"):
    """(owner or None, why not) of a file in a zip."""
    finder = submissions._Finder(students)
    student_id, _, more = finder.whose(unicodedata.normalize("NFC", path))
    return student_id, more


@pytest.mark.parametrize(
    ("path", "student_id"),
    [
        ("kimminji_7001_5001_gates.ipynb", "20260001"),
        ("kimminji_LATE_7001_5001_gates-2.ipynb", "20260001"),
        ("kimminji_7001_5001_20260002.ipynb", "20260001"),  # Canvas decides, not the student's file name
        (f"{NFD}_301_assignsubmission_file_/gates.ipynb", "20260001"),
        ("Ben Cole_302_assignsubmission_file_/20260001.ipynb", "20260002"),
        ("이서준_999_assignsubmission_file_/gates.ipynb", "20260003"),  # no LMS id on the roster: the name decides
        ("20260003.ipynb", "20260003"),
        ("hw/20260003_gates (1).ipynb", "20260003"),
        ("20260003이서준.ipynb", "20260003"),
        (unicodedata.normalize("NFD", "이서준.ipynb"), "20260003"),
        ("과제_이서준_최종.ipynb", "20260003"),
        ("bencole_7002_5002_gates.ipynb", "20260002"),
    ],
)
def test_a_file_finds_its_owner(students, path, student_id):
    assert owner(students, path)[0] == student_id


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("gates.ipynb", "no student id"),
        ("박지호.ipynb", "several students have this name"),
        ("박지호_999_assignsubmission_file_/a.ipynb", "several students have the name"),
        ("20260001_20260002.ipynb", "several student ids"),
        ("stranger_7999_5001_gates.ipynb", "no student with the LMS id 7999"),
        ("kimminji_7999_5001_20260001.ipynb", "no student with the LMS id 7999"),
        ("120260001.ipynb", "no student id"),
    ],
)
def test_a_file_without_an_owner_says_why(students, path, why):
    found, said = owner(students, path)
    assert found is None and why in said


def test_a_zip_is_read_with_names_of_every_origin(students, tmp_path):
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._20260001.ipynb", "no")
        archive.writestr(".DS_Store", "no")
        archive.writestr(f"{NFD}_7001_5001_gates.ipynb", "first")
        archive.writestr(f"{NFD}_7001_5001_gates-1.ipynb", "second")
        archive.writestr(f"{NFD}_7001_5001_gates-10.ipynb", "third")
        archive.writestr("copy/20260001.ipynb", "third")
        archive.writestr("../../etc/20260002.ipynb", "outside")
        archive.writestr("nobody.ipynb", "?")
    found, unmatched = submissions.read(path, students)
    mine = [one.content for one in found if one.student_id == "20260001"]
    assert mine[-2:] == [b"second", b"third"] and b"first" in mine and len(mine) == 4
    assert [one.student_id for one in found].count("20260002") == 1
    assert [one.path for one in unmatched] == ["nobody.ipynb"]
    assert not (tmp_path / "etc").exists()


def test_names_that_korean_windows_zipped_are_read(students, tmp_path):
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("XXXXXX.ipynb", "x")
    content = path.read_bytes().replace(b"XXXXXX", "이서준".encode("cp949"))
    path.write_bytes(content)
    found, _ = submissions.read(path, students)
    assert [one.student_id for one in found] == ["20260003"]


def test_a_folder_is_read_without_following_links_out_of_it(students, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret").write_text("private")
    (folder / "20260001.ipynb").symlink_to(tmp_path / "secret")
    (folder / "20260002.ipynb").write_text("real")
    found, _ = submissions.read(folder, students)
    assert [one.student_id for one in found] == ["20260002"]
    with pytest.raises(FileNotFoundError, match="neither a folder nor a zip"):
        submissions.read(tmp_path / "absent", students)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,name\n1,A\n", "student_id and name"),
        ("student_id,name\n1,A\n1,B\n", "line 3"),
        ("student_id,name,language\n1,A,fr\n", "line 2"),
        ("student_id,name\n", "lists no student"),
    ],
)
def test_a_broken_roster_names_its_line(tmp_path, text, said):
    (tmp_path / "roster.csv").write_text(text)
    with pytest.raises(roster.RosterError, match=said):
        roster.read(tmp_path / "roster.csv")


def test_a_roster_saved_by_korean_excel_is_read(tmp_path):
    (tmp_path / "roster.csv").write_bytes("student_id,name\n1,김민지\n".encode("cp949"))
    assert roster.read(tmp_path / "roster.csv")["1"].name == "김민지"


DUE = moment("2026-04-01T23:59+09:00")


def attempts(*scores, late=()):
    """One student's submissions and the state of a log in which they earned `scores` of 10."""
    state, own = State(), []
    for n, score in enumerate(scores):
        one = submissions.Submission("1", f"{n}.ipynb", str(n).encode(), (n,), datetime.now(timezone.utc), n in late)
        own.append(one)
        state.grades["1", one.hash, "run"] = {"score": score}
    return own, state


def final(rules, own, state):
    student = roster.Student("1", "A")
    return next(results({"1": student}, own, state, "run", rules, 10))


@pytest.mark.parametrize(("rule", "score"), [("last", 4), ("first", 6), ("best", 9)])
def test_of_several_submissions_the_rule_picks_one(rule, score):
    own, state = attempts(6, 9, 4)
    assert final(Rules(rule), own, state).score == score
    assert len(Rules(rule).wanted(own)) == (3 if rule == "best" else 1)


def test_late_days_cost_what_the_lecturer_set_and_end_somewhere():
    own, state = attempts(10)
    for hours, score in ((-1, 10), (0, 10), (1, 9), (25, 8), (49, 0), (5000, 0)):
        rules = Rules(due=DUE, late_percent=10, late_days=2, times=(("1", DUE + timedelta(hours=hours)),))
        assert final(rules, own, state).score == score
    refused = final(rules, own, state)
    assert refused.note == {"code": "refused_late"}


def test_canvas_says_late_and_a_late_second_attempt_does_not_hide_the_first():
    own, state = attempts(8, 10, late={1})
    assert final(Rules("last", late_percent=10), own, state).score == 9
    assert final(Rules("last", late_days=0), own, state).score == 8
    assert final(Rules("best", late_percent=50), own, state).score == 8


def test_an_override_counts_and_nothing_handed_in_earns_nothing():
    own, state = attempts(3)
    state.overrides = {"1": {"score": 7.5, "reason": "oral exam"}}
    assert final(Rules(), own, state).score == 7.5
    state.overrides = {"1": {"score": None, "reason": "mistake"}}
    assert final(Rules(), own, state).score == 3
    missing = final(Rules(), [], state)
    assert (missing.score, missing.note) == (0, {"code": "missing_submission"})


def test_times_of_the_lms_are_read_and_a_bad_line_is_named(tmp_path):
    (tmp_path / "times.csv").write_text("student_id,submitted\n1,2026-04-02T00:10+09:00\n2,2026-04-01T10:00Z\n")
    assert dict(read_times(tmp_path / "times.csv"))["1"] - DUE == timedelta(minutes=11)
    (tmp_path / "times.csv").write_text("student_id,submitted\n1,yesterday\n")
    with pytest.raises(ValueError, match="line 2"):
        read_times(tmp_path / "times.csv")
