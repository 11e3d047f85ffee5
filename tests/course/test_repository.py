"""One place names the repository; `make repo` writes it everywhere else, and whatever differs is
found and named.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.course.example_page import OURS, PATH, page, write
from tools import conclusions, editions, notebooks, repository

FORK = repository.Repository("Teacher-1/my-course", "class/2027")
COLAB = "https://colab.research.google.com/github/owner/name/blob/main/chapters"
README = f"""# Course
Open
[rnn]({COLAB}/fixture/fixture-ko.ipynb),
<https://owner.github.io/name/>, `git clone https://github.com/owner/name.git`,
[issues](https://github.com/owner/name/issues).
Not ours: https://github.com/owner/name-2, https://github.com/keras-team/keras/blob/main/README.md
"""


def git(root, *arguments):
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


def copy_this_tree(root):
    """All files that git tracks or would track, under git again."""
    for path in repository.files():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(notebooks.ROOT / path, root / path)
    git(root, "init", "-q", "-b", "main")


@pytest.fixture
def course(tmp_path):
    """A small course of owner/name on branch main, under git."""
    write(page(), tmp_path)
    (tmp_path / "tools").mkdir()
    shutil.copy(notebooks.ROOT / "tools/setup_cell.template.py", tmp_path / "tools")
    (tmp_path / "README.md").write_text(README, encoding="utf-8")
    config = (
        "title: t\n"
        "repository:\n"
        "  url: https://github.com/owner/name\n"
        "  branch: main\n"
        "language: ko\n"
    )
    (tmp_path / "_config.yml").write_text(config, encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\0https://github.com/owner/name")
    git(tmp_path, "init", "-q")
    return tmp_path


def chapter(root):
    return notebooks.read(PATH, root)


def test_everything_points_at_the_new_repository_and_nothing_else_changes(course):
    before = {path: (course / path).read_bytes() for path in repository.text_files(course)}
    changed = repository.point_at(FORK, course)
    assert sorted(map(str, changed)) == [
        "README.md",
        "_config.yml",
        "chapters/fixture/fixture-ko.ipynb",
    ]
    assert repository.configured(course) == FORK
    after = chapter(course)
    assert FORK.badge(PATH) in after.cells[0].source
    assert after.code[0].source == FORK.setup_cell("ko", course)
    assert "https://github.com/Teacher-1/my-course/archive/class/2027.zip" in after.code[0].source
    moved = (course / "README.md").read_text(encoding="utf-8")
    assert "owner/name" not in moved.replace("owner/name-2", "")
    assert "keras-team/keras/blob/main" in moved
    assert "/Teacher-1/my-course/blob/class/2027/" in moved
    assert "<https://teacher-1.github.io/my-course/>" in moved
    assert repository.changes(FORK, course) == {}
    repository.point_at(OURS, course)
    assert {path: (course / path).read_bytes() for path in repository.text_files(course)} == before


def test_a_branch_that_looks_like_a_number_stays_a_name(course):
    repository.point_at(repository.Repository("owner/name", "2027"), course)
    assert '  branch: "2027"\n' in (course / "_config.yml").read_text(encoding="utf-8")


def test_without_a_new_address_badges_and_set_up_cells_are_repaired(course):
    notebook = chapter(course)
    before = (course / PATH).read_bytes()
    notebook.cells[0].source = notebook.cells[0].source.replace(
        "owner/name/blob/main", "someone/else/blob/old"
    )
    notebook.code[0].source = "pass"
    write(notebook, course)
    assert repository.point_at(OURS, course) == [PATH]
    assert (course / PATH).read_bytes() == before


@pytest.mark.parametrize(
    ("ours", "foreign"),
    [("owner/name/issues", "another/name/issues"), ("name/blob/main", "name/blob/master")],
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


@pytest.mark.parametrize(
    ("repo", "domain", "address"),
    [
        ("Teacher/teacher.github.io", "", "teacher.github.io"),
        ("owner/name", "course.example.org", "course.example.org"),
    ],
)
def test_a_site_may_stand_at_the_root_of_a_user_or_a_domain(course, repo, domain, address):
    config = course / "_config.yml"
    with open(config, "a", encoding="utf-8") as file:
        file.write("html:\n  baseurl: https://owner.github.io/name/\n")
    new = repository.parse(repo, "main", domain)
    repository.point_at(new, course)
    assert repository.configured(course) == new
    assert f"baseurl: https://{address}/\n" in config.read_text(encoding="utf-8")
    assert f"<https://{address}/>" in (course / "README.md").read_text(encoding="utf-8")
    repository.point_at(OURS, course)
    assert (course / "README.md").read_text(encoding="utf-8") == README


def test_a_release_names_the_commit_whose_code_its_set_up_cells_download(course):
    release = repository.Repository("owner/name", "v1.1.0", commit="0a" * 20)
    repository.point_at(release, course)
    assert repository.configured(course) == release
    assert "blob/v1.1.0/" in release.colab(PATH)
    assert release.badge(PATH) in chapter(course).cells[0].source
    assert f"/archive/{'0a' * 20}.zip" in chapter(course).code[0].source
    repository.point_at(OURS, course)
    assert "commit" not in (course / "_config.yml").read_text(encoding="utf-8")


def left_behind(old, root):
    """The files, tests apart, that still hold an address, a path on the site or a folder of an old
    repository.
    """
    slug, site, name = map(re.escape, (old.slug, old.address, old.name))
    says = re.compile(rf"""(?m)(?:{slug}|{site})(?![\w-])|["'(=]/{name}/|^cd {name}$""".encode())
    # repository.py names the ORIGIN.
    kept = [
        path
        for path in repository.files(root)
        if path.parts[0] != "tests" and path.name != "repository.py"
    ]
    return [str(path) for path in kept if says.search((root / path).read_bytes())]


@pytest.mark.weekly
def test_a_fork_names_the_old_repository_nowhere(tmp_path):
    """Not in a copy of this tree, so that no page can be built with it: badges, pictures, sitemap,
    citation, explorers.
    """
    copy_this_tree(tmp_path)
    old = repository.configured()
    assert len(left_behind(old, tmp_path)) > 30
    repository.point_at(FORK, tmp_path)
    assert left_behind(old, tmp_path) == []
    assert all(
        path.read_text(encoding="utf-8") == text
        for path, text in conclusions.pages(tmp_path).items()
    )
    assert editions.problems("en", tmp_path) == editions.problems("en")
    (tmp_path / "book/root.py").write_text(f'HOME = "/{old.name}/"\n', encoding="utf-8")
    assert left_behind(old, tmp_path) == ["book/root.py"]
