"""`make release` in a copy of this tree: what it writes, what stays on main, what it refuses."""

import zipfile

import pytest

from tests.course.test_repository import copy_this_tree, git
from tools import execution, notebooks, record, release, repository

# Stands for the site and its PDFs, which have tests of their own.
WRITE_SITE = """from pathlib import Path
for name in ("index.html", "rnn-lstm-gru-ko.pdf", "en/rnn-lstm-gru-en.pdf"):
    Path("_build/html/en").mkdir(parents=True, exist_ok=True)
    Path("_build/html", name).write_text("made")
"""
CHANGES = "# Changelog\n\n## next (not yet released)\n\n- A line.\n- Another.\n"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A copy of this course on main, whose site is built at once; release 1.0.0 is behind it."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "a maintainer")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "maintainer@example.org")
    monkeypatch.setattr(release, "COMMANDS", [["write_site"]])
    root = tmp_path / "course"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    copy_this_tree(root)
    (root / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")
    (root / "write_site.py").write_text(WRITE_SITE)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Course")
    git(root, "tag", "v1.0.0")
    return root


def state(root):
    return release.git(root, "show-ref"), release.git(root, "status", "--porcelain")


def test_what_is_no_release_is_refused_and_changes_nothing(course):
    before = state(course)
    for version, sentence in {"1.1": "three numbers", "1.0.0": "the tag v1.0.0 exists"}.items():
        with pytest.raises(ValueError, match=sentence):
            release.release(version, course)
    assert state(course) == before
    (course / "CHANGELOG.md").write_text("# Changelog\n")
    with pytest.raises(ValueError, match="in no commit"):
        release.release("1.1.0", course)
    git(course, "commit", "-qam", "Nothing new")
    with pytest.raises(ValueError, match="needs lines below a heading"):
        release.release("1.1.0", course)
    git(course, "checkout", "-q", "-b", "other")
    with pytest.raises(ValueError, match="from the branch main, this is other"):
        release.release("1.1.0", course)


@pytest.mark.weekly
def test_a_release_has_a_tag_of_its_own_and_notebooks_that_run_without_a_network(
    course, tmp_path, monkeypatch
):
    """The first one fails before the tag; it is simply begun again."""
    before = state(course)
    with monkeypatch.context() as broken:
        broken.setattr(release, "COMMANDS", [["no_such_module"]])
        with pytest.raises(ValueError, match=r"no_such_module failed .* nothing was tagged"):
            release.release("1.1.0", course)
    assert state(course) == before
    made = release.release("1.1.0", course)
    assert [path.name.removeprefix("rnn-lstm-gru-") for path in made] == [
        "en.pdf",
        "ko.pdf",
        "1.1.0-site.zip",
        "1.1.0-notebooks.zip",
    ]
    main = release.git(course, "rev-parse", "main")
    assert main == release.git(course, "rev-parse", "v1.1.0^")
    assert release.git(course, "status", "--porcelain") == ""
    assert repository.configured(course) == repository.configured()
    assert "## 1.1.0 (20" in (course / "CHANGELOG.md").read_text(encoding="utf-8")
    assert release.git(course, "tag", "-n9", "-l", "v1.1.0").endswith("- Another.")
    path = notebooks.paths()[-1]
    tagged = release.git(course, "show", f"v1.1.0:{path}")
    assert f"blob/v1.1.0/{path}" in tagged
    assert f"archive/{main}.zip" in tagged

    folder = tmp_path / "empty"
    zipfile.ZipFile(made[-1]).extractall(folder)
    [root] = folder.iterdir()
    texts = [(root / path).read_text(encoding="utf-8") for path in notebooks.paths(root)]
    assert texts
    assert all("/raw.githubusercontent.com" not in text for text in texts)
    notebook = notebooks.read("chapters/ball/ball-en.ipynb", root)
    offline = {"PYTHONPATH": str(notebooks.ROOT / "tests/course/fixtures/colab"), "COURSE_URL": ""}
    computed = execution.execute(notebook, root / notebook.path.parent, offline)
    said = "the run without a network differs"
    assert list(record.differences(notebook.path, notebook.code, computed.code, said)) == []
