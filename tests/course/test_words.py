"""Everything that code says has a translation that is not older than the sentence."""

import pytest

from tools import words

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture
def catalogue(tmp_path):
    """The Korean catalogue of a course that says nothing yet."""
    path = tmp_path / "lib/locale/ko/LC_MESSAGES/course.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD, encoding="utf-8")
    return path


def test_every_message_is_translated():
    assert words.problems() == []


def test_a_missing_and_a_stale_translation_are_named_with_file_and_line(catalogue, tmp_path):
    code = tmp_path / "lib/layers.py"
    code.write_text('A = Text("{count} units of the layer", count=3)\n')
    (missing,) = words.update(tmp_path)
    assert missing.startswith("lib/layers.py:1: '{count} units of the layer' has no translation")
    written = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(
        written.replace('layer"\nmsgstr ""', 'layer"\nmsgstr "층의 유닛 {count}개"'),
        encoding="utf-8",
    )
    assert words.update(tmp_path) == []
    code.write_text('\nA = Text("{count} units of each layer", count=3)\n')
    (stale,) = words.update(tmp_path)
    assert stale.startswith("lib/layers.py:2: '{count} units of each layer' is a new sentence")


def test_a_message_in_an_f_string_is_refused_and_nothing_is_removed(catalogue, tmp_path):
    """Before Python 3.12 Babel does not see it, and make words would remove its translation."""
    (tmp_path / "lib/axes.py").write_text("LABEL = f\"{Text('input')} x\"\n")
    catalogue.write_text(HEAD + '\nmsgid "input"\nmsgstr "입력"\n', encoding="utf-8")
    refused, *_ = words.update(tmp_path)
    assert refused.startswith("lib/axes.py:1: Text('input') stands in an f-string")
    assert 'msgid "input"' in catalogue.read_text(encoding="utf-8")
