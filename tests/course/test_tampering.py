"""Whatever is changed in a chapter's recorded outputs or in the numbers of its prose, `make test` fails and says where.

Outputs: every recorded number and word of every chapter is changed in turn and given to nbval's own comparison; a whole
nbval run over broken files shows that the message names file, cell, recorded and computed. Prose: every number and
sentence of every chapter is changed in turn and given to the guard.
"""

import copy
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import nbformat
import pytest
from nbval.plugin import IPyNbCell, coalesce_streams, nocolors

from tests.course.example_page import PATH, code, page, write
from tools import guards, notebooks, prose

CHAPTERS = notebooks.paths()
over_chapters = pytest.mark.parametrize("path", CHAPTERS, ids=str)


class Comparison:
    """nbval's comparison of outputs alone, without its kernel; strict, as `make notebooks` runs it."""

    compare_outputs = IPyNbCell.compare_outputs
    sanitize = IPyNbCell.sanitize
    colors = nocolors
    skipped = ("metadata", "traceback", "prompt_number", "output_type", "name", "execution_count")
    widgets = "application/vnd.jupyter.widget-view+json"
    parent = SimpleNamespace(skip_compare=(*skipped, widgets, "image/png", "image/jpeg"), sanitize_patterns={})

    def format_output_compare(self, *sides):
        """Words for a person are not needed here."""


def seen(recorded, computed):
    """Whether nbval says that recorded and computed outputs differ."""
    return not Comparison().compare_outputs(coalesce_streams(computed), coalesce_streams(recorded))


def changed(text, match):
    """The text with one number raised in its last digit, or one word reversed."""
    token = match[0]
    other = token[:-1] + str((int(token[-1]) + 1) % 10) if token[-1].isdecimal() else token[::-1]
    return None if other == token else text[: match.start()] + other + text[match.end() :]


def texts(output):
    """The places of an output that hold text: (container, key)."""
    if output.output_type == "stream":
        return [(output, "text")]
    return [(output.data, kind) for kind in output.get("data", {}) if kind.startswith("text/")]


@over_chapters
def test_every_changed_number_and_word_of_an_output_is_seen(path):
    chapter, count = notebooks.read(path), 0
    for cell in chapter.code:
        computed = copy.deepcopy(cell.outputs)
        assert not seen(cell.outputs, copy.deepcopy(computed))
        for output in cell.outputs:
            for container, key in texts(output):
                whole = container[key]
                for match in re.finditer(r"[0-9]+|[^\W\d_]+", whole):
                    tampered = changed(whole, match)
                    if tampered is None:
                        continue
                    container[key] = tampered
                    assert seen(copy.deepcopy(cell.outputs), copy.deepcopy(computed)), (
                        f"{path}, cell {cell.id!r}: {match[0]}"
                    )
                    container[key] = whole
                    count += 1
    assert count > 10, f"{path}: an output must be there to be changed"


@pytest.mark.parametrize("path", CHAPTERS + notebooks.page_paths(), ids=str)
def test_every_changed_number_and_sentence_of_the_prose_is_seen(path):
    chapter = notebooks.read_page(path) if path.suffix == ".md" else notebooks.read(path)
    assert guards.numbers_in_prose_are_as_kept(chapter) == []
    for cell in chapter.prose:
        whole = cell.source
        for match in [*re.finditer(r"\d+", whole), *prose.SENTENCE.finditer(whole)]:
            tampered = changed(whole, match)
            if tampered is None or in_link(match):
                continue
            cell.source = tampered
            messages = list(map(str, guards.numbers_in_prose_are_as_kept(chapter)))
            cell.source = whole
            assert any(message.startswith(f"{path}, cell {cell.id!r}: ") for message in messages), (cell.id, match[0])


def in_link(match):
    """Whether the text stands in the target of a link: no number that a reader sees."""
    before = match.string[: match.start()]
    return before.rfind("](") > before.rfind(")")


TAMPERED = {
    "number": ("count", "(1, 4, 3) 85", "(1, 4, 3) 86"),
    "shape": ("count", "(1, 4, 3) 85", "(1, 3) 85"),
    "decimal": ("count", "0.5", "0.6"),
    "sentence": ("sentence", "토 마 토 를 먹 자", "토 마 토 를 자 먹"),
    "result": ("result", "577", "537"),
}


@pytest.fixture(scope="module")
def nbval_run(tmp_path_factory):
    """What `make notebooks` prints for pages with one tampered output each, for a cleared one, and for a good one."""
    root = tmp_path_factory.mktemp("course")
    good = page()
    cells = [cell for cell in good.code if cell.id in ("count", "sentence")]
    result = code("result", "220 + 192 + 165", count=3)
    result.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "577"}, execution_count=3)]
    good.content.cells = [*cells, result]
    write(good, root)
    for name, (broken, old, new) in TAMPERED.items():
        copied = copy.deepcopy(good)
        (cell,) = [cell for cell in copied.cells if cell.id == broken]
        for container, key in texts(cell.outputs[0]):
            assert old in container[key]
            container[key] = container[key].replace(old, new)
        write(notebooks.Notebook(PATH.with_name(f"{name}.ipynb"), copied.content), root)
    cleared = copy.deepcopy(good)
    cleared.cells[1].outputs = []
    write(notebooks.Notebook(PATH.with_name("cleared.ipynb"), cleared.content), root)
    (root / "conftest.py").write_text((notebooks.ROOT / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "--color=no", "-p", "no:cacheprovider"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environment["PYTHONPATH"] = str(notebooks.ROOT)
    return subprocess.run(
        [*command, "chapters"], cwd=root, capture_output=True, text=True, env=environment, timeout=300
    )


def test_nbval_passes_the_good_page_and_fails_every_tampered_one(nbval_run):
    failed = sorted(set(re.findall(r"FAILED (\S+?)::", nbval_run.stdout)))
    assert failed == sorted(f"chapters/ko/{name}.ipynb" for name in [*TAMPERED, "cleared"]), nbval_run.stdout
    assert nbval_run.returncode == 1


@pytest.mark.parametrize("name", TAMPERED)
def test_nbval_names_file_cell_recorded_and_computed(nbval_run, name):
    cell, computed, recorded = TAMPERED[name]
    message = nbval_run.stdout.split(f"chapters/ko/{name}.ipynb, cell '{cell}': ", 1)[1]
    positions = [message.find(text) for text in ("recorded:", recorded, "computed:", computed)]
    assert -1 not in positions and positions == sorted(positions), message[:2000]
