"""tools.editions: the code of two editions may differ in words and in nothing else."""

import pytest

from tools import editions, notebooks

KOREAN = {
    "count": 'names = {"층": 3}  # 층마다\nprint(f"{len(names)}개 중 {names[\'층\']}개", "토마토를먹자", (1, 4, 3))',
    "show": "print('층', names['층'])",
}
ENGLISH = {
    "count": 'names = {"layer": 3}  # each\nprint(f"{names[\'layer\']} of {len(names)}", "토마토를먹자", (1, 4, 3))',
    "show": "print('layer', names['layer'])",
}
# What a translator must not change -> (cell, text, replacement, words of the finding).
BROKEN = {
    "a number": ("count", "(1, 4, 3)", "(1, 3)", "more than words"),
    "the sentence of the course": ("count", "토마토를먹자", "tomato", "more than words"),
    "a name": ("show", "names[", "labels[", "more than words"),
    "a call": ("show", "print(", "print(*", "more than words"),
    "a key": ("show", "names['layer']", "names['layers']", "'layer' before"),
    "a value in an f-string": ("count", "{len(names)}", "{len(names) + 1}", "other values"),
    "a value left out of an f-string": ("count", "{len(names)}", "one", "other values"),
    "a literal too many": ("show", "print(", "print('so', ", "string literals"),
    "no Python": ("show", "print(", "print((", "no Python"),
}


def test_an_edition_may_differ_in_comments_and_in_words():
    assert editions.differences(KOREAN, ENGLISH) == []


@pytest.mark.parametrize("change", BROKEN)
def test_any_other_difference_is_named_with_its_cell(change):
    cell, text, replacement, words = BROKEN[change]
    assert text in ENGLISH[cell]
    (found, *_) = editions.differences(KOREAN, {**ENGLISH, cell: ENGLISH[cell].replace(text, replacement)})
    assert repr(cell) in found and words in found


def test_cells_are_the_same_in_the_same_order():
    for other in ({"show": ENGLISH["show"]}, dict(reversed(ENGLISH.items()))):
        assert "the code cells are" in editions.differences(KOREAN, other)[0]


@pytest.mark.parametrize("path", [path for path in notebooks.paths() if path.parent.name == "ko"], ids=str)
def test_the_code_of_each_edition_is_that_of_the_korean_one(path):
    """With the Korean edition alone this compares each notebook with itself: its cells must at least be readable."""
    code = {cell.id: cell.source for cell in notebooks.read(path).code if cell.id != "setup"}
    for other in notebooks.paths():
        if other.name == path.name:
            theirs = {cell.id: cell.source for cell in notebooks.read(other).code if cell.id != "setup"}
            assert editions.differences(code, theirs) == []
