"""Every file of an LMS finds its owner, or the lecturer hears why not."""

import random
import time
import unicodedata
import zipfile
from dataclasses import replace
from datetime import datetime, timezone

import pytest
import yaml

from assignments.grading import judge
from assignments.intake import owners, roster, submissions
from assignments.sandbox import limits
from tests.assignments.tiny_class import notebook

NFD = unicodedata.normalize("NFD", "김민지")


@pytest.fixture
def students(tmp_path):
    (tmp_path / "roster.csv").write_text(
        "\ufeffstudent_id,name,language,canvas_id,moodle_id,email\n"
        "20260001,김민지,ko,7001,301,minji@a.kr\n20260002,Ben Cole,en,7002,302,cole@a.kr\n"
        "20260003,이서준,,,,\n20260004,박지호,,,,jiho@a.kr\n20260005,박지호,,,,jiho@b.kr\n"
        "2026-07-001,Dan Wu,,,,\n1,Eva Novak,,,,\n7,Finn Berg,,,,\n",
        encoding="utf-8",
    )
    return roster.read(tmp_path / "roster.csv")


def owner(students, path):
    """(owner or None, why) of a file in a zip."""
    owner = owners.Owners(students).whose(unicodedata.normalize("NFC", path))
    return owner.student_id, owner.why.to("en")


@pytest.mark.parametrize(
    ("path", "student_id"),
    [
        ("kimminji_LATE_7001_5001_gates-2.ipynb", "20260001"),
        # Canvas decides, not the student's file name.
        (
            "kimminji_7001_5001_20260002.ipynb",
            "20260001",
        ),
        (f"{NFD}_301_assignsubmission_file_/gates.ipynb", "20260001"),
        ("Kim_Min_Ji_301_assignsubmission_file_/gates.ipynb", "20260001"),
        # No LMS id on the roster: the name decides.
        (
            "이서준_999_assignsubmission_file_/gates.ipynb",
            "20260003",
        ),
        ("hw/20260003_gates (1).ipynb", "20260003"),
        ("20260003이서준.ipynb", "20260003"),
        (unicodedata.normalize("NFD", "과제_이서준_최종.ipynb"), "20260003"),
        # what the student wrote further inside does not count
        ("20260002/kimminji_7001_99999999_gates.ipynb", "20260002"),
        ("이서준/20260001/김민지.ipynb", "20260003"),
        ("bencole_302_assignsubmission_file_kimminji_7001_5001_x.ipynb", "20260002"),
        ("bencole_7002_5002_gates.zip/20260001/kimminji_7001_5001_a.ipynb", "20260002"),
        ("submissions 20260001-20260002/20260003.ipynb", "20260003"),
        ("bencole_302_assignsubmission_file_/hw_20260001_final.ipynb", "20260002"),
        # Blackboard and Google Classroom
        ("HW 1_minji_attempt_2026-04-01-10-20-30_20260002.ipynb", "20260001"),
        (
            "HW_20260003_attempt_2026-04-01-10-20-30_a"
            "_20260001_attempt_2026-04-01-10-20-30_b.ipynb",
            "20260003",
        ),
        ("Ben Cole - hw_20260001_final.ipynb", "20260002"),
        ("과제 1 - 20260001.ipynb", "20260001"),
        ("Ben Cole - x_7001_5001_x_20260001_attempt_2026-04-01-10-20-30_y.ipynb", "20260002"),
        # ids with a hyphen, and short ones beside numbers that mean something else
        ("hw/2026-07-001 (1).ipynb", "2026-07-001"),
        ("1.ipynb", "1"),
        ("week 1/7 gates 1.ipynb", "7"),
    ],
)
def test_a_file_finds_its_owner(students, path, student_id):
    assert owner(students, path)[0] == student_id


def test_feedback_goes_back_under_the_name_that_moodle_gave(students):
    """test_class.py shows it for Canvas."""
    feedback = (
        owners.Owners(students).whose("김민지_301_assignsubmission_file_/work/g.ipynb").feedback
    )
    assert feedback == ("moodle", "김민지_301_assignsubmission_file_/feedback.html")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("gates.ipynb", "no student id"),
        ("박지호.ipynb", "several students have a name in"),
        ("박지호_999_assignsubmission_file_/a.ipynb", "several students have the name"),
        ("20260001_20260002.ipynb", "several student ids"),
        ("kimminji_7999_5001_20260001.ipynb", "no student with the LMS id 7999"),
        ("120260001.ipynb", "no student id"),
        ("gates (1).ipynb", "no student id"),
        ("gates_7.ipynb", "no student id"),
        ("2026-07-0011.ipynb", "no student id"),
        (f"a_{'1' * 5000}_{'2' * 5000}_x.ipynb", "no student id"),
        ("HW_jiho_attempt_2026-04-01-10-20-30_20260001.ipynb", "no student with the LMS id jiho"),
    ],
)
def test_a_file_without_an_owner_says_why(students, path, why):
    student_id, said = owner(students, path)
    assert student_id is None
    assert why in said


def test_a_zip_is_read_with_names_of_every_origin(students, tmp_path):
    names = (
        "__MACOSX/._20260001.ipynb",
        ".DS_Store",
        "copy/20260001.ipynb",
        "../../etc/20260002.ipynb",
        "XXXXXX.ipynb",
    )
    again = {f"day{n}/{NFD}_7001_500{n}_gates.ipynb": f"{n}" for n in (1, 2, 3)}
    path = zipped(tmp_path / "in.zip", dict.fromkeys(names, "x") | again | {"nobody.ipynb": "?"})
    as_korean_windows_zips = path.read_bytes().replace(b"XXXXXX", "이서준".encode("cp949"))
    path.write_bytes(as_korean_windows_zips)
    taken = submissions.read(path, students)
    contents = [("20260001", content) for content in (b"x", b"1", b"2", b"3")]
    assert [(file.student_id, file.content) for file in taken.graded] == [
        *contents,
        ("20260002", b"x"),
        ("20260003", b"x"),
    ]
    assert [name for name, _ in taken.unmatched] == ["nobody.ipynb"]
    assert not (tmp_path / "etc").exists()


def test_a_folder_is_read_without_following_links_out_of_it(students, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret").write_text("private")
    (folder / "20260001.ipynb").symlink_to(tmp_path / "secret")
    (folder / "20260002.ipynb").write_text("real")
    graded = submissions.read(folder, students).graded
    assert [file.student_id for file in graded] == ["20260002"]
    with pytest.raises(FileNotFoundError, match="neither a folder nor a zip"):
        submissions.read(tmp_path / "absent", students)


@pytest.mark.parametrize("known", ["20260002/a.ipynb", "Ben Cole - a.ipynb"])
def test_a_file_of_somebody_unknown_does_not_count_for_whom_its_name_says_until_the_lecturer_tells(
    students, tmp_path, known
):
    rival = (
        known.replace("20260002", "B. Kohl")
        .replace("Ben Cole", "B. Kohl")
        .replace("a.", "hw_20260001_final.")
    )
    path = zipped(tmp_path / "in.zip", {known: PLAIN, rival: PLAIN})
    table = tmp_path / "unmatched.csv"
    taken = submissions.read(path, students, "gates")
    assert [file.student_id for file in taken.graded] == ["20260002"]
    assert [(name, why.values["part"]) for name, why in taken.unmatched] == [(rival, "B. Kohl")]
    table.write_text(f"file,why,student_id\n{rival},,20260003\n", encoding="utf-8")
    taken = submissions.read(path, students, "gates", table)
    assert [file.student_id for file in taken.graded] == [
        "20260002",
        "20260003",
    ]
    assert not taken.unmatched
    table.write_text(f"file,why,student_id\n\n{roster.safe(rival)},,2026\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 3: the roster has no student_id `2026`"):
        submissions.read(path, students, "gates", table)


MINE = b'{"cells": [{"source": "# assignment: gates"}]}'
PLAIN = b'{"cells": []}'
OTHER = b'{"cells": [{"source": "# assignment: sequences"}]}'
BESIDE = {
    "a later report": ({"a_7001_5_gates.ipynb": PLAIN, "a_7001_6_report.pdf": b"%PDF"}, [PLAIN]),
    "a picture": ({"20260001/z.png": b"PNG", "20260001/gates.ipynb": PLAIN}, [PLAIN]),
    "a text typed online": (
        {
            "A_301_assignsubmission_file_/g.ipynb": PLAIN,
            "A_301_assignsubmission_onlinetext_/onlinetext.html": b"<p>",
        },
        [PLAIN],
    ),
    "a notebook of another assignment": (
        {"a_7001_5_gates.ipynb": MINE, "a_7001_6_z.ipynb": OTHER},
        [MINE],
    ),
    "a scratch notebook": ({"a_7001_5_a.ipynb": MINE, "a_7001_6_z-9.ipynb": PLAIN}, [MINE]),
    "a draft": ({"a_7001_9_a.ipynb": b'"draft"', "a_7001_10_a-1.ipynb": PLAIN}, [PLAIN]),
    "a second attempt without the mark": (
        {"monday/a_7001_5_a.ipynb": MINE, "friday/a_7001_6_a-1.ipynb": PLAIN},
        [MINE, PLAIN],
    ),
    "a report only": ({"a_7001_5_report.pdf": b"%PDF"}, [b"%PDF"]),
}


def zipped(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


HANDED_OUT = ("# assignment: gates", "answer = ...")
EMPTY = notebook(*HANDED_OUT[1:], mark="gates")
ANSWERED = notebook("answer = 3", mark="gates")
SCRATCH = notebook("print(1)", "answer = 4", mark="gates").replace(b"# assignment: gates", b"")
AT = "attempt_2026-04-01-10-00-00_a.ipynb"
TOGETHER = {
    "GitHub Classroom": ("hw-bob/", ""),
    "Gradescope": ("submission_1/", ""),
    "a folder of an id": ("20260002/", ""),
    "a folder of a name": ("Ben Cole/", ""),
    "Google Classroom": ("Ben Cole - ", ""),
    "Canvas": ("bencole_7002_", "5_"),
    "Moodle": ("bencole_302_assignsubmission_file_/", ""),
}


@pytest.mark.parametrize("lms", TOGETHER)
@pytest.mark.parametrize("beside", [SCRATCH, EMPTY])
def test_of_what_was_handed_in_together_the_marked_and_answered_notebook_counts(
    students, tmp_path, lms, beside
):
    """Whatever its name: the other edition, a scratch file beside it."""
    students["20260002"] = replace(students["20260002"], github="bob")
    begin, number = TOGETHER[lms]
    files = {
        f"{begin}{number}gates.en.ipynb": ANSWERED,
        f"{begin}{number and '6_'}gates.ko.ipynb": beside,
    }
    if lms == "Gradescope":
        submitters = "  :submitters:\n  - {':sid': '20260002'}\n"
        files["submission_metadata.yml"] = f"submission_1:\n{submitters}"
    path = zipped(tmp_path / "in.zip", files)
    taken = submissions.read(path, students, "gates", handed_out=HANDED_OUT)
    assert [file.content for file in taken.graded] == [ANSWERED] and not taken.unmatched
    ((_, why),) = taken.beside
    assert why is (submissions.UNTOUCHED if beside is EMPTY else submissions.SAME_ATTEMPT)


def test_a_name_that_several_may_bear_is_nobodys_until_the_lecturer_tells(students, tmp_path):
    """A display name of Canvas and a name in that of a file are what somebody has chosen."""
    own = replace(students["20260002"], canvas_id="", github="cole")
    students["20260002"] = own
    rival = notebook("answer = 5", mark="gates")
    for one, other in (
        ("bencole_7777_5_a.ipynb", "bencole_8888_6_a.ipynb"),
        ("Ben Cole - a.ipynb", "Ben Cole - z.ipynb"),
    ):
        path = zipped(tmp_path / "in.zip", {one: ANSWERED, other: rival})
        taken = submissions.read(path, students, "gates", handed_out=HANDED_OUT)
        assert not taken.graded and {name for name, _ in taken.unmatched} == {one, other}
        table = tmp_path / "unmatched.csv"
        table.write_text(f"file,why,student_id\n{one},,20260002\n", encoding="utf-8")
        taken = submissions.read(path, students, "gates", table, HANDED_OUT)
        assert [file.path for file in taken.graded] == [one]
        assert [name for name, _ in taken.unmatched] == [other]


def test_a_github_user_who_ends_with_anothers_name_is_somebody_else(students, tmp_path):
    students["20260001"] = replace(students["20260001"], github="min")
    students["20260002"] = replace(students["20260002"], github="cole")
    files = {"hw-cole/a.ipynb": ANSWERED, "hw-evil-min/a.ipynb": ANSWERED}
    taken = submissions.read(zipped(tmp_path / "in.zip", files), students, "gates")
    assert [file.student_id for file in taken.graded] == ["20260002"]
    assert [name for name, _ in taken.unmatched] == ["hw-evil-min/a.ipynb"]


@pytest.mark.parametrize(
    ("names", "nobodys"),
    [
        (("hw/cole/a.ipynb", "hw/zz-cole/a.ipynb"), {"hw/zz-cole/a.ipynb"}),
        (("hw/cole/a.ipynb", "hw/evil-min/a.ipynb"), {"hw/evil-min/a.ipynb"}),
        (("hw-cole/a.ipynb", "hw-lee/a.ipynb", "min/a.ipynb"), set()),
        (
            ("hw-evil-min/b.ipynb", "hw-evil-min/a.ipynb", "hw-cole/a.ipynb"),
            {"hw-evil-min/b.ipynb", "hw-evil-min/a.ipynb"},
        ),
        (("20260001/a.ipynb", "zz-20260001/a.ipynb"), {"zz-20260001/a.ipynb"}),
        (("Ben Cole/a.ipynb", "zz_Ben Cole/a.ipynb"), {"zz_Ben Cole/a.ipynb"}),
        (("x/20260001/a.ipynb", "x/20260001_b.ipynb", "y/zz-20260001/a.ipynb"), set()),
        ((f"Home_work_cole_{AT}", f"Home_work_evil_min_{AT}"), {f"Home_work_evil_min_{AT}"}),
    ],
)
def test_whoever_only_ends_or_contains_what_stands_for_a_student_is_somebody_else(
    students, tmp_path, names, nobodys
):
    """A folder of another user must not come before or after a student's own."""
    for student_id, user in zip(students, ("min", "cole", "lee"), strict=False):
        own = replace(students[student_id], github=user, email=f"{user}@example.edu")
        students[student_id] = own
    path = zipped(tmp_path / "in.zip", dict.fromkeys(names, ANSWERED))
    taken = submissions.read(path, students, "gates")
    assert {name for name, _ in taken.unmatched} == nobodys
    files = {file.path for file in taken.graded} | {file.path for file, _ in taken.beside}
    assert files == set(names) - nobodys


@pytest.mark.parametrize("name", BESIDE)
def test_the_notebook_is_graded_whatever_lies_beside_it(students, tmp_path, name):
    files, graded = BESIDE[name]
    taken = submissions.read(zipped(tmp_path / "in.zip", files), students, "gates")
    assert [file.content for file in taken.graded] == graded
    assert len(taken.graded) + len(taken.beside) == len(files)
    assert {file.student_id for file in taken.graded} == {"20260001"}


def test_a_notebook_in_an_archive_is_read_and_all_in_one_archive_are_one_attempt(
    students, tmp_path
):
    notebooks = {f"work/{n}.ipynb": MINE if n == 3 else PLAIN for n in range(9)}
    inner = zipped(tmp_path / "work.zip", {"__MACOSX/._3.ipynb": "x", "data.csv": "1", **notebooks})
    files = {
        "a_7001_5_work.zip": inner.read_bytes(),
        "b_7002_5_empty.zip": zipped(tmp_path / "e.zip", {}).read_bytes(),
    }
    taken = submissions.read(zipped(tmp_path / "in.zip", files), students, "gates")
    assert [file.path for file in taken.graded] == [
        "a_7001_5_work.zip/work/3.ipynb",
        "b_7002_5_empty.zip",
    ]
    assert taken.graded[0].content == MINE
    assert len(taken.beside) == 8


def test_a_name_that_would_steer_a_terminal_is_shown_harmless(students, tmp_path):
    files = {"20260001_\x1b[2J\u202egpj.ipynb": MINE, "20260002" + "\u0301" * 9000 + ".ipynb": MINE}
    first, second = submissions.read(zipped(tmp_path / "in.zip", files), students, "gates").graded
    assert first.path == "20260001_\ufffd[2J\ufffdgpj.ipynb"
    assert len(second.path) < 1_100


METADATA = """submission_11:
  :submitters:
  - :name: Ben Cole
    :sid: '20260002'
  :created_at: 2026-04-01 10:20:30.123456789 Z
submission_12:
  :submitters:
  - {':name': 김민지, ':email': minji@a.kr}
  - {':name': Somebody, ':sid': '9'}
  :created_at: soon
"""


def test_gradescopes_export_says_whose_its_folders_are_and_when_they_came(students, tmp_path):
    files = {f"export/submission_{n}/gates.ipynb": MINE for n in (11, 12)}
    files["export/submission_metadata.yml"] = METADATA
    files["export/20260003.ipynb"] = MINE
    taken = submissions.read(zipped(tmp_path / "in.zip", files), students, "gates")
    owners_of = {file.path: (file.student_id, file.owner.at) for file in taken.graded}
    at = datetime(2026, 4, 1, 10, 20, 30, tzinfo=timezone.utc)
    assert owners_of == {
        "export/submission_11/gates.ipynb": ("20260002", at),
        "export/submission_12/gates.ipynb": ("20260001", None),
        "export/20260003.ipynb": ("20260003", None),
    }
    assert [why.to("en") for _, why in taken.unmatched] == [
        "the roster has nobody like Somebody of submission_12"
    ]
    files["export/submission_metadata.yml"] = "- x"
    with pytest.raises(ValueError, match=r"is no submission_metadata\.yml of Gradescope"):
        submissions.read(zipped(tmp_path / "bad.zip", files), students, "gates")


@pytest.mark.parametrize(
    ("email", "rival", "why"),
    [
        ("ben@a.kr", {"name": "Ben Cole", "email": "eve@b.kr"}, "has another e-mail address"),
        ("ben@a.kr", {"sid": "20260002", "email": "eve@b.kr"}, "has another e-mail address"),
        ("ben@a.kr", {"sid": "20260002", "name": "김민지"}, "belong to different students"),
        ("ben@a.kr", {"name": "Ben Cole"}, "several accounts claim to be the student"),
        ("", {"sid": "20260002", "email": "eve@b.kr"}, "several accounts claim to be the student"),
    ],
)
def test_who_calls_herself_another_student_in_gradescope_replaces_nothing(
    students, tmp_path, email, rival, why
):
    students["20260002"] = replace(students["20260002"], email=email)
    own = {"name": "Ben Cole", "sid": "20260002", "email": "ben@a.kr"}
    told = {
        f"submission_{number}": {":submitters": [{f":{key}": text for key, text in one.items()}]}
        for number, one in enumerate((own, rival), 1)
    }
    files = {f"{folder}/gates.ipynb": MINE for folder in told}
    files["submission_metadata.yml"] = yaml.dump(told)
    taken = submissions.read(zipped(tmp_path / "in.zip", files), students, "gates")
    assert [file.path for file in taken.graded] == (["submission_1/gates.ipynb"] if email else [])
    assert {path for path, _ in taken.unmatched} >= {"submission_2/gates.ipynb"}
    assert all(why in reason.to("en") for _, reason in taken.unmatched)


def test_a_notebook_without_a_name_is_taken_in_and_what_a_system_hides_is_not(students, tmp_path):
    folder = "bencole_302_assignsubmission_file_"
    hidden = ["._gates.ipynb", ".DS_Store", ".ipynb_checkpoints/gates.ipynb"]
    files = {f"{folder}/{name}": MINE for name in [".ipynb", *hidden]}
    taken = submissions.read(zipped(tmp_path / "in.zip", files), students, "gates")
    assert [file.path for file in taken.graded] == [f"{folder}/.ipynb"]
    assert not taken.unmatched


@pytest.mark.parametrize("content", [METADATA.replace("submission_11", "."), "- x", "{", b"\xff"])
@pytest.mark.parametrize(
    "folder", ["bencole_302_assignsubmission_file_", "eve_9_assignsubmission_file_", "20260002"]
)
def test_what_a_student_calls_submission_metadata_says_nothing_and_stops_nothing(
    students, tmp_path, content, folder
):
    files = {f"{folder}/submission_metadata.yml": content, f"{folder}/gates.ipynb": MINE}
    files["20260001.ipynb"] = MINE
    taken = submissions.read(zipped(tmp_path / "in.zip", files), students, "gates")
    owners_of = {file.path: file.student_id for file in taken.graded}
    assert owners_of.pop(f"{folder}/gates.ipynb", "20260002") == "20260002"
    assert owners_of == {"20260001.ipynb": "20260001"}


@pytest.mark.parametrize(
    ("metadata", "work"),
    [
        ("submission_metadata.yml", "20260002.ipynb"),
        (
            "eve_9_assignsubmission_file_/submission_metadata.yml",
            "eve_9_assignsubmission_file_/submission_1/20260002.ipynb",
        ),
    ],
)
def test_a_metadata_file_beside_everything_is_believed_in_an_export_only(
    students, tmp_path, metadata, work
):
    claims = "submission_1:\n  :submitters:\n  - {':sid': '20260001'}\n"
    files = {metadata: claims, work: MINE}
    taken = submissions.read(zipped(tmp_path / "in.zip", files), students, "gates")
    assert {file.student_id for file in taken.graded} <= {"20260002"}


def test_folders_of_github_classroom_end_in_the_user(tmp_path):
    lines = "student_id,name,github\n1,A,bob\n2,B,Jim-Bob\n3,C,\n"
    (tmp_path / "roster.csv").write_text(lines)
    known = owners.Owners(roster.read(tmp_path / "roster.csv"))
    paths = {"rnn-submissions/rnn-bob/x.ipynb": "1", "rnn-jim-bob/x.ipynb": "2", "rnn-eve/x": None}
    assert {path: known.whose(path).student_id for path in paths} == paths


def test_a_broken_entry_costs_one_student_a_message_and_nobody_else_anything(students, tmp_path):
    path = zipped(tmp_path / "in.zip", {"20260002.ipynb": MINE, "20260001.ipynb": b"Q" * 100})
    path.write_bytes(path.read_bytes().replace(b"Q" * 100, b"R" * 100))
    mine, other = submissions.read(path, students, "gates").graded
    assert other.content == MINE
    assert other.note is None
    assert mine.note["code"] == "unreadable"
    assert mine.note["why"]


@pytest.mark.parametrize("kind", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
@pytest.mark.parametrize("damage", [b"", b"\xff" * 48])
def test_an_archive_that_expands_without_bound_or_is_broken_stops_nothing(
    students, tmp_path, kind, damage
):
    with zipfile.ZipFile(tmp_path / "hw.zip", "w", kind) as archive:
        archive.writestr("hw.ipynb", random.Random(1).randbytes(1_000) + bytes(20 << 20))
    content = bytearray((tmp_path / "hw.zip").read_bytes())
    content[60 : 60 + len(damage)] = damage
    path = zipped(tmp_path / "in.zip", {"20260001_hw.zip": bytes(content), "20260002.ipynb": MINE})
    bomb, other = submissions.read(path, students, "gates").graded
    assert bomb.note == {"code": "unreadable", "why": "UnusualCompression"}
    assert other.content == MINE
    assert other.note is None


def test_a_huge_archive_of_empty_files_costs_its_student_alone(students, tmp_path):
    """Its list of files would take memory and time by the million."""
    entries = {f"{number}/" + "n" * 1_000: "" for number in range(20_000)}
    path = zipped(tmp_path / "20260001.zip", entries | {"hw.ipynb": MINE})
    (tmp_path / "20260002.ipynb").write_bytes(MINE)
    assert path.stat().st_size > limits.LARGEST_ARCHIVE
    begin = time.process_time()
    huge, other = submissions.read(tmp_path, students, "gates").graded
    assert time.process_time() - begin < 1
    assert huge.path == "20260001.zip"
    assert other.content == MINE


def test_a_file_that_changes_while_the_class_is_graded_earns_no_grade_under_its_old_name(
    students, tmp_path
):
    file = tmp_path / "20260001.ipynb"
    file.write_bytes(MINE)
    (submission,) = submissions.read(tmp_path, students, "gates").graded
    file.write_bytes(OTHER)
    with pytest.raises(
        RuntimeError, match=r"20260001\.ipynb was changed while the class was graded"
    ):
        _ = submission.content


def test_a_notebook_of_endless_cells_is_refused_with_its_reason(tiny, runner):
    grade = judge.grade(tiny, "20260001", notebook(*["x = 1"] * 2_001), runner, bytes(32))
    assert grade["reason"] == {"code": "too_many_cells", "most": 2_000}


@pytest.mark.parametrize(
    "change", [(b"NNN", b"..."), (b"NNN", b"../"), (b"NNN", b"///"), (b"\x21\x00", b"\x00\x00")]
)
def test_an_entry_with_an_odd_name_or_date_stops_nothing(students, tmp_path, change):
    path = zipped(tmp_path / "in.zip", {"20260002.ipynb": MINE, "NNN": b"x"})
    path.write_bytes(path.read_bytes().replace(*change))
    assert [file.student_id for file in submissions.read(path, students, "gates").graded] == [
        "20260002"
    ]


def test_a_submission_that_cannot_be_read_is_graded_with_its_reason(tiny, runner):
    grade = judge.grade(
        tiny, "20260001", b"", runner, bytes(32), {"code": "unreadable", "why": "BadZipFile"}
    )
    assert grade["score"] == 0
    assert grade["reason"] == {"code": "unreadable", "why": "BadZipFile"}


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
    with pytest.raises(ValueError, match=said):
        roster.read(tmp_path / "roster.csv")


def test_a_roster_saved_by_korean_excel_is_read(tmp_path):
    (tmp_path / "roster.csv").write_bytes("student_id,name\n1,김민지\n".encode("cp949"))
    assert roster.read(tmp_path / "roster.csv")["1"].name == "김민지"
