"""One place names the repository; `make repo` writes it everywhere else, and whatever differs is found and named."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.course.example_page import OURS, PATH, page, write
from tools import notebooks, repository

FORK = repository.Repository("Teacher-1/my-course", "class/2027")
README = """# Course
Open [rnn](https://colab.research.google.com/github/owner/name/blob/main/chapters/ko/fixture.ipynb), read
<https://owner.github.io/name/>, `git clone https://github.com/owner/name.git`, [issues](https://github.com/owner/name/issues).
Not ours: https://github.com/owner/name-2, https://github.com/keras-team/keras/blob/main/README.md
"""
MOVED = """# Course
Open [rnn](https://colab.research.google.com/github/Teacher-1/my-course/blob/class/2027/chapters/ko/fixture.ipynb), read
<https://teacher-1.github.io/my-course/>, `git clone https://github.com/Teacher-1/my-course.git`, [issues](https://github.com/Teacher-1/my-course/issues).
Not ours: https://github.com/owner/name-2, https://github.com/keras-team/keras/blob/main/README.md
"""


def git(root, *arguments):
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


@pytest.fixture
def course(tmp_path):
    """A small course of owner/name on branch main, under git."""
    write(page(), tmp_path)
    (tmp_path / "tools").mkdir()
    shutil.copy(notebooks.ROOT / "tools/setup_cell.ko.py", tmp_path / "tools")
    (tmp_path / "README.md").write_text(README, encoding="utf-8")
    config = "title: t\nrepository:\n  url: https://github.com/owner/name\n  branch: main\nlanguage: ko\n"
    (tmp_path / "_config.yml").write_text(config, encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\0https://github.com/owner/name")
    git(tmp_path, "init", "-q")
    return tmp_path


def chapter(root):
    return notebooks.read(PATH, root)


def test_everything_points_at_the_new_repository_and_nothing_else_changes(course):
    before = {path: (course / path).read_bytes() for path in repository.text_files(course)}
    changed = repository.point_at(FORK, course)
    assert sorted(map(str, changed)) == ["README.md", "_config.yml", "chapters/ko/fixture.ipynb"]
    assert repository.configured(course) == FORK
    after = chapter(course)
    assert FORK.badge(PATH) in after.cells[0].source and after.code[0].source == FORK.setup_cell("ko", course)
    assert "https://github.com/Teacher-1/my-course/archive/class/2027.zip" in after.code[0].source
    assert (course / "README.md").read_text(encoding="utf-8") == MOVED
    assert repository.changes(FORK, course) == {}
    repository.point_at(OURS, course)
    assert {path: (course / path).read_bytes() for path in repository.text_files(course)} == before


def test_a_branch_that_looks_like_a_number_stays_a_name(course):
    repository.point_at(repository.Repository("owner/name", "2027"), course)
    assert '  branch: "2027"\n' in (course / "_config.yml").read_text(encoding="utf-8")


def test_without_a_new_address_badges_and_set_up_cells_are_repaired(course):
    notebook, before = chapter(course), (course / PATH).read_bytes()
    notebook.cells[0].source = notebook.cells[0].source.replace("owner/name/blob/main", "someone/else/blob/old")
    notebook.code[0].source = "pass"
    write(notebook, course)
    assert repository.point_at(OURS, course) == [PATH]
    assert (course / PATH).read_bytes() == before


@pytest.mark.parametrize(
    ("ours", "foreign"), [("owner/name/issues", "another/name/issues"), ("name/blob/main", "name/blob/master")]
)
def test_a_link_to_another_owner_or_branch_is_found_and_repaired(course, ours, foreign):
    assert repository.changes(OURS, course) == {}
    (course / "README.md").write_text(README.replace(ours, foreign), encoding="utf-8")
    assert repository.changes(OURS, course) == {Path("README.md"): README}


def test_a_bad_address_gets_one_sentence_and_changes_nothing(monkeypatch):
    monkeypatch.setattr(repository, "point_at", lambda new: pytest.fail("written"))
    with pytest.raises(SystemExit, match=r"make repo: REF must be .* received '\.\./main'"):
        repository.main("owner/name", "../main")


def test_no_file_of_this_course_names_another_repository():
    assert list(repository.changes(repository.configured())) == []
