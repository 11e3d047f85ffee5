"""The log is the only state: append-only, one writer, torn lines skipped, everything on record."""

import pytest

from assignments.grading import log

GRADE = {"score": 3.0, "questions": []}


def test_one_submission_gets_one_grade(tmp_path):
    with log.Log(tmp_path / "log.jsonl") as out:
        out.grade("1", "aa", "run", GRADE)
        out.grade("1", "aa", "run", GRADE | {"score": 9.0})
        out.grade("1", "bb", "run", GRADE)
    assert (tmp_path / "log.jsonl").read_bytes().count(b"\n") == 2
    assert log.read(tmp_path / "log.jsonl").grades["1", "aa", "run"]["score"] == 3.0


@pytest.mark.parametrize("torn", ['{"kind": "gra', "\udcff"])
def test_a_torn_line_is_skipped_and_the_next_grade_stands_on_its_own_line(tmp_path, torn):
    path = tmp_path / "log.jsonl"
    with log.Log(path) as out:
        out.grade("1", "aa", "run", GRADE)
    with open(path, "ab") as file:
        file.write(torn.encode("utf-8", "surrogateescape"))
    with log.Log(path) as out:
        assert out.state.torn == 1
        out.grade("2", "bb", "run", GRADE)
    state = log.read(path)
    assert set(state.grades) == {("1", "aa", "run"), ("2", "bb", "run")}


def test_two_gradings_do_not_write_one_log(tmp_path):
    with log.Log(tmp_path / "log.jsonl"), pytest.raises(RuntimeError, match="Another grading"):
        log.Log(tmp_path / "log.jsonl")
    with log.Log(tmp_path / "log.jsonl"):
        pass
