"""The test that a conclusion of a chapter names exists, and the page of conclusions says what the chapters say."""

import ast

import pytest

from tests.course import conclusion_guard
from tools import conclusions, notebooks


def test_the_test_that_could_overturn_each_conclusion_exists():
    for path in notebooks.paths():
        for cell, data in conclusions.stated(notebooks.read(path)):
            file, name = data["test"].split("::")
            functions = ast.parse((notebooks.ROOT / file).read_text(encoding="utf-8")).body
            assert name in {getattr(function, "name", None) for function in functions}, f"{path}, cell {cell.id}"


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
    assert conclusion_guard.is_conclusion(sentence) == concludes
