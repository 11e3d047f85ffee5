"""A pull request is checked without TensorFlow only where nothing but words changed."""

import subprocess

import pytest

from tests.course.example_page import PATH, page
from tools import notebooks, words_only


def commit(root):
    command = "git add -A && git -c user.name=a -c user.email=a@b.c commit -qm change"
    subprocess.run(command, shell=True, cwd=root, check=True)


@pytest.fixture
def course(tmp_path):
    """A repository with one notebook, one page without code and one module."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_text(notebooks.dump(page().content), encoding="utf-8")
    (tmp_path / PATH.with_name("about.md")).write_text("# About\n")
    (tmp_path / "code.py").write_text("x = 1\n")
    commit(tmp_path)
    return tmp_path


# A file, a text in it, what takes its place, and whether that is a change of words.
@pytest.mark.parametrize(
    ("file", "old", "new", "is_words"),
    [
        (PATH, "한 문장으로 약속한다", "한 문장으로 말한다", True),
        (PATH.with_name("about.md"), "About", "Über", True),
        (PATH, "print(1 / 2)", "print(1 / 3)", False),
        (PATH, "토 마 토 를 먹 자", "토 마 토 를 자 먹", False),
        ("code.py", "1", "2", False),
    ],
)
def test_only_markdown_is_words(course, file, old, new, is_words):
    text = (course / file).read_text(encoding="utf-8")
    (course / file).write_text(text.replace(old, new), encoding="utf-8")
    commit(course)
    assert words_only.only_words("HEAD^", course) == is_words
