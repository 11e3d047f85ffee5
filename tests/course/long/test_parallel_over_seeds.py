"""The chapter 나란히 계산하는 순환 over more seeds, data and layers than `make test` has time for: `make claims`."""

import numpy as np
import pytest

from lib import setup
from tests.course import parallel_runs

SEEDS = range(1000, 1020)


@pytest.fixture(scope="module")
def layers():
    return parallel_runs.layers()


@pytest.mark.parametrize("data", [1, 2])
def test_a_hundred_steps_are_recalled_with_an_open_gate_only(layers, data):
    closed, opened = (
        parallel_runs.recall_learned(lambda bias=bias: layers["MinGRU"](16, bias), SEEDS, data) for bias in (0.0, -3.0)
    )
    assert closed <= 1 and opened >= 18


@pytest.mark.parametrize("data", [1, 2])
@pytest.mark.parametrize("name, least", [("SimpleRNN", 17), ("LSTM", 19), ("GRU", 19), ("SignedMinGRU", 19)])
def test_parity_is_learned_by_layers_whose_gates_see_the_state_and_by_the_signed_one(layers, name, least, data):
    assert parallel_runs.parity_learned(lambda: layers[name](8), SEEDS, data) >= least


@pytest.mark.parametrize("bias", [0.0, -3.0])
@pytest.mark.parametrize("units", [8, 32])
def test_more_units_or_an_open_gate_do_not_help_min_gru_to_parity(layers, units, bias):
    assert parallel_runs.parity_learned(lambda: layers["MinGRU"](units, bias), SEEDS, 1) == 0


def test_two_layers_of_min_gru_come_further_but_do_not_learn_parity(layers):
    keras = setup.import_keras()

    def two():
        first, between, second = layers["MinGRU"](8), keras.layers.Dense(8, activation="relu"), layers["MinGRU"](8)
        return lambda x: second(between(first(x)))

    reached = [
        parallel_runs.train_parity(make, SEEDS, 1).batch_history["categorical_accuracy"][:, -20:].mean(axis=1)
        for make in (lambda: layers["MinGRU"](8), two)
    ]
    assert (reached[1] > 0.95).sum() <= 2 and np.median(reached[1]) > np.median(reached[0])


def test_only_layers_that_put_their_state_right_hold_parity_over_a_thousand_steps(layers):
    medians = {}
    for name in ("LSTM", "GRU", "SignedMinGRU"):
        make = lambda name=name: layers[name](8)  # noqa: E731
        run = parallel_runs.train_parity(make, range(1000, 1010), 1)
        medians[name] = np.median(parallel_runs.accuracies(make, run, 1000))
        if name == "SignedMinGRU":
            sharpened = parallel_runs.accuracies(make, run, 1000, lambda w: [10 * w[0], 10 * w[1], *w[2:]])
    assert medians["LSTM"] > 0.95 and medians["GRU"] > 0.95 and medians["SignedMinGRU"] < 0.6
    assert np.median(sharpened) > 0.95
