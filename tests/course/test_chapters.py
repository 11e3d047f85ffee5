"""What chapters say of themselves is read, lists are current, and a new chapter is a copy and a
line.
"""

import shutil

import pytest

from tests.course import edition_guards, guards, page_guards
from tools import chapter, chapters, lectures, lists, notebooks

FILES = ("_config.yml", "_toc.yml", "README.md", "README.ko.md", "tools/setup_cell.template.py")


def test_each_chapter_says_what_it_asks():
    for known in chapters.in_order():
        assert all(question.endswith("?") for question in known.question.values()), known.name
        assert known.thread, known.name
        assert known.shows, known.name


@pytest.mark.parametrize("path", lists.files(), ids=str)
def test_a_list_is_as_the_chapters_say(path):
    text = (notebooks.ROOT / path).read_text("utf-8")
    assert lists.with_current_lists(text, lists.files()[path]) == text, (
        "run `python -m tools.lists`"
    )
    assert len(lists.LIST.findall(text)) >= 1
    empty = lists.LIST.sub(r"\1", text)
    assert lists.with_current_lists(empty, lists.files()[path]) == text != empty


@pytest.fixture
def course(tmp_path):
    """A copy of the pages and of what they are listed in."""
    shutil.copytree(notebooks.ROOT / "chapters", tmp_path / "chapters")
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(notebooks.ROOT / name, tmp_path / name)
    return tmp_path


def test_a_new_chapter_is_a_copy_and_a_line(course):
    chapter.begin("a-new-one", course)
    last = "      - file: chapters/follow/follow-ko\n"
    toc = (course / "_toc.yml").read_text("utf-8")
    line = last.replace("follow", "a-new-one")
    (course / "_toc.yml").write_text(toc.replace(last, last + line), "utf-8")
    for language in ("ko", "en"):
        notebook = notebooks.read(notebooks.path_of("a-new-one", language), course)
        checks = guards.PLAIN + page_guards.PLAIN
        assert [fault for guard in checks for fault in guards.problems(guard, notebook)] == []
        address = f"/{notebooks.path_of('a-new-one', language)})"
        assert notebook.cells[0].source.endswith(address)
    assert edition_guards.faults("en", course) == []
    assert len(lists.write_lists(course)) == 4  # the teaching page does not name it yet
    start = (course / "chapters/intro/intro-ko.md").read_text("utf-8")
    number = notebooks.listed(course).index("a-new-one")
    assert (
        f"{number}. **[새 장](../a-new-one/a-new-one-ko.ipynb)** 이 장은 무엇을 물을까요?\n"
        in start
    )
    assert "| A new chapter |" in (course / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["rnn", "Two Words", "_template"])
def test_a_name_that_is_taken_or_no_word_is_refused(name):
    with pytest.raises(ValueError, match="NAME must be a new word"):
        chapter.begin(name)


@pytest.mark.parametrize(
    ("text", "named"),
    [("qestion: {ko: 왜, en: Why}", "qestion"), ("question: {ko: 왜}", r"received \['ko'\]")],
)
def test_what_no_chapter_says_is_named(course, text, named):
    (course / "chapters/rnn/chapter.yml").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=named):
        chapters.read("rnn", course)


def test_a_part_that_no_plan_has_is_named(course):
    file = course / "chapters/rnn/chapter.yml"
    file.write_text(file.read_text("utf-8").replace("part: 2", "part: 9"), "utf-8")
    with pytest.raises(ValueError, match=r"part 9 of 3 hours, expected one of 4"):
        lectures.plans(root=course)
