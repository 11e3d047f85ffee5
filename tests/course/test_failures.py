"""The conftest.py of the project: a tampered output fails and says where, and so does a skipped test.

It runs here as on a machine that has the course's packages, pytest and nbval, but not those of the book and the tests.
"""

import re
import shutil
import subprocess
import sys

from tests.course.example_page import PATH, page, write
from tools import notebooks

LACKING = """import sys
sys.modules.update(dict.fromkeys(["nbclient", "nbconvert", "jupyter_book", "sphinx", "babel", "playwright"]))
"""


def test_a_tampered_output_and_a_skipped_test_fail_and_the_good_page_passes(tmp_path):
    for name, recorded in {"good": "(1, 4, 3) 85", "tampered": "(1, 4, 3) 86"}.items():
        notebook = page()
        notebook.content.cells = [cell for cell in notebook.code if cell.id == "count"]
        notebook.code[0].outputs[0].text = f"{recorded}\n0.5\n"
        write(notebooks.Notebook(PATH.with_name(f"{name}.ipynb"), notebook.content), tmp_path)
    (tmp_path / "lacking.py").write_text(LACKING)
    (tmp_path / "test_lacking.py").write_text("def test_it():\n    import nbclient\n")
    (tmp_path / "test_skipped.py").write_text(
        "import pytest\ndef test_it():\n    pytest.skip('no browser')\n"
    )
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(notebooks.ROOT / name, tmp_path)
    plugins = ["-p", "lacking", "-p", "nbval.plugin", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *plugins, "--nbval", "--nbval-current-env", "."]
    environment = {"PYTHONPATH": str(notebooks.ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment)
    failed = set(re.findall(r"FAILED (\S+?)::", run.stdout))
    assert failed == {"chapters/ko/tampered.ipynb", "test_lacking.py", "test_skipped.py"}, (
        run.stdout + run.stderr
    )
    assert "Unknown config option" not in run.stdout
    assert "skipped, " in run.stdout
    message = run.stdout.split("chapters/ko/tampered.ipynb, cell 'count': ", 1)[1]
    places = [
        message.find(text) for text in ("recorded:", "(1, 4, 3) 86", "computed:", "(1, 4, 3) 85")
    ]
    assert -1 not in places and places == sorted(places), message[:2000]
