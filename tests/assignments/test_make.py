"""A student notebook is made by the command, holds one language and no answer."""

import nbformat
import pytest
from demo_class import DEMO

from assignments import cli
from assignments.authoring import student_setup


@pytest.fixture(scope="module")
def handout(tmp_path_factory):
    """The demo's student notebooks, made by the command, which runs them in the sandbox."""
    out = tmp_path_factory.mktemp("handout")
    cli.main(["make", str(DEMO), "--out", str(out)])
    return {language: nbformat.read(out / f"gates.{language}.ipynb", 4) for language in ("ko", "en")}


def test_student_notebooks_are_valid_and_hold_each_language_alone(handout):
    for language, notebook in handout.items():
        nbformat.validate(notebook)
        text = "".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
        assert ("점)" in text) is (language == "ko") and ("points)" in text) is (language == "en")
        assert ("아직 답하지 않았습니다." in notebook.cells[1].source) is (language == "ko")
        assert [cell.id for cell in notebook.cells if cell.metadata] == ["setup"]  # folded, in Colab and JupyterLab
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)


def test_the_set_up_cell_is_the_code_that_grading_uses(handout):
    names = {}
    exec(next(cell.source for cell in handout["en"].cells if cell.id == "setup"), names)
    assert names["variant"]("1", "q").random() == student_setup.variant("1", "q", "gates").random()
