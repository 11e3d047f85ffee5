"""lib.setup: a Keras import that hides no failure, TensorFlow only where needed."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tools import execution, notebooks

ROOT = notebooks.ROOT


def python(code, *path):
    """Run code in a fresh interpreter with lib importable; descriptors 1 and 2 are captured."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [*path, ROOT]))}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=120
    )


def test_importing_lib_loads_neither_tensorflow_nor_keras():
    files = [path.relative_to(ROOT).with_suffix("") for path in (ROOT / "lib").rglob("*.py")]
    modules = sorted({".".join(file.parts).removesuffix(".__init__") for file in files})
    run = python(
        f"import sys, {', '.join(modules)}; print({{'tensorflow', 'keras'}} & set(sys.modules))"
    )
    assert (run.stdout, run.stderr, run.returncode) == ("set()\n", "", 0)


@pytest.fixture
def broken_keras(tmp_path):
    """A Keras whose import logs to descriptor 2 and to sys.stderr, and then fails."""
    (tmp_path / "keras.py").write_text(
        "import os, sys\n"
        "os.write(2, b'native: cannot find libcudart\\n')\n"
        "print('python: h5py is too old', file=sys.stderr)\n"
        "raise ImportError('cannot import name Layer')\n"
    )
    return tmp_path


def test_a_failing_import_shows_everything_that_was_captured_and_standard_error_works_again(
    broken_keras,
):
    code = """
import os
from lib import setup
try:
    setup.start("ko")
finally:
    os.write(2, b"native after\\n")
    os.write(1, b"out\\n")
"""
    run = python(code, broken_keras)
    assert run.returncode == 1
    assert run.stdout == "out\n"
    shown = (
        "native: cannot find",
        "python: h5py is too old",
        "native after",
        "Traceback",
        "ImportError: cannot import",
    )
    *logged, after, traceback, error = (run.stderr.find(words) for words in shown)
    assert -1 not in logged, run.stderr
    assert max(logged) < after < traceback < error, run.stderr


def test_a_python_without_tensorflow_says_which_one_it_is():
    code = "import sys; sys.modules['tensorflow'] = None\nfrom lib import setup\nsetup.start('en')"
    error = python(code).stderr.splitlines()[-1]
    assert "There is no TensorFlow" in error
    assert sys.executable in error


def test_another_backend_is_named_in_one_sentence(tmp_path):
    cells = [nbformat.v4.new_code_cell("from lib import setup; setup.start('ko')")]
    notebook = notebooks.Notebook(Path("test.ipynb"), nbformat.v4.new_notebook(cells=cells))
    with pytest.raises(execution.Failed) as raised:
        execution.execute(notebook, tmp_path, {"PYTHONPATH": str(ROOT), "KERAS_BACKEND": "jax"})
    (output,) = raised.value.cell.outputs
    (sentence,) = output.traceback
    assert "백엔드는 jax입니다" in sentence
    assert "KERAS_BACKEND" in sentence
