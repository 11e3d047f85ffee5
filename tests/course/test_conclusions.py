"""The test that a conclusion of a chapter names exists, and the page of conclusions says what the
chapters say.
"""

import ast
import datetime
import re

import pytest

from tools import conclusions, lists, notebooks, prose
from tools.languages import EDITIONS


def test_the_test_that_could_overturn_each_conclusion_exists():
    for path in notebooks.paths():
        for cell, data in conclusions.stated(notebooks.read(path)):
            file, name = data["test"].split("::")
            functions = ast.parse((notebooks.ROOT / file).read_text(encoding="utf-8")).body
            assert name in {getattr(function, "name", None) for function in functions}, (
                f"{path}, cell {cell.id}"
            )


def test_the_page_of_conclusions_is_as_make_record_writes_it():
    for path, text in conclusions.pages().items():
        assert path.read_text(encoding="utf-8") == text, (
            f"{path}: run `make record NOTEBOOK={path}`"
        )


def faults(entries):
    """Sentences on what an entry of taken_back.yml lacks, and on entries out of order."""
    found = []
    for entry in entries:
        if not (notebooks.ROOT / "chapters" / entry["chapter"]).is_dir():
            found.append(f"no chapter {entry['chapter']!r}")
        if type(entry["date"]) is not datetime.date:
            found.append(f"{entry['date']!r} is not a date")
        for key in ("said", "measured"):
            if missing := set(EDITIONS) - {name for name, text in entry[key].items() if text}:
                found.append(f"{key} of {entry['date']} is missing in {', '.join(missing)}")
    dates = [str(entry["date"]) for entry in entries]
    if dates != sorted(dates):
        found.append("not from the oldest on")
    return found


def test_what_was_taken_back_names_a_chapter_a_date_and_both_languages():
    assert conclusions.withdrawn()
    assert not faults(conclusions.withdrawn())


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"chapter": "nowhere"}, "no chapter 'nowhere'"),
        ({"date": "yesterday"}, "'yesterday' is not a date"),
        ({"said": {"ko": "말"}}, "said of .* is missing in en"),
        ({"measured": {"ko": "값", "en": ""}}, "measured of .* is missing in en"),
        ({"date": datetime.date(2000, 1, 1)}, "not from the oldest on"),
    ],
)
def test_an_incomplete_entry_is_named(wrong, sentence):
    *others, last = conclusions.withdrawn()
    with pytest.raises(AssertionError, match=sentence):
        assert not faults([*others, last | wrong])


def unsupported(page, language):
    """Numbers that a card of the page 어떤 층을 언제? states and that no chapter which it rests on
    shows, as (card, number).
    """
    for section in page.split("\n## "):
        card = re.search(r"<!-- evidence-([a-z]+) -->", section)
        chapters = {chapter for chapter, _ in conclusions.rests_on(card[1])} if card else set()
        shown = set()
        for chapter in chapters:
            evidence = prose.Evidence(notebooks.read(notebooks.path_of(chapter, language)))
            shown |= evidence.recorded | evidence.settings
        text = re.sub(r"(?m)^\d+\. ", "", lists.LIST.sub("", section))
        for number in map(prose.plain, prose.NUMBERS.findall(prose.readable(text))):
            if number not in shown:
                yield (card and card[1]), number


@pytest.mark.parametrize("language", EDITIONS)
def test_each_number_of_which_layer_when_is_shown_by_a_chapter_that_its_card_rests_on(language):
    text = (notebooks.ROOT / notebooks.path_of("which", language, ".md")).read_text("utf-8")
    page = text.split("\n<!-- says:")[0]
    assert list(unsupported(page, language)) == []
    assert list(unsupported(page.replace("209", "4321"), language)) == [("series", "4321")]


def test_a_cell_that_says_why_it_has_no_conclusion_is_carried_as_it_is():
    none = {"none": "it repeats the sections above"}
    assert conclusions.with_words_of({}, none) == none


def test_a_card_that_rests_on_no_conclusion_is_named(monkeypatch):
    monkeypatch.setattr(conclusions, "rests_on", lambda *_: [("ball", "nowhere")])
    with pytest.raises(ValueError, match="ball/nowhere, expected one of"):
        list(conclusions.evidence("count", "en"))
