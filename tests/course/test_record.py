"""`make record`: the same bytes when nothing changed, only what is stable, an untouched file when
something fails.
"""

import base64
import io
import platform

import nbformat
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.course import guards
from tests.course.example_page import PATH, code, markdown, page, picture, write
from tools import execution, notebooks, record

DRAW = """import io
from PIL import Image
from IPython.display import Image as Picture
file = io.BytesIO()
Image.new("RGB", (8, 6), (0, 114, 178)).save(file, "png")
Picture(data=file.getvalue())"""


def with_software_note(png):
    """The same picture in other bytes: what another version of matplotlib would write."""
    note = PngInfo()
    file = io.BytesIO()
    note.add_text("Software", "Matplotlib version 3.9.0")
    Image.open(io.BytesIO(base64.b64decode(png))).save(file, "png", pnginfo=note)
    return base64.b64encode(file.getvalue()).decode()


@pytest.fixture
def runnable():
    """A page that runs without lib: no set-up cell, and a drawing."""
    notebook = page()
    notebook.content.cells = [cell for cell in notebook.cells if cell.id != "setup"]
    for count, cell in enumerate(notebook.code, 1):
        cell.execution_count = count
    drawing = notebook.code[-1]
    drawing.source = DRAW
    drawing.outputs[0].execution_count = drawing.execution_count
    drawing.outputs[0].data["text/plain"] = "<IPython.core.display.Image object>"
    return notebook


def add(notebook, source, name="added"):
    notebook.cells.append(code(name, source, count=len(notebook.code) + 1))


def test_a_notebook_in_which_nothing_changed_keeps_its_bytes(runnable, tmp_path):
    runnable.code[-1].outputs[0].data["image/png"] = with_software_note(picture())
    path = write(runnable, tmp_path)
    before = path.read_bytes()
    assert record.record(PATH, tmp_path) is False
    assert path.read_bytes() == before


def test_what_changed_is_recorded_and_what_tells_of_machine_and_hour_is_not(runnable, tmp_path):
    add(
        runnable,
        "import pathlib\nprint(6 * 7)\nprint(pathlib.Path.cwd().name, flush=True)\nprint('end')",
    )
    runnable.content.metadata.language_info = nbformat.from_dict(
        {"name": "python", "version": "3.8.1"}
    )
    runnable.code[0].metadata.execution = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
    runnable.code[1].outputs[0].text = "wrong\n"
    runnable.cells.append(markdown("added-seen", "42개."))
    write(runnable, tmp_path)
    assert record.record(PATH, tmp_path) is True
    recorded = notebooks.read(PATH, tmp_path)
    assert recorded.code[-1].outputs == [
        nbformat.v4.new_output("stream", name="stdout", text="42\nfixture\nend\n")
    ]
    assert recorded.code[1].outputs[0].text == "토 마 토 를 먹 자\n"
    for guard in (
        guards.executed_in_order,
        guards.metadata_is_plain,
        guards.numbers_in_prose_are_recorded,
    ):
        assert guards.problems(guard, recorded) == []


# An older processor rounds this sum in another way.
SUM = """import numpy as np
x = np.random.default_rng(0).normal(size=(64, 500)).astype("float32")
print(np.abs(x @ x.T).sum(dtype="float64"))"""
UNSTABLE = (
    {"processor": SUM}
    if platform.machine() == "x86_64"
    else {"time": "import time\nprint(time.perf_counter())"}
)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("print('so far')\n{}['토마토']", ["KeyError", "토마토", "so far"]),
        ("import os\nos.write(2, b'native log\\n');", ["stderr", "native log"]),
        *((source, ["two runs gave different outputs"]) for source in UNSTABLE.values()),
    ],
    ids=["raises", "stderr", *UNSTABLE],
)
def test_what_cannot_be_recorded_is_named_and_the_file_stays(runnable, tmp_path, source, words):
    add(runnable, source, "guilty")
    path = write(runnable, tmp_path)
    before = path.read_bytes()
    with pytest.raises(execution.Failed) as raised:
        record.record(PATH, tmp_path)
    for word in [str(PATH), "'guilty'", *words]:
        assert word in str(raised.value)
    assert path.read_bytes() == before


def test_pictures_are_compared_by_what_they_show():
    assert record.same_picture(picture((100, 100, 100)), picture((101, 99, 100)))
    assert not record.same_picture(picture(), picture((0, 114, 190)))


def test_a_picture_for_a_desktop_that_looks_the_same_keeps_its_bytes():
    old = page()
    new = page()
    old.code[-1].outputs[0].metadata = {"image/png": {"wide": with_software_note(picture())}}
    new.code[-1].outputs[0].metadata = {"image/png": {"wide": picture()}}
    kept = record.normalised(new, old).code[-1].outputs[0]
    assert notebooks.wide_picture_of(kept) == with_software_note(picture()) != picture()
