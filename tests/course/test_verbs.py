"""The verbs of the Makefile that check: every part runs though one fails, and nothing is skipped in silence."""

import os
import shutil
import subprocess
import sys

import pytest

from tools import notebooks

PARTS = ["lint", "tests", "notebooks", "colab"]
# A stand-in for each program: it notes how it was called, and fails if this part shall fail.
PROGRAM = """#!/bin/bash
case "$0 $*" in
  *ruff*) part=lint ;; *jupyter-book*) part=book ;; *--nbval*) part=notebooks ;;
  *worksteal*) part=colab ;; *pytest*) part=tests ;; *) exit 0 ;;
esac
echo "ran $part"
[[ " $FAILING " != *" $part "* ]]
"""


@pytest.fixture
def course(tmp_path):
    """A folder with our Makefile, whose .venv holds stand-ins."""
    shutil.copy(notebooks.ROOT / "Makefile", tmp_path)
    for name in ("requirements.lock", "tools/browser.py", "tools/bubblewrap.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for program in ("python", "ruff", "jupyter-book"):
        (tmp_path / ".venv/bin" / program).write_text(PROGRAM)
        (tmp_path / ".venv/bin" / program).chmod(0o755)
    for stamp in ("installed", "browser", "bubblewrap"):
        (tmp_path / ".venv" / stamp).write_text("")
    return tmp_path


def make(folder, verb, failing=""):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    run = subprocess.run(
        ["make", verb], cwd=folder, env={**environment, "FAILING": failing}, capture_output=True, text=True, timeout=60
    )
    return run, [line.split()[1] for line in run.stdout.splitlines() if line.startswith("ran ")]


def test_make_test_runs_every_part(course):
    run, ran = make(course, "test")
    assert list(dict.fromkeys(ran)) == PARTS
    assert run.returncode == 0 and "everything passed" in run.stdout


@pytest.mark.parametrize("failing", [*PARTS, "tests notebooks"])
def test_make_test_runs_the_rest_and_fails_when_a_part_fails(course, failing):
    run, ran = make(course, "test", failing)
    assert list(dict.fromkeys(ran)) == PARTS
    assert run.returncode != 0
    assert f"make test: failed: {failing}" in run.stderr
    assert "everything passed" not in run.stdout


@pytest.mark.parametrize(
    "test",
    [
        "import pytest\ndef test_it():\n    pytest.skip('no browser')",
        "import pytest\n@pytest.mark.skipif(True, reason='no browser')\ndef test_it(): pass",
        "import pytest\npytest.importorskip('no_such_module')\ndef test_it(): pass",
        "import pytest\n@pytest.mark.parametrize('chapter', [])\ndef test_it(chapter): pass",
    ],
    ids=["skip", "skipif", "importorskip", "no parameters"],
)
def test_a_skipped_test_fails(test, tmp_path):
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(notebooks.ROOT / name, tmp_path)
    (tmp_path / "test_skipped.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_skipped.py"]
    environment = {**os.environ, "PYTHONPATH": str(notebooks.ROOT)}  # conftest.py imports tools
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, env=environment)
    assert run.returncode != 0, run.stdout
    assert "skipped" not in run.stdout.splitlines()[-1], run.stdout


def test_ci_runs_what_the_readme_tells():
    assert (notebooks.ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1] == "make test"
