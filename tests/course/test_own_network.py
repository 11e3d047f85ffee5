"""The language model that a learner builds over the first part runs on her own text, without lib.

Its five functions are the solutions of exercises; the rest stands in the chapter on layers, in the
cell `own-network`.
"""

import re
import subprocess
import sys

import pytest

from lib.questions import reader
from tools import notebooks

FUNCTIONS = "next_character", "rnn_step", "rnn_layer", "train_step", "write_text"
PASTE = re.compile(r"^# .*\n", re.MULTILINE)  # the comment that says where the functions go
TEXT = re.compile(r"^text = .*$", re.MULTILINE)
MOST_LINES = 75


def given(edition):
    """What the page gives, without its text and its comment."""
    page = notebooks.read(f"chapters/layers/layers-{edition}.ipynb")
    source = next(cell.source for cell in page.cells if cell.id == "own-network")
    code = re.search(r"```python\n(.*?)```", source, re.DOTALL)[1]
    assert len(PASTE.findall(code)) == 1
    return TEXT.sub("text = TEXT", PASTE.sub("# PASTE\n", code))


def solution(name):
    """What a learner wrote for an exercise, without the imports that the page has."""
    code = reader.read(reader.paths("practice")[name]).solution
    lines = code.replace("answer = train_step", "").splitlines()
    return "\n".join(line for line in lines if not line.startswith("import")).strip()


@pytest.mark.weekly
def test_a_network_of_about_seventy_lines_recites_a_text_of_ones_own(tmp_path):
    text = "가는 말이 고와야 오는 말이 곱다"
    functions = "\n\n\n".join(map(solution, FUNCTIONS))
    code = given("ko").replace("TEXT", repr(text)).replace("# PASTE", functions)
    assert len([line for line in code.splitlines() if line.strip()]) <= MOST_LINES
    (tmp_path / "own.py").write_text(code, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-I", "own.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.stdout.splitlines()[-1:] == [text], run.stderr


def test_both_editions_give_the_same_code():
    assert given("ko") == given("en")
