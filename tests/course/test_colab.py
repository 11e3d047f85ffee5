"""Every notebook runs in Colab: alone in an empty folder, lib fetched from GitHub, in several orders in one kernel.

GitHub is replaced by an archive of this working tree and `google.colab` by an empty module (tests/course/fixtures/colab, put
on PYTHONPATH). The kernel knows nothing else of the repository.
"""

import copy
import re
import zipfile

import nbformat
import numpy as np
import pytest

from tests.course.example_page import PATH, code, page, picture
from tools import execution, notebooks, record, repository

STAND_INS = notebooks.ROOT / "tests/course/fixtures/colab"
OFFLINE = "도우미 코드를 내려받지 못했습니다. 인터넷 연결을 확인하고 이 코드 셀을 다시 실행하세요."
CHAPTERS = notebooks.paths()


@pytest.fixture(scope="module")
def colab(tmp_path_factory):
    """Environment of a kernel for which GitHub has this working tree as the configured repository and branch."""
    ours = repository.configured()
    archive = tmp_path_factory.mktemp("github") / "archive.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in repository.files():
            zipped.write(notebooks.ROOT / path, f"{ours.name}-{ours.ref.replace('/', '-')}/{path}")
    return {
        "PYTHONPATH": str(STAND_INS),
        "COURSE_URL": f"https://github.com/{ours.slug}/archive/{ours.ref}.zip",
        "COURSE_ARCHIVE": str(archive),
    }


def run(cells, folder, environment, path=CHAPTERS[0]):
    """Cells executed in a new kernel; only the notebook stands in its folder, which is empty at the start."""
    content = nbformat.v4.new_notebook(cells=copy.deepcopy(cells))
    (folder / path.name).write_text(notebooks.dump(content), encoding="utf-8")
    return execution.execute(notebooks.Notebook(path, content), folder, environment).code


def same_to_the_eye(*pictures):
    """Whether two PNGs are of one size and fewer than one in 10,000 pixels differ clearly (by 32 of 255)."""
    recorded, computed = map(record.pixels, pictures)
    return recorded.shape == computed.shape and (np.abs(recorded - computed).max(axis=-1) > 32).mean() < 1e-4


def differences(path, recorded, computed, order):
    """Sentences on cells whose outputs are not the recorded ones."""
    yield from record.differences(path, recorded, computed, f"the {order} run in Colab shows other outputs")
    for cell, again in zip(recorded, computed, strict=True):
        pictures = [[png for output in c.outputs if (png := record.picture_of(output))] for c in (cell, again)]
        if len(pictures[0]) != len(pictures[1]) or not all(map(same_to_the_eye, *pictures)):
            yield f"{path}, cell {cell.id!r}: the picture is not the recorded one; `make record` draws it again"


def test_a_changed_output_and_a_changed_picture_are_seen():
    """What the test below would say; nbval does not compare pictures."""
    recorded, broken = page().code, page().code
    assert list(differences(PATH, recorded, page().code, "first")) == []
    broken[1].outputs[0].text = "(1, 4, 3) 86\n0.5\n"
    broken[3].outputs[0].data["image/png"] = picture((0, 114, 10))
    printed, drawn = differences(PATH, recorded, broken, "first")
    assert "cell 'count'" in printed and "86" in printed and "cell 'figure'" in drawn and "picture" in drawn


def sections_backwards(cells):
    """The sections (from one ## heading to the next) in reverse order, the cells of each in theirs; code cells only."""
    sections = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and re.search(r"(?m)^## ", cell.source):
            sections.append([])
        elif cell.cell_type == "code":
            sections[-1].append(cell)
    return [cell for section in sections[::-1] for cell in section]


WHOLE = ("rnn", "lstm", "gru")  # the chapters that a brief run does not cut short


def orders(notebook, which):
    """The orders in which a reader may run a notebook, one after the other in one kernel: {name: code cells}.

    A brief run takes of most notebooks the set-up and the imports only: nbval runs all of their cells, and the weekly
    workflow runs them here, too.
    """
    if which == "brief" and notebook.path.stem not in WHOLE:
        return {"first": notebook.code[:2]}
    backwards = {"backwards": notebook.code[::-1], "sections-backwards": sections_backwards(notebook.cells)}
    return {"first": notebook.code} | (backwards if which == "all" else {})


def contradictions(notebook, folder, environment, which):
    """Sentences on cells that show something else than recorded when a notebook is run in each of the orders."""
    passes = {name: copy.deepcopy(cells) for name, cells in orders(notebook, which).items()}
    for name, cell in ((name, cell) for name, cells in passes.items() for cell in cells):
        cell.id = f"{cell.id[:40]}-{name}"
    computed = iter(run([cell for cells in passes.values() for cell in cells], folder, environment, notebook.path))
    for name, recorded in orders(notebook, which).items():
        yield from differences(notebook.path, recorded, [next(computed) for _ in recorded], name)


@pytest.mark.parametrize("path", CHAPTERS, ids=str)
def test_notebook_runs_alone_and_its_cells_can_be_run_again(path, colab, tmp_path, request):
    """Each cell shows what is recorded; with --orders all (make orders) also when cells and sections run backwards."""
    faults = list(contradictions(notebooks.read(path), tmp_path, colab, request.config.getoption("orders")))
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name], "nothing is left in the reader's folder"


def test_a_cell_that_cannot_be_run_again_is_named(tmp_path):
    sources = {"data": "x = 1", "show": "print(x)", "other": "x = 5"}
    content = nbformat.v4.new_notebook(cells=[code(name, source) for name, source in sources.items()])
    first = execution.execute(notebooks.Notebook(PATH, content), tmp_path)
    faults = "\n".join(contradictions(first, tmp_path, {}, "all"))
    assert "cell 'show'" in faults and "backwards run" in faults


def setup_cell():
    return code("setup", repository.configured().setup_cell("ko"))


WHERE = code("where", "import lib, sys, pathlib\nprint(pathlib.Path(lib.__file__).parts[-3], lib.text.language())")
FOREIGN = """import sys, types
lib = types.ModuleType("lib")
lib.__file__ = "/elsewhere/lib/__init__.py"
lib.setup = types.ModuleType("lib.setup")
sys.modules |= {"lib": lib, "lib.setup": lib.setup}"""


def test_set_up_forgets_a_foreign_lib_and_may_run_again(colab, tmp_path):
    """Also beside a folder lib of somebody else; TensorFlow, Keras and NumPy stay those that were there."""
    (tmp_path / "lib").mkdir()
    for name in ("__init__.py", "tomato.py"):  # the second bears the name of one of ours
        (tmp_path / "lib" / name).write_text("mine = True\n", encoding="utf-8")
    versions = "import importlib.metadata as m\nprint([m.version(name) for name in ('keras', 'numpy')])"
    setup, ours = setup_cell(), repository.configured()
    cells = [code("colab", "import google.colab"), code("before", versions), code("foreign", FOREIGN)]
    cells += [setup, WHERE, code("again", setup.source), code("where-again", WHERE.source), code("after", versions)]
    computed = {cell.id: "".join(map(notebooks.text_of, cell.outputs)) for cell in run(cells, tmp_path, colab)}
    assert computed["setup"] == computed["again"] == ""
    expected = f"{ours.name}-{ours.ref.replace('/', '-')} ko\n"
    assert (computed["where"], computed["where-again"]) == (expected, expected)
    assert computed["before"] == computed["after"]


def test_without_network_there_is_one_sentence_and_no_traceback(colab, tmp_path):
    with pytest.raises(execution.Failed) as raised:
        run([setup_cell()], tmp_path, {name: value for name, value in colab.items() if name != "COURSE_ARCHIVE"})
    (output,) = raised.value.cell.outputs
    assert output.output_type == "error"
    assert output.traceback == [OFFLINE]


def test_after_a_failed_download_the_cell_may_be_run_again(colab, tmp_path):
    """The reader mends the connection and runs the cell again, as the sentence says."""
    source = setup_cell().source
    lines = [
        "import os",
        "archive = os.environ.pop('COURSE_ARCHIVE')",
        f"try: exec({source!r})",
        "except Exception as error: print(error)",
        "os.environ['COURSE_ARCHIVE'] = archive",
    ]
    offline = code("offline", "\n".join(lines))
    computed = run([offline, setup_cell(), WHERE], tmp_path, colab)
    assert computed[0].outputs[0].text == f"{OFFLINE}\n"
    assert computed[2].outputs[0].text.endswith(" ko\n")
