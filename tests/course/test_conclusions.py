"""Every conclusion of a chapter names its opponent, and the page of conclusions says what the chapters say."""

import ast

import pytest

from tools import conclusions, guards, notebooks

CHAPTERS = [notebooks.read(path) for path in notebooks.paths()]
STATED = [(chapter, cell, data) for chapter in CHAPTERS for cell, data in conclusions.stated(chapter)]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.path.stem)
def test_a_section_that_concludes_names_an_opponent(chapter):
    assert guards.problems(conclusions.conclusions_name_their_opponent, chapter) == []


def test_the_test_that_could_overturn_each_conclusion_exists():
    for chapter, cell, data in STATED:
        file, name = data["test"].split("::")
        functions = ast.parse((notebooks.ROOT / file).read_text(encoding="utf-8")).body
        assert name in {getattr(function, "name", None) for function in functions}, f"{chapter.path}, cell {cell.id}"


def test_the_page_of_conclusions_is_as_make_record_writes_it():
    for path, text in conclusions.pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path}: run `make record NOTEBOOK={path}`"


@pytest.mark.parametrize(
    ("sentence", "concludes"),
    [
        ("30시점에서는 GRU가 LSTM보다 더 잘 기억합니다.", True),
        ("성공한 것은 망각 게이트의 편향 때문입니다.", True),
        ("GRU가 LSTM보다 더 잘 기억할까요?", False),
        ("LSTM의 파라미터는 85개입니다.", False),
    ],
)
def test_a_conclusion_is_recognised(sentence, concludes):
    assert conclusions.is_conclusion(sentence) == concludes
