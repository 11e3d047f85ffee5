"""`make chapter` writes a chapter that passes every guard, and its name wherever chapters are listed."""

import ast
import shutil

from tools import chapter, guards, notebooks, page_guards, repository


def test_a_new_chapter_passes_every_guard(tmp_path):
    for name in (
        "_config.yml",
        "_toc.yml",
        "chapters/ko/intro.md",
        "book/chapter_map.py",
        "tools/setup_cell.ko.py",
        "tests/course/meaning.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(notebooks.ROOT / name, tmp_path / name)
    (tmp_path / "book/drawings/tiles").mkdir(parents=True)
    path = chapter.begin("attention", tmp_path)
    notebook, ours = notebooks.read(path, tmp_path), repository.configured(tmp_path)
    plain = [guard for guard in guards.PLAIN + page_guards.PLAIN if guard is not guards.numbers_in_prose_are_as_kept]
    assert [sentence for guard in plain for sentence in guards.problems(guard, notebook)] == []
    assert guards.problems(page_guards.badge_opens_this_file, notebook, ours) == []
    assert guards.problems(page_guards.setup_cell_is_the_template, notebook, ours, tmp_path) == []
    assert list(page_guards.notebooks_are_in_the_table_of_contents(tmp_path)) == []
    for file in ("chapters/ko/intro.md", "book/chapter_map.py", "tests/course/meaning.py"):
        text = (tmp_path / file).read_text(encoding="utf-8")
        assert text.count("attention") > (notebooks.ROOT / file).read_text(encoding="utf-8").count("attention")
    for file in ("book/chapter_map.py", "tests/course/meaning.py"):
        ast.parse((tmp_path / file).read_text(encoding="utf-8"))
    tiles = (tmp_path / "chapters/ko/intro.md").read_text(encoding="utf-8").split("<!-- tiles -->")[1].split("\n\n")[0]
    assert tiles.splitlines()[-1].startswith("- **[attention]")
