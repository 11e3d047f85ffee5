"""Everything that code says has a translation that is not older than the sentence."""

import subprocess

import pytest

from tools import catalogues

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture
def course(tmp_path):
    """A course that says one sentence, with a Korean catalogue that has its translation."""
    for folder in catalogues.FOLDERS:
        (tmp_path / folder).mkdir()
    (tmp_path / "lib/layers.py").write_text('A = Text("{count} units of the layer", count=3)\n')
    catalogue = tmp_path / "lib/locale/ko/LC_MESSAGES/course.po"
    catalogue.parent.mkdir(parents=True)
    sentence = '\nmsgid "{count} units of the layer"\nmsgstr "층의 유닛 {count}개"\n'
    catalogue.write_text(HEAD + sentence, encoding="utf-8")
    catalogues.update(tmp_path)
    return tmp_path


def test_every_message_is_translated():
    catalogues.update(check=True)
    assert list(catalogues.problems()) == []


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        ('"{count} units of each layer"', "is a new sentence"),
        ('"Nothing of the kind"', "has no translation"),
    ],
)
def test_a_sentence_without_a_translation_of_its_own_is_named(course, new, problem):
    assert list(catalogues.problems(course)) == []
    (course / "lib/layers.py").write_text(f"A = Text({new}, count=3)\n")
    with pytest.raises(subprocess.CalledProcessError):
        catalogues.update(course, check=True)
    catalogues.update(course)
    (said,) = catalogues.problems(course)
    assert problem in said


def test_a_message_in_an_f_string_is_refused_and_nothing_is_removed(course):
    """Before Python 3.12 Babel does not see it, and make words would remove its translation."""
    (course / "lib/layers.py").write_text("LABEL = f\"{Text('input')} x\"\n")
    with pytest.raises(SystemExit, match=r"lib/layers.py:1: Text\('input'\) stands in an f-string"):
        catalogues.update(course)
    assert "층의 유닛" in next(iter(catalogues.catalogues(course))).read_text(encoding="utf-8")
