"""The samples that the generation chapter records do not hang by a hair."""

import re

import numpy as np
import pytest

from tools import chapter_cells, notebooks


@pytest.fixture(scope="module")
def page():
    """Variables of the page, whose LSTM is trained from seed 0 only."""
    page = chapter_cells.run("generation", "garden-cell", "encode", "build")
    page["longer"] = {0: page["train_from"]([0], epochs=150)}
    return chapter_cells.run("generation", "numpy-lstm", "write-function", variables=page)


@pytest.mark.parametrize("size", [0, 1e-5])
def test_recorded_samples_stay_when_probabilities_change_by_what_machines_differ(page, size):
    cell = next(cell for cell in notebooks.read("chapters/ko/generation.ipynb").code if cell.id == "sample")
    recorded = [line for line in "".join(map(notebooks.text_of, cell.outputs)).splitlines() if "T =" not in line]
    exact, noise, letters = page["probabilities_after"], np.random.default_rng(0), len(page["letters"])
    page["probabilities_after"] = lambda *arguments: exact(*arguments) * (1 + noise.uniform(-size, size, letters))
    seed = int(re.search(r"default_rng\((\d+)\)", cell.source)[1])
    for _ in range(3 if size else 1):
        written = []
        for temperature in (0.2, 1, 3):
            rng = np.random.default_rng(seed)
            draw = lambda p: rng.choice(letters, p=page["garden"].with_temperature(p, temperature))  # noqa: B023, E731
            written += [page["write"]("어제 ", draw).strip() for _ in range(3)]
        assert [line.strip().removesuffix("(학습한 줄)").strip() for line in recorded] == written
    page["probabilities_after"] = exact
