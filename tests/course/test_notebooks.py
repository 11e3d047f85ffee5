"""Every chapter keeps the promises of guards.py and page_guards.py. nbval compares the outputs."""

import re

import nbformat
import pytest

from lib import tomato
from tests.course import guards, page_guards
from tools import chapters, notebooks
from tools.languages import EDITIONS, MAIN

CHAPTERS = notebooks.paths()


def meaning(path):
    """What a chapter must show, as arguments of the guard; in another edition what is no Korean
    word, in any order.
    """
    shown = chapters.read(notebooks.name_of(path)).shows
    if notebooks.language_of(path) == MAIN:
        return [shown]
    korean = re.compile(f"(?![{tomato.VOCABULARY}])[가-힣]")
    return [
        {cell: [text]} for cell, texts in shown.items() for text in texts if not korean.search(text)
    ]


@pytest.mark.parametrize("path", CHAPTERS, ids=str)
def test_a_chapter_keeps_every_promise(path):
    notebook = notebooks.read(path)
    checks = [
        *((guard,) for guard in (*guards.PLAIN, *page_guards.PLAIN)),
        *((guards.meaning_is_recorded, shown) for shown in meaning(path)),
    ]
    faults = [
        sentence for guard, *rest in checks for sentence in guards.problems(guard, notebook, *rest)
    ]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.mark.parametrize("path", CHAPTERS, ids=str)
def test_a_file_is_valid_and_written_as_record_writes_it(path):
    content = notebooks.read(path).content
    nbformat.validate(content)
    assert (notebooks.ROOT / path).read_text(encoding="utf-8") == notebooks.dump(content)


def test_the_tables_name_the_chapters_that_exist():
    """Where a chapter lies in another folder, no other test would look at it."""
    files = [
        path.relative_to(notebooks.ROOT) for path in notebooks.ROOT.glob("chapters/**/[!.]*.ipynb")
    ]
    drafts = (".ipynb_checkpoints", "_")  # folders that begin so are no part of the book
    exist = {path for path in files if not any(part.startswith(drafts) for part in path.parts[:-1])}
    listed = {
        notebooks.path_of(name, language) for name in notebooks.listed() for language in EDITIONS
    }
    assert exist - listed == set()
    assert exist == set(CHAPTERS)


def test_no_option_softens_the_comparison_of_nbval():
    names = ["Makefile", "tests/noxfile.py", "pyproject.toml", "conftest.py", ".ci/run"]
    settings = [*names, *notebooks.ROOT.glob(".github/workflows/*")]
    for text in [(notebooks.ROOT / name).read_text(encoding="utf-8") for name in settings]:
        assert not re.search(
            r"sanitize-with|--nbval-lax|--nbval-kernel-name|--nbdime|--deselect", text
        )
