"""What the conftest.py of the project adds: a tampered output fails and says where, and so does a
skipped test.
"""

import re
import shutil
import subprocess
import sys

from tests.course.example_page import page, write
from tools import notebooks

SKIPPED = "import pytest\ndef test_it():\n    pytest.skip('no browser')\n"


def test_a_tampered_output_and_a_skipped_test_fail_and_the_good_page_passes(tmp_path):
    for name, recorded in {"good": "(1, 4, 3) 85", "tampered": "(1, 4, 3) 86"}.items():
        notebook = page()
        notebook.content.cells = [cell for cell in notebook.code if cell.id == "count"]
        notebook.code[0].outputs[0].text = f"{recorded}\n0.5\n"
        write(notebooks.Notebook(notebooks.path_of(name, "ko"), notebook.content), tmp_path)
    (tmp_path / "test_skipped.py").write_text(SKIPPED)
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(notebooks.ROOT / name, tmp_path)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--nbval"]
    environment = {"PYTHONPATH": str(notebooks.ROOT)}
    run = subprocess.run(
        [*command, "--nbval-current-env", "."],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    failed = set(re.findall(r"FAILED (\S+?)::", run.stdout))
    assert failed == {str(notebooks.path_of("tampered", "ko")), "test_skipped.py"}, run.stdout
    assert "skipped, " in run.stdout
    said = run.stdout.split("tampered-ko.ipynb, cell 'count': ", 1)[1]
    assert re.search(r"recorded:\s+\(1, 4, 3\) 86.*computed:\s+\(1, 4, 3\) 85", said, re.DOTALL)
