"""Exercises and notebooks belong together: each exercise stands in one chapter, untouched, and its
outcome says so.
"""

import re

import pytest

from lib import check
from lib.questions import reader
from lib.questions.notebook import NOT_ATTEMPTED, OPENING
from tests.course.example_page import code, page
from tools import notebooks

CALL = re.compile(r"^check\.(\w+)\(", re.MULTILINE)


def starters():
    """(chapter, exercise, text output) of each cell that calls an exercise."""
    for notebook in map(notebooks.read, notebooks.paths(language="ko")):
        for cell in notebook.code:
            text = "".join(map(notebooks.text_of, cell.outputs))
            for name in CALL.findall(cell.source):
                yield notebook.name, name, text


def test_every_exercise_stands_once_in_its_chapter_untouched_and_each_that_stands_there_exists():
    opening = OPENING[NOT_ATTEMPTED].to("ko")
    called = sorted((chapter, name, text.startswith(opening)) for chapter, name, text in starters())
    listed = [(path.parts[-3], name, True) for name, path in reader.paths("practice").items()]
    assert called == sorted(listed)


def unnamed(notebook):
    """The exercises of a notebook whose cells have other ids than task-NAME and try-NAME, as
    (exercise, ids that were expected).
    """
    ids = {cell.id for cell in notebook.cells}
    for cell in notebook.code:
        for name in CALL.findall(cell.source):
            task = f"task-{name.replace('_', '-')}"
            start = f"try-{name.replace('_', '-')}"
            if cell.id != start or task not in ids:
                yield name, (task, start)


@pytest.mark.parametrize("path", notebooks.paths(language="ko"), ids=str)
def test_the_cells_of_an_exercise_bear_its_name(path):
    assert list(unnamed(notebooks.read(path))) == []


def test_a_cell_with_another_name_is_caught():
    notebook = page()
    notebook.content.cells.append(code("try-step", "check.rnn_step(...)"))
    assert list(unnamed(notebook)) == [("rnn_step", ("task-rnn-step", "try-rnn-step"))]


def test_the_page_about_running_quotes_what_an_exercise_prints(capsys):
    quoted = re.search(
        "## 답을 확인하기.*?```\n(.*?)```",
        (notebooks.ROOT / "chapters/running/running-ko.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    for answer in (96, 32, ...):
        check.rnn_params(answer)
    assert quoted[1] == capsys.readouterr().out
