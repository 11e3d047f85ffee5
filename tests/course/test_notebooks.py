"""Every chapter keeps the promises of tools/guards.py and tools/page_guards.py. nbval compares the outputs."""

import re
import shlex
import subprocess
from collections import Counter

import nbformat
import pytest
import yaml

from tests.course.meaning import MEANING
from tools import guards, notebooks, page_guards, prose, repository
from tools.languages import EDITIONS

CHAPTERS = notebooks.paths()
over_chapters = pytest.mark.parametrize("path", CHAPTERS, ids=str)


def fail_with(problems):
    """Fail if there are problems, with one line for each."""
    if problems:
        pytest.fail("\n".join(map(str, problems)), pytrace=False)


def test_there_are_chapters():
    assert CHAPTERS


@over_chapters
@pytest.mark.parametrize("guard", guards.PLAIN + page_guards.PLAIN, ids=lambda guard: guard.__name__)
def test_chapter(path, guard):
    fail_with(guard(notebooks.read(path)))


@over_chapters
def test_badge_opens_this_file(path):
    fail_with(page_guards.badge_opens_this_file(notebooks.read(path), repository.configured()))


@over_chapters
def test_setup_cell_is_the_template(path):
    fail_with(page_guards.setup_cell_is_the_template(notebooks.read(path), repository.configured()))


@over_chapters
def test_meaning_is_recorded(path):
    assert path.stem in MEANING, f"{path}: say in tests/course/meaning.py which outputs this chapter must have"
    fail_with(guards.meaning_is_recorded(notebooks.read(path), MEANING[path.stem]))


def test_no_meaning_is_kept_for_a_chapter_that_is_gone():
    assert set(MEANING) == {path.stem for path in CHAPTERS}


@over_chapters
def test_file_is_valid_and_written_as_record_writes_it(path):
    notebook = notebooks.read(path)
    nbformat.validate(notebook.content)
    text = (notebooks.ROOT / path).read_text(encoding="utf-8")
    assert text == notebooks.dump(notebook.content), f"{path}: other spelling than `make record` writes"


def test_notebooks_on_disk_are_those_of_the_table_of_contents():
    fail_with(page_guards.toc_lists_what_is_there())


@pytest.mark.parametrize("path", notebooks.page_paths(), ids=str)
def test_numbers_of_a_page_without_code_are_as_kept(path):
    fail_with(guards.numbers_in_prose_are_as_kept(notebooks.read_page(path)))


def test_every_kept_list_of_numbers_belongs_to_a_chapter():
    kept = {path.relative_to(notebooks.ROOT) for path in (notebooks.ROOT / "tests/course/prose").rglob("*.txt")}
    chapters = [*map(notebooks.read, CHAPTERS), *map(notebooks.read_page, notebooks.page_paths())]
    assert kept == {prose.ledger_path(chapter) for chapter in chapters if prose.ledger(chapter)}


def nbval_command():
    """The words of the command with which `make test` runs nbval."""
    listed = subprocess.run(["make", "-n", "notebooks"], cwd=notebooks.ROOT, capture_output=True, text=True, check=True)
    (line,) = [line for line in listed.stdout.splitlines() if "--nbval" in line]
    return shlex.split(line)


def test_all_notebooks_are_under_strict_nbval():
    run = subprocess.run([*nbval_command(), "--collect-only", "-q"], cwd=notebooks.ROOT, capture_output=True, text=True)
    collected = Counter(line.split("::")[0] for line in run.stdout.splitlines() if "::" in line)
    assert collected == {path.as_posix(): len(notebooks.read(path).code) for path in CHAPTERS}, run.stdout + run.stderr


def test_nothing_softens_the_comparison():
    """No sanitizing rule, no lax mode, no kernel other than this environment's, in any file that could ask for it."""
    command = nbval_command()
    assert "--nbval-current-env" in command
    softening = re.compile(r"--(?:nbval-)?sanitize-with|--nbval-lax|--nbval-kernel-name|--nbdime|--deselect")
    settings = [
        "Makefile",
        "pyproject.toml",
        "conftest.py",
        ".ci/run",
        *map(str, notebooks.ROOT.glob(".github/workflows/*")),
    ]
    for name in settings:
        text = (notebooks.ROOT / name).read_text(encoding="utf-8")
        assert not softening.search(text), f"{name}: {softening.search(text)[0]!r} would soften the comparison"


def test_every_edition_has_its_template_and_its_words():
    for language in {path.parent.name for path in CHAPTERS}:
        assert (notebooks.ROOT / "tools" / f"setup_cell.{language}.py").is_file()
        assert language in EDITIONS
    assert yaml.safe_load((notebooks.ROOT / "_config.yml").read_text(encoding="utf-8"))["language"] == "ko"
