"""A student notebook is made by the command, holds one language and no answer."""

import nbformat
from demo_class import DEMO

from assignments import cli


def test_student_notebooks_are_valid_and_hold_each_language_alone(tmp_path):
    cli.main(["make", str(DEMO), "--out", str(tmp_path)])
    for language in ("ko", "en"):
        notebook = nbformat.read(tmp_path / f"gates.{language}.ipynb", 4)
        nbformat.validate(notebook)
        text = "".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
        assert ("점)" in text) is (language == "ko") and ("points)" in text) is (language == "en")
        assert ("아직 답하지 않았습니다." in notebook.cells[1].source) is (language == "ko")
        assert [cell.id for cell in notebook.cells if cell.metadata] == [
            "setup"
        ]  # folded, in Colab and JupyterLab
        assert not any(
            cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells
        )
