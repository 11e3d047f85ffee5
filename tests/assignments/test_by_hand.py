"""What a lecturer does by eye and hand: a page to grade on, requests for a second look, code for
other tools."""

import base64
import csv
import io
import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell

from assignments.authoring import make
from assignments.authoring.folder import load
from assignments.intake import parts
from tests.assignments import authoring
from tests.assignments.tiny_class import notebook, right, run, write_class

PNG = base64.b64encode(b"\x89PNG figure").decode()


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The tiny class, with an essay that nobody but the lecturer can grade, and headings."""
    tiny_class = write_class(tmp_path_factory.mktemp("class"))
    master = tiny_class.assignment / "master.ipynb"
    content = nbformat.read(master, 4)
    raws = [
        "# BEGIN QUESTION\nname: essay\npoints: 6\nmanual: true",
        "# END QUESTION",
    ]
    content.cells += [new_raw_cell(raws[0]), new_markdown_cell("## Why?"), new_raw_cell(raws[1])]
    nbformat.write(content, master)
    work = nbformat.reads(notebook(*right("20260001")), 4)
    figure = new_output("display_data", data={"image/png": PNG})
    work.cells += [
        new_markdown_cell("## Why?"),
        new_markdown_cell("Because <script>alert(1)</script> of \u202egates."),
        new_code_cell("plot(1)", outputs=[figure, new_output("stream", text="seen")]),
    ]
    (tiny_class.folder / "in/a_7001_2_tiny-1.ipynb").write_text(json.dumps(work))
    tiny_class.grade("--language", "en")
    return tiny_class


def test_a_question_without_a_check_waits_for_the_lecturer(graded):
    assert graded.scores() == {"20260001": 4, "20260002": 3, "20260003": 0}
    assert "강의자가 점수를 줍니다" in graded.page("feedback/20260001.html")
    assert graded.table()[0]["points"] == "10"


def test_the_page_for_grading_shows_what_was_written_and_saves_points(graded, browser):
    text = graded.page("by-hand.html")
    assert "<script>alert" not in text
    assert "\u202e" not in text
    assert PNG in text
    assert "seen" in text
    page = browser.new_page()
    page.goto((graded.out / "by-hand.html").as_uri())
    answer = page.locator('article[data-student="20260001"][data-question="essay"]')
    answer.locator(".points").fill("6.5")
    assert page.locator(".points:invalid").count() == 1  # of 6
    page.locator("#save").click()  # saves nothing, or the download below would be another
    answer.locator(".points").fill("4.5")
    answer.locator(".comment").fill('good, but "short"')
    with page.expect_download() as saved:
        page.locator("#save").click()
    content = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    page.close()
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [list(row.values()) for row in rows] == [
        ["20260001", "essay", "4.5", 'good, but "short"']
    ]
    table = graded.out / "points.csv"
    table.write_text(content, encoding="utf-8")
    graded.grade()  # the first points of the essay: a published grade waited for them
    assert graded.scores() == {"20260001": 8.5, "20260002": 3, "20260003": 0}
    table.write_text(content + "*,q1,full,unclear\n20260003,,7,oral exam\n", encoding="utf-8")
    graded.grade("--language", "en", "--accept", "as decided")
    assert graded.scores() == {"20260001": 8.5, "20260002": 4, "20260003": 7}
    again = graded.page("by-hand.html")
    assert 'value="4.5"' in again
    assert '["*", "q1", "1", "unclear"]' in again
    assert '["20260003", "", "7", "oral exam"]' in again


def test_requests_are_listed_in_one_place_and_answered_on_the_feedback_page(graded):
    lines = "student_id,question,request,answer\n20260001,q1,why <b>?,see page 3\n20260002,,late,\n"
    (graded.out / "requests.csv").write_text(lines)
    graded.grade("--language", "en")
    first = graded.page("feedback/20260001.html")
    second = graded.page("feedback/20260002.html")
    assert "why &lt;b&gt;?" in first
    assert "see page 3" in first
    assert "No answer yet." in second
    report = graded.page("report.html")
    assert "see page 3" in report
    assert "No answer yet." in report
    (graded.out / "requests.csv").write_text(lines.replace("q1", "q9"))
    with pytest.raises(SystemExit, match=r"requests.csv, line 2: question `q9`: essay, q1, q2 or"):
        graded.grade()
    (graded.out / "requests.csv").unlink()


def test_code_of_one_question_is_written_for_tools_that_compare_it(graded):
    out = graded.folder / "code"
    known = ("--roster", graded.folder / "roster.csv", "--assignment", graded.assignment)
    assert "jplag" in run("export", graded.folder / "in", "essay", *known, "--out", out)
    files = {path.relative_to(out).as_posix(): path.read_text() for path in out.rglob("*.py")}
    assert files == {"essay/20260001/essay.py": "plot(1)\n"}
    with pytest.raises(SystemExit, match="question `q9`: one of essay was expected"):
        run("export", graded.folder / "in", "q9", *known, "--out", out)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"cells": [1]}', b"\xff", b'{"cells": 5}'])
def test_what_cannot_be_read_has_no_parts(content):
    assert parts.by_question(content, {"q": ["## Q"]}) == {}


def test_an_assignment_with_a_question_by_hand_is_made(tmp_path):
    changed = {
        "begin again": "# BEGIN QUESTION\nname: essay\npoints: 3\nmanual: true",
        "end again": "# END QUESTION",
    }
    _, notes = make.make(authoring.folder(tmp_path, **changed), tmp_path / "out")
    assert "is worth 5 points" in notes[1]
    assert [row.is_by_hand for row in load(tmp_path).questions] == [False, True]
    with pytest.raises(ValueError, match="`manual: perhaps` must be true or false"):
        changed["begin again"] = changed["begin again"].replace("true", "perhaps")
        load(authoring.folder(tmp_path, **changed))
