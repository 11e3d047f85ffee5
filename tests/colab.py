"""Runs notebooks as Colab does, alone in an empty folder with `lib` fetched from GitHub:
`python -m tests.colab [notebooks]`.

Each cell that shows another text than the recorded one is named; then the exit code is 1. The
workflow colab.yml runs this inside Google's own image, with nothing added but nbval.
tests/course/test_colab.py uses `run` where an archive of the working tree stands for GitHub.
Pictures are not compared here: another version of matplotlib draws letters otherwise.
"""

import copy
import sys
import tempfile
from pathlib import Path

import nbformat

from tools import execution, notebooks, record


def run(cells, folder, environment=None, path=Path("notebook.ipynb")):
    """Cells executed in a new kernel; only the notebook stands in its folder, which is empty at the
    start.

    Args:
        cells: list of cells of a notebook.
        folder: Path of the empty folder.
        environment: dict of environment variables to set for the kernel, or None.
        path: Path of the notebook, for its name and for what an error says.

    Returns:
        list of executed code cells.

    Raises:
        execution.Failed: a cell raised.
    """
    content = nbformat.v4.new_notebook(cells=copy.deepcopy(cells))
    (folder / path.name).write_text(notebooks.dump(content), encoding="utf-8")
    return execution.execute(notebooks.Notebook(path, content), folder, environment).code


def contradictions(path, root=notebooks.ROOT):
    """Sentences on the cells of one notebook that raise or show another text than recorded."""
    recorded = notebooks.read(path, root).code
    with tempfile.TemporaryDirectory() as folder:
        try:
            computed = run(recorded, Path(folder), path=path)
        except execution.Failed as failed:
            return [str(failed)]
    return list(record.differences(path, recorded, computed, "Colab shows another output"))


def main(paths, root=notebooks.ROOT):
    """Run the notebooks, say of each whether it shows what is recorded, and exit with 1 if one does
    not.
    """
    failed = False
    for path in paths:
        faults = contradictions(path, root)
        print(*(faults or [f"{path}: as recorded"]), sep="\n", flush=True)
        failed = failed or bool(faults)
    sys.exit(failed)


if __name__ == "__main__":
    main([*map(Path, sys.argv[1:])] or notebooks.paths())
