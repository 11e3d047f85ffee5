"""Code of questions, of which learners see the solutions, says one thing a line."""

import pytest

from tests.course import plain_code
from tools import notebooks

FILES = sorted(notebooks.ROOT.glob("chapters/*/questions/*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_question_gives_names_their_values_one_at_a_time(file):
    assert list(plain_code.crowded(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    ["h, states = 0.0, []", "a, b = x[:1], x[1:]", "low, high = (f(p) for p in (5, 95))"],
)
def test_unlike_values_on_one_line_are_found(line):
    assert len(list(plain_code.crowded(line))) == 1


@pytest.mark.parametrize("line", ["steps, units = 10, 8", "h, c = ..., ...", "h, c = cell(x)"])
def test_like_literals_and_what_is_taken_apart_are_not(line):
    assert list(plain_code.crowded(line)) == []
