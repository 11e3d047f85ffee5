"""A student notebook is made by the command, holds one language and no answer."""

import re
import subprocess
import sys

import nbformat
import yaml
from packaging.requirements import Requirement

from assignments import cli
from assignments.authoring import classroom, compose, notebooks
from assignments.authoring.folder import load
from tests.assignments.demo_class import DEMO


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


def test_a_workflow_installs_the_versions_that_the_course_admits():
    packages = [Requirement(package) for package in classroom.packages(keras=True)]
    assert {package.name for package in packages} == {"keras", "numpy", "tensorflow-cpu"}
    for package in packages:
        assert len(package.specifier) == 2, f"{package}: expected the oldest and the newest version"


def test_the_workflow_of_github_classroom_passes_for_the_solution_and_for_nothing_less(tmp_path):
    """Its commands are run here as the action runs them: a step passes with exit status 0."""
    compose.begin(tmp_path / "class", ["clip-by-norm", "gru-bias"])
    out = tmp_path / "out"
    cli.main(["make", str(tmp_path / "class"), "--out", str(out), "--classroom"])
    workflow = yaml.safe_load((out / ".github/workflows/classroom.yml").read_text())
    (job,) = workflow["jobs"].values()
    *_, step, reporter = job["steps"]
    assert (step["id"], reporter["with"]["runners"]) == ("clip_together", "clip_together")
    assert reporter["env"] == {"CLIP_TOGETHER_RESULTS": "${{ steps.clip_together.outputs.result }}"}
    assert all(re.search(r"@[0-9a-f]{40}$", one["uses"]) for one in job["steps"] if "uses" in one)
    assert [one["run"] for one in job["steps"] if "run" in one] == [
        f"python -m pip install '{package}'" for package in classroom.packages(keras=False)
    ]

    def status():
        command = step["with"]["command"].split()
        return subprocess.run([sys.executable, *command[1:]], cwd=out).returncode

    assert status() == 1
    solved = notebooks.solved(load(tmp_path / "class"), "en")
    nbformat.write(solved, out / "class.en.ipynb")
    assert status() == 0
