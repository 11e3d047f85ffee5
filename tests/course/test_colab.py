"""A notebook runs in Colab: alone in an empty folder, lib fetched from GitHub, in several orders in
one kernel.

GitHub is replaced by an archive of this working tree (tests/course/fixtures/colab, put on
PYTHONPATH). The kernel knows nothing else of the repository.
"""

import copy
import re
import zipfile
from pathlib import Path

import matplotlib
import nbformat
import numpy as np
import pytest

from tests.colab import main, run
from tests.course.example_page import PATH, code, page, picture, write
from tools import execution, notebooks, record, repository

OFFLINE = (
    "도우미 코드를 내려받지 못했습니다. 인터넷 연결과 디스크의 빈 공간을 확인하고 이 코드 셀을 "
    "다시 실행하세요."
)
CHAPTERS = notebooks.paths()
# That of newer Pythons drew the pictures; another one draws some pixels otherwise.
LOCKED = re.findall(
    r"(?m)^matplotlib==(\S+)", (notebooks.ROOT / "requirements.lock").read_text("utf-8")
)[-1]


@pytest.fixture(scope="module")
def colab(tmp_path_factory):
    """Environment of a kernel for which GitHub has this working tree as the configured repository
    and branch.
    """
    ours = repository.configured()
    archive = tmp_path_factory.mktemp("github") / "archive.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in repository.files():
            zipped.write(notebooks.ROOT / path, f"{ours.name}-{ours.folder}/{path}")
    return {
        "PYTHONPATH": str(notebooks.ROOT / "tests/course/fixtures/colab"),
        "COURSE_URL": f"https://github.com/{ours.slug}/archive/{ours.code}.zip",
        "COURSE_ARCHIVE": str(archive),
    }


def setup_cell():
    return code("setup", repository.configured().setup_cell("ko"))


def same_to_the_eye(*pictures):
    """Whether two PNGs are of one size and fewer than one in 10,000 pixels differ clearly (by 32 of
    255).
    """
    recorded, computed = map(record.pixels, pictures)
    return (
        recorded.shape == computed.shape
        and (np.abs(recorded - computed).max(axis=-1) > 32).mean() < 1e-4
    )


def differences(path, recorded, computed, order):
    """Sentences on cells whose outputs are not the recorded ones."""
    yield from record.differences(
        path, recorded, computed, f"the {order} run in Colab shows other outputs"
    )
    for cell, again in zip(recorded, computed, strict=True):
        pictures = [
            [png for output in executed.outputs if (png := notebooks.picture_of(output))]
            for executed in (cell, again)
        ]
        if len(pictures[0]) != len(pictures[1]) or not all(map(same_to_the_eye, *pictures)):
            place = f"{path}, cell {cell.id!r}"
            yield f"{place}: the picture is not the recorded one; `make record` draws it again"


def test_a_changed_picture_is_seen():
    """nbval does not compare pictures."""
    broken = page().code
    broken[3].outputs[0].data["image/png"] = picture((0, 114, 10))
    (sentence,) = differences(PATH, page().code, broken, "first")
    assert "cell 'figure'" in sentence
    assert "picture" in sentence


def sections_backwards(cells):
    """The sections (from one ## heading to the next) in reverse order, the cells of each in theirs;
    code cells only.
    """
    sections = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and re.search(r"(?m)^## ", cell.source):
            sections.append([])
        elif cell.cell_type == "code":
            sections[-1].append(cell)
    return [cell for section in sections[::-1] for cell in section]


def orders(notebook, every):
    """The orders in which a reader may run a notebook, one after the other in one kernel: {name:
    code cells}.
    """
    backwards = {
        "backwards": notebook.code[::-1],
        "sections-backwards": sections_backwards(notebook.cells),
    }
    return {"first": notebook.code} | (backwards if every else {})


def contradictions(notebook, folder, environment, every):
    """Sentences on cells that show something else than recorded when a notebook is run in each of
    the orders.
    """
    recorded = [(name, cell) for name, cells in orders(notebook, every).items() for cell in cells]
    again = [copy.deepcopy(cell) for _, cell in recorded]
    for (name, _), cell in zip(recorded, again, strict=True):
        cell.id = f"{cell.id[:40]}-{name}"
    for (name, cell), computed in zip(
        recorded, run(again, folder, environment, notebook.path), strict=True
    ):
        yield from differences(notebook.path, [cell], [computed], name)


def pytest_generate_tests(metafunc):
    """One notebook stands for all in a daily run: nbval runs all of their cells, and the weekly
    workflow runs them here.
    """
    if "path" in metafunc.fixturenames:
        paths = (
            CHAPTERS
            if metafunc.config.getoption("all_orders")
            else [Path("chapters/ball/ball-ko.ipynb")]
        )
        metafunc.parametrize("path", paths, ids=str)


def test_notebook_runs_alone_and_its_cells_can_be_run_again(path, colab, tmp_path, request):
    """Each cell shows what is recorded; with --all-orders (make orders) also when cells and
    sections run backwards.
    """
    every = request.config.getoption("all_orders")
    faults = contradictions(notebooks.read(path), tmp_path, colab, every)
    faults = [
        fault
        for fault in faults
        if matplotlib.__version__ == LOCKED or "the picture is not" not in fault
    ]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name], (
        "nothing is left in the reader's folder"
    )


def test_what_the_chapters_import_is_in_the_archive(colab, tmp_path):
    imports = {
        path.stem: cell
        for path in CHAPTERS
        for cell in notebooks.read(path).code
        if cell.id == "imports"
    }
    run(
        [setup_cell(), *(code(name, cell.source) for name, cell in imports.items())],
        tmp_path,
        colab,
    )


@pytest.mark.parametrize("source", ["print(1)", "raise OSError(1)"])
def test_the_weekly_run_in_colab_names_a_cell_that_shows_something_else(source, tmp_path, capsys):
    recorded = code("count", source)
    recorded.outputs = [nbformat.v4.new_output("stream", text="2\n")]
    write(
        notebooks.Notebook(PATH, nbformat.v4.new_notebook(cells=[code("good", "pass"), recorded])),
        tmp_path,
    )
    with pytest.raises(SystemExit) as ended:
        main([PATH], root=tmp_path)
    assert ended.value.code == 1
    assert f"{PATH}, cell 'count'" in capsys.readouterr().out


def test_a_cell_that_cannot_be_run_again_is_named(tmp_path):
    sources = {"data": "x = 1", "show": "print(x)", "other": "x = 5"}
    content = nbformat.v4.new_notebook(
        cells=[code(name, source) for name, source in sources.items()]
    )
    first = execution.execute(notebooks.Notebook(PATH, content), tmp_path)
    faults = "\n".join(contradictions(first, tmp_path, {}, every=True))
    assert "cell 'show'" in faults
    assert "backwards run" in faults


WHERE = code(
    "where",
    "import lib, sys, pathlib\nprint(pathlib.Path(lib.__file__).parts[-3], lib.text.language())",
)
FOREIGN = """import sys, types
lib = types.ModuleType("lib")
lib.__file__ = "/elsewhere/lib/__init__.py"
lib.setup = types.ModuleType("lib.setup")
sys.modules |= {"lib": lib, "lib.setup": lib.setup}"""


@pytest.mark.weekly
def test_set_up_forgets_a_foreign_lib_and_may_run_again(colab, tmp_path):
    """Also beside a folder lib of somebody else."""
    (tmp_path / "lib").mkdir()
    for name in ("__init__.py", "tomato.py"):  # the second bears the name of one of ours
        (tmp_path / "lib" / name).write_text("mine = True\n", encoding="utf-8")
    setup = setup_cell()
    ours = repository.configured()
    cells = [
        code("foreign", FOREIGN),
        setup,
        WHERE,
        code("again", setup.source),
        code("where-again", WHERE.source),
    ]
    computed = {
        cell.id: "".join(map(notebooks.text_of, cell.outputs))
        for cell in run(cells, tmp_path, colab)
    }
    assert computed["setup"] == computed["again"] == ""
    expected = f"{ours.name}-{ours.folder} ko\n"
    assert (computed["where"], computed["where-again"]) == (expected, expected)


def another_archive(folder):
    """An archive of lib that GitHub would send for another branch."""
    with zipfile.ZipFile(folder / "another.zip", "w") as zipped:
        zipped.writestr("course-old-branch/lib/training/many_seeds.py", "")
    return str(folder / "another.zip")


@pytest.mark.weekly
def test_without_the_archive_that_was_asked_for_there_is_one_sentence_and_the_cell_may_be_run_again(
    colab, tmp_path
):
    """No network; a page of the network's owner instead; the archive of another branch.

    The reader then runs the cell again.
    """
    (tmp_path / "login.html").write_text("<title>Log in to this network</title>")
    source = setup_cell().source
    offline = code(
        "offline",
        f"""
import os

ours = os.environ["COURSE_ARCHIVE"]
for wrong in ["/nowhere", "login.html", {another_archive(tmp_path)!r}]:
    os.environ["COURSE_ARCHIVE"] = wrong
    try:
        exec({source!r})
    except Exception as error:
        print(*error._render_traceback_())
os.environ["COURSE_ARCHIVE"] = ours
""",
    )
    computed = run([offline, setup_cell(), WHERE], tmp_path, colab)
    assert computed[0].outputs[0].text == f"{OFFLINE}\n" * 3
    assert computed[2].outputs[0].text.endswith(" ko\n")
