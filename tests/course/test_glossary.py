"""Both glossaries hold the same terms in the same order, and each says the same of a term's name in
the other language.
"""

import re

import pytest

from tools import glossary

LETTERS = re.compile("[가-힣]+")


def differences(korean, english):
    """What two glossaries say differently: a sentence for each row. Lists of glossary.Term."""
    if len(korean) != len(english):
        yield f"{len(korean)} terms in Korean, {len(english)} in English"
    for number, (ours, theirs) in enumerate(zip(korean, english, strict=False), 1):
        if ours.anchor != theirs.anchor:
            yield f"term {number}: {ours.anchor} in Korean, {theirs.anchor} in English"
        elif ours.cells[0] != theirs.name:
            yield f"{ours.anchor}: {ours.cells[0]!r} in Korean, {theirs.name!r} in English"
        elif LETTERS.findall(ours.name) != LETTERS.findall(theirs.cells[-1]):
            yield f"{ours.anchor}: {ours.name!r} in Korean, {theirs.cells[-1]!r} in English"


def doubles(terms):
    """The anchors that several terms have."""
    anchors = [term.anchor for term in terms]
    return sorted({anchor for anchor in anchors if anchors.count(anchor) > 1})


def test_both_glossaries_name_the_same_terms():
    korean = glossary.read("ko")
    english = glossary.read("en")
    assert list(differences(korean, english)) == []
    assert doubles(korean) == []


HEAD = "| Term | Korean |\n|---|---|\n"
GATE = '| **게이트**<a id="gate"></a> | gate |\n'


@pytest.mark.parametrize(
    "row",
    [
        '| **gaet**<a id="gate"></a> | 게이트 (geiteu) |\n',
        '| **gate**<a id="gait"></a> | 게이트 (geiteu) |\n',
        '| **gate**<a id="gate"></a> | 개이트 (geiteu) |\n',
        "",
    ],
)
def test_a_row_that_differs_is_caught(row):
    korean = glossary.terms(HEAD + GATE, "a")
    english = glossary.terms(HEAD + row, "b")
    assert len(list(differences(korean, english))) == 1


def test_a_row_without_the_name_of_its_place_is_caught():
    with pytest.raises(ValueError, match=r"a: received the row '\| \*\*gate\*\* \| x \|'"):
        glossary.terms(f"{HEAD}| **gate** | x |\n", "a")
    assert doubles(glossary.terms(HEAD + GATE + GATE, "a")) == ["gate"]
