"""`make record`: the same bytes when nothing changed, only what is stable, an untouched file when something fails."""

import base64
import io
import json
import platform

import nbformat
import nbval.kernel
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.course.example_page import PATH, code, markdown, page, picture, write
from tools import guards, kernels, notebooks, prose, record

DRAW = """import io
from PIL import Image
from IPython.display import Image as Picture
file = io.BytesIO()
Image.new("RGB", (8, 6), (0, 114, 178)).save(file, "png")
Picture(data=file.getvalue())"""


def with_software_note(png):
    """The same picture in other bytes: what another version of matplotlib would write."""
    note, file = PngInfo(), io.BytesIO()
    note.add_text("Software", "Matplotlib version 3.9.0")
    Image.open(io.BytesIO(base64.b64decode(png))).save(file, "png", pnginfo=note)
    return base64.b64encode(file.getvalue()).decode()


@pytest.fixture
def runnable():
    """A page that runs without lib: no set-up cell, and a drawing."""
    notebook = page()
    drawing = next(cell for cell in notebook.cells if cell.id == "figure")
    drawing.source = DRAW
    drawing.outputs[0].data = nbformat.from_dict(
        {"image/png": picture(), "text/plain": "<IPython.core.display.Image object>"}
    )
    notebook.content.cells = [cell for cell in notebook.cells if cell.id != "setup"]
    for count, cell in enumerate(notebook.code, 1):
        cell.execution_count = count
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count
    return notebook


def add(notebook, source, name="added"):
    notebook.cells.append(code(name, source, count=len(notebook.code) + 1))


def test_a_notebook_in_which_nothing_changed_keeps_its_bytes(runnable, tmp_path):
    drawing = next(cell for cell in runnable.cells if cell.id == "figure")
    drawing.outputs[0].data["image/png"] = with_software_note(picture())
    path = write(runnable, tmp_path)
    before = path.read_bytes()
    assert record.record(PATH, tmp_path) is False
    assert path.read_bytes() == before


def test_what_changed_is_recorded_and_what_tells_of_machine_and_hour_is_not(runnable, tmp_path):
    add(runnable, "import pathlib\nprint(6 * 7)\nprint(pathlib.Path.cwd().name, flush=True)\nprint('end')")
    runnable.content.metadata.language_info = nbformat.from_dict({"name": "python", "version": "3.8.1"})
    runnable.code[0].metadata.execution = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
    runnable.code[1].outputs[0].text = "wrong\n"
    runnable.cells.append(markdown("added-seen", "42개."))
    path = write(runnable, tmp_path)
    (tmp_path / prose.ledger_path(runnable)).unlink()
    assert record.record(PATH, tmp_path) is True
    recorded = notebooks.read(PATH, tmp_path)
    assert recorded.code[-1].outputs == [nbformat.v4.new_output("stream", name="stdout", text="42\nko\nend\n")]
    assert recorded.code[1].outputs[0].text == "토 마 토 를 먹 자\n"
    assert recorded.content.metadata == notebooks.METADATA
    for guard in (guards.executed_in_order, guards.metadata_is_plain, guards.numbers_in_prose_are_recorded):
        assert guard(recorded) == []
    assert guards.numbers_in_prose_are_as_kept(recorded, tmp_path) == []
    before = path.read_bytes()
    assert record.record(PATH, tmp_path) is False
    assert path.read_bytes() == before


# An older processor rounds this sum in another way.
SUM = """import numpy as np
x = np.random.default_rng(0).normal(size=(64, 500)).astype("float32")
print(np.abs(x @ x.T).sum(dtype="float64"))"""
INTEL = platform.machine() == "x86_64"  # the setting names instructions of these processors


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("print('so far')\n{}['토마토']", ["KeyError", "토마토", "so far"]),
        ("import sys\nprint('warned', file=sys.stderr)", ["stderr", "warned"]),
        ("import os\nos.write(2, b'native log\\n');", ["stderr", "native log"]),
        ("import time\nprint(time.perf_counter())", ["two runs gave different outputs"]),
        ("print(hash('토마토'))", ["two runs gave different outputs"]),
        *([(SUM, ["two runs gave different outputs"])] if INTEL else []),
    ],
    ids=["raises", "stderr", "descriptor 2", "time", "hash", *["processor"] * INTEL],
)
def test_what_cannot_be_recorded_is_named_and_the_file_stays(runnable, tmp_path, source, words):
    add(runnable, source, "guilty")
    path = write(runnable, tmp_path)
    before = path.read_bytes(), (tmp_path / prose.ledger_path(runnable)).read_bytes()
    with pytest.raises(notebooks.Failed) as raised:
        record.record(PATH, tmp_path)
    for word in [str(PATH), "'guilty'", *words]:
        assert word in str(raised.value)
    assert (path.read_bytes(), (tmp_path / prose.ledger_path(runnable)).read_bytes()) == before


def test_the_numbers_of_a_page_without_code_are_kept_by_section(tmp_path):
    path = PATH.with_suffix(".md")
    (tmp_path / path).parent.mkdir(parents=True)
    text = "# 예\n\n10분.\n\n## 1. 세기, 둘\n\n85개, `토마토를 먹자`.\n\n```\n# 3\n```\n"
    (tmp_path / path).write_text(text, encoding="utf-8")
    chapter = notebooks.read_page(path, tmp_path)
    prose.write_ledger(chapter, tmp_path)
    assert (tmp_path / prose.ledger_path(chapter)).read_text(
        encoding="utf-8"
    ) == "예: 10\n1-세기-둘: 1 85 토마토를먹자 3\n"
    assert guards.numbers_in_prose_are_as_kept(chapter, tmp_path) == []
    (tmp_path / path).write_text(text.replace("85", "86"), encoding="utf-8")
    (problem,) = guards.numbers_in_prose_are_as_kept(notebooks.read_page(path, tmp_path), tmp_path)
    assert str(problem).startswith(f"{path}, cell '1-세기-둘': ") and "86" in str(problem) and "85" in str(problem)


def test_a_stray_kernelspec_of_the_same_name_is_not_used(runnable, tmp_path, monkeypatch):
    stray = tmp_path / "jupyter/kernels/python3"
    stray.mkdir(parents=True)
    spec = {"argv": ["/bin/false", "{connection_file}"], "display_name": "Python 3", "language": "python"}
    (stray / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    write(runnable, tmp_path)
    assert record.record(PATH, tmp_path) is False


def test_no_kernel_needs_a_free_port(tmp_path):
    """nbval's, those of tests, and those that record; a port may be taken between its choice and the kernel's start."""
    with kernels.running(tmp_path) as (manager, _), kernels.for_nbclient() as (recording, _):
        for each in (manager, recording, nbval.kernel.KernelManager()):
            assert each.transport == "ipc"


def test_what_is_written_below_python_stands_in_its_cell(tmp_path):
    sources = ["import os, sys\nos.write(1, b'one\\n');", "print('two', flush=True)\nos.write(2, b'three\\n');", "3"]
    cells = [code(f"cell-{count}", source, count=count + 1) for count, source in enumerate(sources)]
    content = nbformat.v4.new_notebook(cells=cells)
    executed = notebooks.execute(notebooks.Notebook(PATH, content), tmp_path)
    said = [[(output.get("name"), notebooks.text_of(output)) for output in cell.outputs] for cell in executed.code]
    assert said == [[("stdout", "one\n")], [("stdout", "two\n"), ("stderr", "three\n")], [(None, "3")]]


def test_pictures_are_compared_by_what_they_show():
    assert record.same_picture(picture(), with_software_note(picture()))
    assert record.same_picture(picture((100, 100, 100)), picture((101, 99, 100)))
    assert not record.same_picture(picture(), picture((0, 114, 190)))
    assert not record.same_picture(picture(), picture(size=(6, 8)))


def test_the_verb_goes_on_after_a_failure_and_then_fails(monkeypatch, capsys):
    def fail_on_rnn(path):
        if path.stem == "rnn":
            raise notebooks.Failed(f"{path}, cell 'fit': raised")
        return path.stem == "gru"

    monkeypatch.setattr(record, "record", fail_on_rnn)
    with pytest.raises(SystemExit) as stopped:
        record.main(["chapters/ko/rnn.ipynb", "chapters/ko/lstm.ipynb", "chapters/ko/gru.ipynb"])
    shown = capsys.readouterr()
    assert stopped.value.code == 1
    assert shown.out == "chapters/ko/lstm.ipynb: unchanged\nchapters/ko/gru.ipynb: recorded\n"
    assert (
        shown.err
        == "chapters/ko/rnn.ipynb: NOT recorded, the file is as it was\nchapters/ko/rnn.ipynb, cell 'fit': raised\n"
    )
