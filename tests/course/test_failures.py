"""The conftest.py of the project: a tampered output fails and says where, and so does a skipped test."""

import re
import shutil
import subprocess
import sys

from tests.course.example_page import PATH, page, write
from tools import notebooks


def test_a_tampered_output_and_a_skipped_test_fail_and_the_good_page_passes(tmp_path):
    for name, recorded in {"good": "(1, 4, 3) 85", "tampered": "(1, 4, 3) 86"}.items():
        notebook = page()
        notebook.content.cells = [cell for cell in notebook.code if cell.id == "count"]
        notebook.code[0].outputs[0].text = f"{recorded}\n0.5\n"
        write(notebooks.Notebook(PATH.with_name(f"{name}.ipynb"), notebook.content), tmp_path)
    (tmp_path / "test_skipped.py").write_text("import pytest\ndef test_it():\n    pytest.skip('no browser')\n")
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(notebooks.ROOT / name, tmp_path)
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-p", "no:cacheprovider", "."]
    environment = {"PYTHONPATH": str(notebooks.ROOT)}
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment)
    failed = set(re.findall(r"FAILED (\S+?)::", run.stdout))
    assert failed == {"chapters/ko/tampered.ipynb", "test_skipped.py"}, run.stdout
    assert "skipped, " in run.stdout
    message = run.stdout.split("chapters/ko/tampered.ipynb, cell 'count': ", 1)[1]
    places = [message.find(text) for text in ("recorded:", "(1, 4, 3) 86", "computed:", "(1, 4, 3) 85")]
    assert -1 not in places and places == sorted(places), message[:2000]
