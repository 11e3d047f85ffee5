"""`make release` in a copy of this tree: what it writes, what stays on main, what it refuses, notebooks that run offline."""

import zipfile

import pytest

from tests.course.test_repository import copy_this_tree, git
from tools import execution, notebooks, record, release, repository

# Stand for the checks, the site and its PDFs, which have tests of their own.
WRITE_SITE = """from pathlib import Path
for name in ("index.html", "rnn-lstm-gru-ko.pdf", "en/rnn-lstm-gru-en.pdf"):
    Path("_build/html/en").mkdir(parents=True, exist_ok=True)
    Path("_build/html", name).write_text("made")
"""
LINES = "# Changelog\n\n## next (not yet released)\n\n- A line about [a page](a.md#part).\n- Another.\n\n## 1.0.0 (2026-01-01)\n\n- The first.\n"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A small course on main, with release 1.0.0 behind it."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "a maintainer")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "maintainer@example.org")
    root = tmp_path / "course"
    root.mkdir()
    (root / "README.md").write_text("# Course\n")
    (root / "CHANGELOG.md").write_text("# Changelog\n")
    git(root, "init", "-q", "-b", "main")
    keep(root)
    git(root, "tag", "v1.0.0")
    (root / "CHANGELOG.md").write_text(LINES, encoding="utf-8")
    keep(root)
    return root


def keep(root):
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Course")


def state(root):
    return (
        release.git(root, "show-ref"),
        release.git(root, "status", "--porcelain"),
        sorted(root.iterdir()),
    )


@pytest.mark.parametrize(
    ("version", "prepare", "sentence"),
    [
        ("1.1", [], "three numbers"),
        ("1.0.0", [], r"the tag v1.0.0 exists.*git tag -d v1.0.0"),
        ("0.9.0", [], "greater than the last release, v1.0.0"),
        ("1.1.0", ["checkout", "-q", "-b", "other"], "from the branch main, this is other"),
        ("1.1.0", ["rm", "-q", "README.md"], "in no commit"),
        ("1.1.0", ["reset", "-q", "--hard", "v1.0.0"], "needs lines below a heading"),
    ],
)
def test_what_is_no_release_is_refused_and_changes_nothing(course, version, prepare, sentence):
    if prepare:
        git(course, *prepare)
    before = state(course)
    with pytest.raises(ValueError, match=sentence):
        list(release.release(version, course))
    assert state(course) == before


def test_a_release_has_a_tag_of_its_own_and_notebooks_that_run_without_a_network(
    course, tmp_path, monkeypatch
):
    """First a dry run, which changes nothing; then one that fails before the tag; then the release."""
    (course / "README.md").unlink()
    copy_this_tree(course)
    (course / "CHANGELOG.md").write_text(LINES, encoding="utf-8")
    (course / "write_site.py").write_text(WRITE_SITE)
    keep(course)
    before = state(course)
    said = "\n".join(release.release("1.1.0", course, dry=True))
    assert (
        "CHANGELOG.md: ## 1.1.0 (20" in said
        and "CITATION.cff: version: 1.1.0" in said
        and "name v1.1.0" in said
    )
    assert "git push --atomic" in said and state(course) == before

    monkeypatch.setattr(release, "COMMANDS", [["no_such_module"]])
    with pytest.raises(ValueError, match=r"no_such_module failed .* nothing was tagged"):
        list(release.release("1.1.0", course))
    assert state(course)[0] == before[0]

    monkeypatch.setattr(release, "COMMANDS", [["write_site"]])
    said = list(release.release("1.1.0", course))
    assert [name.removeprefix("made ").rsplit("/", 1)[1] for name in said[:4]] == [
        "rnn-lstm-gru-en.pdf",
        "rnn-lstm-gru-ko.pdf",
        "rnn-lstm-gru-1.1.0-site.zip",
        "rnn-lstm-gru-1.1.0-notebooks.zip",
    ]
    main, ours = release.git(course, "rev-parse", "main"), repository.configured(course)
    assert (
        main == release.git(course, "rev-parse", "v1.1.0^")
        and release.git(course, "status", "--porcelain") == ""
    )
    assert ours == repository.configured() and "## 1.1.0 (20" in (
        course / "CHANGELOG.md"
    ).read_text(encoding="utf-8")
    assert release.git(course, "tag", "-n9", "-l", "v1.1.0").endswith("- Another.")
    path = notebooks.paths()[-1]
    tagged = release.git(course, "show", f"v1.1.0:{path}")
    assert f"blob/v1.1.0/{path}" in tagged and f"archive/{main}.zip" in tagged

    folder = tmp_path / "empty"
    zipfile.ZipFile(said[3].removeprefix("made ")).extractall(folder)
    (root,) = folder.iterdir()
    assert all(
        "/raw.githubusercontent.com" not in (root / path).read_text("utf-8")
        for path in notebooks.paths(root)
    )
    notebook = notebooks.read("chapters/en/sequences.ipynb", root)
    offline = {"PYTHONPATH": str(notebooks.ROOT / "tests/course/fixtures/colab"), "COURSE_URL": ""}
    computed = execution.execute(notebook, root / notebook.path.parent, offline)
    assert (
        list(
            record.differences(
                notebook.path, notebook.code, computed.code, "the run without a network differs"
            )
        )
        == []
    )
