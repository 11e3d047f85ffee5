"""What a lecturer wrote runs in a sandbox of its own: it cannot stop a class, and gives nobody the
grader's rights."""

from dataclasses import replace

import pytest

from assignments.authoring.assignment import MasterError
from assignments.authoring.folder import load
from assignments.grading import authors_code, judge
from assignments.grading.author import opened
from assignments.sandbox.limits import OF_AUTHOR
from tests.assignments.tiny_class import CHECKS, DOUBLE, notebook, right, write_class, write_folder

KEY = bytes(range(32))
WHO = "20260001"


def folder(path, checks):
    write_folder(path)
    (path / "checks.py").write_text(checks, encoding="utf-8")
    return path


def accepting(condition):
    """The tiny checks, in which `accept` decides on the number."""
    return CHECKS.replace(
        '"number", student.randint(100, 10**6)', f'"number", accept=lambda x: {condition}'
    )


def test_checks_from_the_sandbox_are_those_of_the_folder(tmp_path):
    write_folder(tmp_path)
    inside = load(tmp_path)
    with opened(tmp_path, [WHO, "20260002"]) as author:
        assert author.fingerprint(KEY) == inside.fingerprint(KEY)
        assert (author.points, author.keras) == (4, False)
        for student_id in (WHO, "20260002", "3"):
            told = author.checks(student_id, KEY)
            asked = inside.checks(student_id, KEY)
            for name in asked:
                pairs = list(zip(told[name], asked[name], strict=True))
                assert all(check.ask() == other.ask() for check, other in pairs)
                assert all(check.expected == other.expected for check, other in pairs)


ENDLESS = accepting("sum(0 for n in iter(int, 1))")
EFFECT = accepting("abs(eval(x) - 7) < 1e-9")


def test_an_accept_that_never_ends_costs_its_answer_alone_and_the_class_is_finished(tmp_path):
    tiny_class = write_class(tmp_path)
    master = tiny_class.assignment / "master.ipynb"
    quick = master.read_text().replace('name: tiny"', 'name: tiny\\ncell_seconds: 0.5"')
    assert "cell_seconds" in quick
    master.write_text(quick)
    (tiny_class.assignment / "checks.py").write_text(ENDLESS)
    assert "3 of 3 students done" in tiny_class.grade("--language", "en")
    assert tiny_class.scores()[WHO] == 3
    assert "did not come to an end" in tiny_class.page("report.html")


def test_an_answer_that_an_accept_evaluates_reaches_nothing(tmp_path, runner):
    path = tmp_path / "written"
    answer = f"open({str(path)!r}, 'w').write('x') or 7"
    key = tmp_path / "class.key"
    key.write_text("secret")
    reads = f"7 if 'secret' in open({str(key)!r}).read() else 7"
    with opened(folder(tmp_path / "tiny", EFFECT)) as author:
        for text in (answer, reads):
            content = notebook(f"number = {text!r}", DOUBLE)
            grade = judge.grade(author, WHO, content, runner, KEY)
            assert grade["score"] == 3
            assert not path.exists()
        assert (
            judge.grade(author, WHO, notebook("number = '5 + 2'", DOUBLE), runner, KEY)["score"]
            == 4
        )


TOO_MUCH = f"MemoryError|more than {OF_AUTHOR.memory >> 20} MB"


@pytest.mark.parametrize(
    ("checks", "said"),
    [
        ("while True: pass\n" + CHECKS, "did not finish in 1 s"),
        (CHECKS.replace("student.randint(100, 10**6)", "open('/etc/shadow').read()"), "q1 failed"),
        (CHECKS.replace("hidden.randint(10", "hidden.missing(10"), "q2 failed: AttributeError"),
        (f"x = bytearray({2 * OF_AUTHOR.memory})\n" + CHECKS, TOO_MUCH),
    ],
)
def test_code_that_fails_or_never_ends_is_named(tmp_path, monkeypatch, checks, said):
    monkeypatch.setattr(authors_code, "OF_AUTHOR", replace(OF_AUTHOR, cell_seconds=1))
    with pytest.raises(MasterError, match=said):
        opened(folder(tmp_path, checks)).__enter__()


def test_a_grade_by_the_author_in_the_sandbox_is_that_of_the_folder(tmp_path, runner):
    write_folder(tmp_path)
    content = notebook(*right(WHO))
    with opened(tmp_path) as author:
        told = judge.grade(author, WHO, content, runner, KEY)
        inside = judge.grade(load(tmp_path), WHO, content, runner, KEY)
    assert told["score"] == 4
    assert told | {"seconds": 0} == inside | {"seconds": 0}
