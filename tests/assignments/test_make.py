"""A student notebook is made by the command, holds one language and no answer."""

import re

import nbformat
from demo_class import DEMO

from assignments import cli


def test_student_notebooks_are_valid_and_hold_each_language_alone(tmp_path):
    cli.main(["make", str(DEMO), "--out", str(tmp_path)])
    for language in ("ko", "en"):
        notebook = nbformat.read(tmp_path / f"gates.{language}.ipynb", 4)
        nbformat.validate(notebook)
        text = "".join(cell.source for cell in notebook.cells)
        assert bool(re.search("[가-힣]", text)) is (language == "ko")
        # It is folded, in Colab and in JupyterLab.
        assert [cell.id for cell in notebook.cells if cell.metadata] == ["setup"]
        assert not any(
            cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells
        )
