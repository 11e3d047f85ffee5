"""Everything that code says has a translation that is not older than the sentence."""

from tools import words


def test_every_message_is_translated():
    assert words.problems() == []


def test_a_missing_and_a_stale_translation_are_named_with_file_and_line(tmp_path):
    folder = tmp_path / "lib/locale/ko/LC_MESSAGES"
    folder.mkdir(parents=True)
    code = tmp_path / "lib/layers.py"
    code.write_text('from lib.text import Text\nA = Text("{count} units of the layer", count=3)\n')
    (folder / "course.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n', encoding="utf-8"
    )
    missing, _ = words.problems(tmp_path)
    assert missing.startswith("lib/layers.py:2: '{count} units of the layer' has no translation")
    words.update(tmp_path)
    po = folder / "course.po"
    po.write_text(
        po.read_text("utf-8").replace('layer"\nmsgstr ""', 'layer"\nmsgstr "층의 유닛 {count}개"'), encoding="utf-8"
    )
    assert words.update(tmp_path) == []
    code.write_text('from lib.text import Text\n\nA = Text("{count} units of each layer", count=3)\n')
    (stale,) = words.update(tmp_path)
    assert stale.startswith("lib/layers.py:3: '{count} units of each layer' is a new sentence")


def test_a_message_in_an_f_string_is_refused_and_nothing_is_removed(tmp_path):
    """Before Python 3.12 Babel does not see it, and make words would remove its translation."""
    folder = tmp_path / "lib/locale/ko/LC_MESSAGES"
    folder.mkdir(parents=True)
    (tmp_path / "lib/axes.py").write_text("LABEL = f\"{Text('input')} x\"\n")
    po = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "input"\nmsgstr "입력"\n'
    (folder / "course.po").write_text(po, encoding="utf-8")
    assert any(
        problem.startswith("lib/axes.py:1: Text('input') stands in an f-string") for problem in words.update(tmp_path)
    )
    assert (folder / "course.po").read_text(encoding="utf-8") == po
