"""The chapter 나란히 계산하는 순환 over more seeds and data than `make test` has time for."""

import pytest

from tools import chapter_cells


@pytest.mark.parametrize("data", [1, 2])
def test_a_closed_gate_needs_only_another_learning_rate(data):
    cells = "keras-scan", "layer-cell", "recall-train"
    page = chapter_cells.run("parallel", *cells, seeds=range(1000, 1020), data=data)

    def solved(bias, rate):
        accuracy = page["train_recall"](bias, rate).batch_history["categorical_accuracy"]
        return (accuracy[:, -20:].mean(axis=1) > 0.95).sum()

    assert solved(0.0, 0.05) <= 2
    assert min(solved(-3.0, rate) for rate in (0.02, 0.05, 0.1, 0.2)) >= 16
    assert solved(0.0, 0.2) >= 14
