"""The chapter 나란히 계산하는 순환 over more seeds, data and layers than `make test` has time for: `make claims`."""

import numpy as np
import pytest

from lib import setup
from tools import chapter_cells

LAYERS = "keras-scan", "layer-cell", "signed-cell"


def page(*names, data=1, **options):
    return chapter_cells.run("parallel", *LAYERS, *names, seeds=range(1000, 1020), data=data, **options)


def layers(variables):
    """Functions that make a layer of the page or of Keras, by name."""
    keras_layers = setup.import_keras().layers
    by_name = {name: variables[name] for name in ("MinGRU", "SignedMinGRU")}
    for name in ("SimpleRNN", "LSTM", "GRU"):
        by_name[name] = lambda units, name=name: getattr(keras_layers, name)(units, return_sequences=True)
    return by_name


def at_the_end(trained):
    """Mean accuracy of each seed over the last 20 batches."""
    return trained.batch_history["categorical_accuracy"][:, -20:].mean(axis=1)


@pytest.mark.parametrize("data", [1, 2])
def test_a_hundred_steps_are_recalled_with_an_open_gate_only(data):
    variables = page("recall-train", data=data)
    assert variables["train_recall"](0.0) <= 1 and variables["train_recall"](-3.0) >= 18


@pytest.mark.parametrize("data", [1, 2])
@pytest.mark.parametrize("name, least", [("SimpleRNN", 17), ("LSTM", 19), ("GRU", 19), ("SignedMinGRU", 19)])
def test_parity_is_learned_by_layers_whose_gates_see_the_state_and_by_the_signed_one(name, least, data):
    variables = page("parity-train", data=data)
    assert (at_the_end(variables["train_parity"](lambda: layers(variables)[name](8))) > 0.95).sum() >= least


@pytest.mark.parametrize("bias", [0.0, -3.0])
@pytest.mark.parametrize("units", [8, 32])
def test_more_units_or_an_open_gate_do_not_help_min_gru_to_parity(units, bias):
    variables = page("parity-train")
    assert at_the_end(variables["train_parity"](lambda: variables["MinGRU"](units, bias))).max() <= 0.95


def test_two_layers_of_min_gru_come_further_but_do_not_learn_parity():
    variables = page("parity-train")
    make = variables["MinGRU"]

    def two():
        first, between, second = make(8), setup.import_keras().layers.Dense(8, activation="relu"), make(8)
        return lambda x: second(between(first(x)))

    alone, stacked = (at_the_end(variables["train_parity"](build)) for build in (lambda: make(8), two))
    assert (stacked > 0.95).sum() <= 2 and np.median(stacked) > np.median(alone)


def test_only_layers_that_put_their_state_right_hold_parity_over_a_thousand_steps():
    variables = page("parity-train", "longer")
    medians = {}
    for name in ("LSTM", "GRU", "SignedMinGRU"):
        make = lambda name=name: layers(variables)[name](8)  # noqa: E731
        trained = variables["train_parity"](make)
        medians[name] = variables["accuracy_1000"](make, trained)
    assert medians["LSTM"] > 0.95 and medians["GRU"] > 0.95 and medians["SignedMinGRU"] < 0.6
    assert variables["accuracy_1000"](make, trained, lambda weights: [10 * w for w in weights[:2]] + weights[2:]) > 0.95
