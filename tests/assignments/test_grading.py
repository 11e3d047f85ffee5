"""The lecturer sees what grading will do before it does it, and no published score changes without her word."""

import csv
import io
import json
from contextlib import redirect_stdout

import pytest
from tiny_class import CHECKS, notebook, right, write_folder

from assignments import cli

ROSTER = "student_id,name,canvas_id\n20260001,김민지,7001\n20260002,Ben Cole,7002\n20260003,이서준,7003\n"
TIMES = "student_id,submitted\n20260001,2026-04-01T10:00\n20260001,2026-04-02T10:00\n"


class Class:
    """A class of three in a folder: one with two attempts and a report beside them, one with one, one with nothing."""

    def __init__(self, folder):
        self.folder, self.out = folder, folder / "grades"
        self.assignment = write_folder(folder / "tiny")
        (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
        (folder / "times.csv").write_text(TIMES)
        (folder / "in").mkdir()
        number, double = right("20260001")
        files = {"a_7001_1_tiny.ipynb": (double,), "a_7001_2_tiny-1.ipynb": (number, double)}
        files |= {"b_7002_3_tiny.ipynb": right("20260002")}
        for name, sources in files.items():
            (folder / "in" / name).write_bytes(notebook(*sources))
        (folder / "in/a_7001_2_report-1.pdf").write_bytes(b"%PDF")
        (folder / "in/stranger.ipynb").write_bytes(notebook("x = 1"))

    def grade(self, *more):
        """Returns what the command says. Raises SystemExit with its message when it refuses."""
        said = io.StringIO()
        command = ["grade", self.folder / "in", "--roster", self.folder / "roster.csv", "--workers", 1]
        command += ["--assignment", self.assignment, "--out", self.out, *more]
        with redirect_stdout(said):
            cli.main([str(argument) for argument in command])
        return said.getvalue()

    def scores(self):
        text = (self.out / "grades.csv").read_text(encoding="utf-8-sig")
        return {row["student_id"]: float(row["score"]) for row in csv.DictReader(io.StringIO(text))}

    def log(self):
        return [json.loads(line) for line in (self.out / "log.jsonl").read_text(encoding="utf-8").splitlines()]


LATE = ("--due", "2026-04-01T23:59", "--zone", "Asia/Seoul", "--late-percent", "50", "--times")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    made = Class(tmp_path_factory.mktemp("class"))
    assert "Nothing was graded" in made.grade("--dry") and not made.out.exists()
    assert not (made.folder / "class.key").exists()
    made.grade()
    return made


def test_a_dry_run_says_whose_each_file_is_and_why_and_writes_nothing(graded):
    before = {path: path.stat().st_mtime_ns for path in graded.folder.rglob("*")}
    said = graded.grade("--dry", *LATE, graded.folder / "times.csv")
    names = ("a_7001_1_tiny.ipynb", "a_7001_2_tiny-1.ipynb", "a_7001_2_report-1.pdf", "stranger.ipynb")
    lines = {name: next(line for line in said.splitlines() if name in line) for name in names}
    assert lines["a_7001_1_tiny.ipynb"].startswith("20260001")
    assert "another attempt counts (last)" in lines["a_7001_1_tiny.ipynb"]
    assert "counts, 1 day(s) late" in lines["a_7001_2_tiny-1.ipynb"]
    assert "Canvas id 7001" in lines["a_7001_2_tiny-1.ipynb"]
    assert "not graded: a notebook that fits better" in lines["a_7001_2_report-1.pdf"]
    assert "no student id or name of the roster" in lines["stranger.ipynb"]
    assert "20260003  –" in said and "nothing handed in" in said
    assert {path: path.stat().st_mtime_ns for path in graded.folder.rglob("*")} == before


def test_an_explanation_says_how_one_score_comes_about(graded):
    said = graded.grade("--explain", "20260001", *LATE, graded.folder / "times.csv")
    for part in (
        "김민지 (20260001), feedback in ko",
        "due 2026-04-01 23:59:59+09:00",
        "attempt 1: a_7001_1_tiny.ipynb",
        "handed in 2026-04-02 10:00:00+09:00, 1 day(s) late; is graded",
        "a_7001_2_tiny-1.ipynb counts (last)",
        "q1: 1 of 1 checks passed, 1 of 1 points",
        "1 day(s) late: 50% deducted",
        "score 2",
        "published: 4",
    ):
        assert part in said, part
    assert "no file was handed in" in graded.grade("--explain", "20260003")
    with pytest.raises(SystemExit, match="no student_id '1'"):
        graded.grade("--explain", "1")


def test_changed_rules_show_who_gains_and_loses_and_need_a_word(graded):
    before = graded.scores(), graded.log()
    late = (*LATE, graded.folder / "times.csv")
    said = io.StringIO()
    with pytest.raises(SystemExit, match="--accept"), redirect_stdout(said):
        graded.grade(*late)
    assert (graded.scores(), graded.log()) == before
    graded.grade(*late, "--accept", "the syllabus says so")
    assert graded.scores() == {"20260001": 2, "20260002": 4, "20260003": 0}
    assert graded.log()[-1]["reason"] == "the syllabus says so"
    assert "grades" in graded.grade(*late)  # the same rules again: nothing to ask
    graded.grade("--accept", "back")


def test_changed_checks_show_the_difference_and_need_a_word(graded):
    before, path = graded.scores(), graded.assignment / "checks.py"
    try:
        path.write_text(CHECKS.replace("2 * n)", "3 * n)"))
        with pytest.raises(SystemExit) as refused:
            graded.grade()
        assert "would change scores that were published" in str(refused.value)
        assert graded.scores() == before
    finally:
        path.write_text(CHECKS)
    assert graded.grade() and graded.scores() == before


def test_the_table_of_changes_names_who_from_and_to(graded, capsys):
    path = graded.assignment / "checks.py"
    path.write_text(CHECKS.replace("2 * n)", "3 * n)"))
    command = [
        "grade",
        graded.folder / "in",
        "--roster",
        graded.folder / "roster.csv",
        "--assignment",
        graded.assignment,
    ]
    with pytest.raises(SystemExit):
        cli.main([str(part) for part in [*command, "--out", graded.out, "--workers", 1]])
    path.write_text(CHECKS)
    said = capsys.readouterr().out
    assert "changed since the last grading" not in said  # the log has these grades
    assert [line.split()[:5] for line in said.splitlines() if line.startswith("2026")] == [
        ["20260001", "김민지", "4", "1", "rules,"],
        ["20260002", "Ben", "Cole", "4", "1"],
    ]


def test_a_class_key_that_is_gone_is_not_made_anew(graded):
    key = graded.folder / "class.key"
    kept = key.read_text()
    key.unlink()
    with pytest.raises(SystemExit, match="holds grades that were made with a key"):
        graded.grade()
    assert not key.exists()
    key.write_text(kept)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["20269999", "3"], "knows no student '20269999'"), (["20260001", "-1"], "a number from 0"),
        (["20260001", "nan"], "a number from 0"), (["20260001", "inf"], "a number from 0"),
        (["20260001", "3", "--out", "elsewhere"], "is not there"),
    ],
)  # fmt: skip
def test_an_override_that_makes_no_sense_is_refused(graded, arguments, said, monkeypatch):
    monkeypatch.chdir(graded.folder)
    before = graded.log()
    with pytest.raises(SystemExit, match=said):
        cli.main(["override", "--reason", "x", "--out", str(graded.out), *arguments])
    assert graded.log() == before and not (graded.folder / "elsewhere").exists()


def test_lines_that_a_crash_tore_are_told(graded):
    with open(graded.out / "log.jsonl", "ab") as file:
        file.write(b'{"kind": "grade", "stu\n')
    assert "1 lines cannot be read" in graded.grade()
    lines = (graded.out / "log.jsonl").read_bytes().splitlines(keepends=True)
    (graded.out / "log.jsonl").write_bytes(b"".join(line for line in lines if not line.endswith(b'"stu\n')))


def test_a_home_folder_in_a_path_is_the_home_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    options = cli.parser().parse_args(
        ["grade", "in", "--roster", "~/r.csv", "--assignment", "a", "--out", "~/my grades"]
    )
    assert (options.roster, options.out) == (tmp_path / "r.csv", tmp_path / "my grades")
