"""The English edition says what the Korean one says; each way in which a page can fall behind is
named, file and cell.
"""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.course import edition_guards
from tests.course.example_page import code, markdown, page, write
from tools import editions, languages, notebooks

KOREAN = Path("chapters/fixture/fixture-ko.ipynb")
FRENCH = Path("chapters/fixture/fixture-fr.ipynb")
SLIDE = {"title": "Deux", "show": "code", "minutes": 1}
CODE = 'n = 2  # 두 배\nprint(f"배치 {n}개", "토마토")'


@pytest.mark.parametrize(
    "language", [name for name in languages.EDITIONS if name != languages.MAIN]
)
def test_an_edition_says_what_the_korean_one_says(language):
    assert [": ".join(map(str, problem)) for problem in edition_guards.faults(language)] == []


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A repository of one chapter in Korean and, in a language of its own, all of it translated."""
    korean = page()
    conclusion = {"claim": "가", "result": [{"name": "나", "percent": 7}], "test": "a.py::b"}
    korean.cells.insert(4, code("twice", CODE, "배치 2개 토마토\n", conclusion=conclusion))
    korean.cells.insert(
        4, markdown("linked", "### 다음\n\n[층](../lstm/lstm-ko.ipynb)으로 갑니다.")
    )
    write(korean, tmp_path)
    (tmp_path / "tools").mkdir()
    config = "repository: {url: https://github.com/owner/name, branch: main}\n"
    (tmp_path / "_config.yml").write_text(config, encoding="utf-8")
    shutil.copy(notebooks.ROOT / "tools/setup_cell.template.py", tmp_path / "tools")
    monkeypatch.setitem(
        languages.EDITIONS,
        "fr",
        SimpleNamespace(**languages.WORDS["en"] | {"badge": "Ouvrir dans Colab"}),
    )
    editions.carry(KOREAN, FRENCH, tmp_path)
    change(tmp_path, FRENCH, french)
    editions.mark_as_current(KOREAN, FRENCH, (), tmp_path)
    assert edition_guards.faults("fr", tmp_path) == []
    return tmp_path


def french(cells):
    for cell in cells.values():
        depth = cell.source.split(" ")[0] if cell.source.startswith("#") else "Les"
        if cell.cell_type == "markdown" and cell.id != "title":
            linked = "\n\n[couche](../lstm/lstm-fr.ipynb)" if cell.id == "linked" else ""
            numbers = " ".join(sorted(edition_guards.numbers(cell.source)))
            cell.source = f"{depth} mots {numbers}{linked}"
    cells["title"].source = "# Exemple\n\n" + cells["title"].source.split("\n\n")[-1]
    cells["twice"].source = CODE.replace("두 배", "deux").replace("배치 {n}개", "{n} lots")
    conclusion = cells["twice"].metadata["conclusion"]
    conclusion["claim"] = "A"
    conclusion["result"] = [{"name": "B", "percent": 7}]
    cells["figure"].metadata["mystnb"] = {
        "image": {"alt": "Bleu."},
        "figure": {"caption": "Tout est bleu."},
    }


def change(root, path, edit):
    """Edit the cells of a page, given by their ids."""
    content = notebooks.read(path, root).content
    edit({cell.id: cell for cell in content.cells})
    (root / path).write_text(notebooks.dump(content), encoding="utf-8")


def replaced(cell, old, new):
    return lambda cells: cells[cell].update(source=cells[cell].source.replace(old, new))


# The page that changes, how, the cell that must be named, and what is said of it.
@pytest.mark.parametrize(
    ("path", "edit", "cell", "sentence"),
    [
        (KOREAN, replaced("linked", "갑니다", "가지 않습니다"), "linked", "stale"),
        (KOREAN, replaced("twice", "두 배", "세 배"), "twice", "stale"),
        (
            KOREAN,
            lambda cells: cells["figure"].metadata["mystnb"]["image"].update(alt="빨강"),
            "figure",
            "stale",
        ),
        (KOREAN, replaced("count", "55 + 30", "55 + 31"), "count", "its code"),
        (FRENCH, replaced("twice", "{n} lots", "lots"), "twice", "its code"),
        (
            FRENCH,
            lambda cells: cells["twice"].metadata["conclusion"].update(test="a.py::c"),
            "twice",
            "another test",
        ),
        (
            FRENCH,
            lambda cells: cells["twice"].metadata["conclusion"]["result"][0].update(percent=8),
            "twice",
            "another test or other numbers",
        ),
        (
            FRENCH,
            lambda cells: cells["linked"].metadata.update(tags=["hide-input"]),
            "linked",
            "other tags",
        ),
        (FRENCH, lambda cells: cells["linked"].metadata.pop("says"), "linked", "untranslated"),
        (FRENCH, replaced("linked", "###", "####"), "linked", "headings"),
        (FRENCH, replaced("linked", "lstm", "gru"), "linked", "links"),
        (FRENCH, replaced("counting", "85", "55"), "counting", "numbers"),
        (FRENCH, replaced("linked", "mots", "mots 층을"), "linked", "Korean words"),
        (FRENCH, replaced("linked", "mots", "mots “층을”"), "linked", None),
        (FRENCH, replaced("twice", "lots", "개"), "twice", "Korean in its code"),
        (FRENCH, lambda cells: cells["twice"].metadata.update(slides=[SLIDE]), "twice", "slides"),
        (
            FRENCH,
            lambda cells: cells["figure"].metadata["mystnb"]["figure"].update(caption="파랑."),
            "figure",
            "Korean",
        ),
    ],
)
def test_what_does_not_correspond_is_named(root, path, edit, cell, sentence):
    change(root, path, edit)
    named = [
        (part, text[: len(sentence or "")]) for _, part, text in edition_guards.faults("fr", root)
    ]
    assert named == ([(cell, sentence)] if sentence else [])


def test_a_new_cell_comes_in_korean_a_removed_one_goes_and_words_stay_where_code_changes(root):
    korean = notebooks.read(KOREAN, root).content
    kept = [cell for cell in korean.cells if cell.id != "linked"]
    for cell in kept:
        cell.source = cell.source.replace("n = 2", "n = 3")
    korean.cells = [*kept, markdown("new", "새 문장입니다.")]
    (root / KOREAN).write_text(notebooks.dump(korean), encoding="utf-8")
    assert any(
        sentence.startswith("its cells are not")
        for _, _, sentence in edition_guards.faults("fr", root)
    )
    editions.carry(KOREAN, FRENCH, root)
    cells = {cell.id: cell for cell in notebooks.read(FRENCH, root).cells}
    assert cells["twice"].source == 'n = 3  # deux\nprint(f"{n} lots", "토마토")'
    assert "linked" not in cells
    named = [(part, sentence[:12]) for _, part, sentence in edition_guards.faults("fr", root)]
    assert named == [("new", "untranslated"), ("new", "Korean words")]


def test_a_cell_without_words_keeps_what_it_printed_in_its_own_language(root):
    change(root, FRENCH, lambda cells: cells["count"].outputs[0].update(text="Pas encore.\n"))
    editions.carry(KOREAN, FRENCH, root)
    [count] = [cell for cell in notebooks.read(FRENCH, root).cells if cell.id == "count"]
    assert count.outputs[0].text == "Pas encore.\n"


def test_a_section_of_a_page_without_code_that_changes_is_named(root):
    (root / "chapters/page").mkdir()
    source = root / "chapters/page/page-ko.md"
    path = root / "chapters/page/page-fr.md"
    source.write_text("# 쪽\n\n가.\n\n## 절\n\n나.\n", encoding="utf-8")
    path.write_text("# Page\n\nA.\n\n## Partie\n\nB.\n", encoding="utf-8")
    for parts, left in (("0",), [("1", "untranslated")]), ((), []):
        editions.mark_as_current(
            Path("chapters/page/page-ko.md"), Path("chapters/page/page-fr.md"), parts, root
        )
        assert [problem[1:] for problem in edition_guards.faults("fr", root)] == left
    source.write_text("# 쪽\n\n가.\n\n## 절\n\n새 문장입니다.\n", encoding="utf-8")
    assert [(path.name, part) for path, part, _ in edition_guards.faults("fr", root)] == [
        ("page-fr.md", "1")
    ]


def test_an_edition_without_a_page_is_told(root):
    (root / FRENCH).unlink()
    assert [sentence[:7] for *_, sentence in edition_guards.faults("fr", root)] == ["missing"]
