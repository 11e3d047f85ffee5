"""`make chapter` writes a chapter that passes every guard, and its name wherever chapters are
listed.
"""

import shutil

import pytest
import yaml

from tests.course import guards, page_guards
from tools import chapter, notebooks, repository


def test_a_new_chapter_passes_every_guard(tmp_path):
    files = ["_config.yml", "tools/setup_cell.template.py", *(file for file, *_ in chapter.LINES)]
    for name in [*files, "book/drawings/tiles/rnn.svg"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(notebooks.ROOT / name, tmp_path / name)
    path = chapter.begin("unwritten", tmp_path)
    notebook = notebooks.read(path, tmp_path)
    ours = repository.configured(tmp_path)
    plain = guards.PLAIN + page_guards.PLAIN
    assert [sentence for guard in plain for sentence in guards.problems(guard, notebook)] == []
    assert ours.badge(path) in notebook.cells[0].source and notebook.code[
        0
    ].source == ours.setup_cell("ko", tmp_path)
    for file, *_ in chapter.LINES:
        before, after = (
            (root / file).read_text(encoding="utf-8").splitlines()
            for root in (notebooks.ROOT, tmp_path)
        )
        changed = set(after) - set(before)
        assert changed and all("unwritten" in line for line in changed)
    assert (
        yaml.safe_load((tmp_path / "tests/course/meaning.yml").read_text(encoding="utf-8"))[
            "unwritten"
        ]
        == {}
    )


@pytest.mark.parametrize("name", ["rnn", "Two Words"])
def test_a_name_that_is_taken_or_no_word_is_refused(name):
    with pytest.raises(ValueError, match="NAME must be one new word"):
        chapter.begin(name)
