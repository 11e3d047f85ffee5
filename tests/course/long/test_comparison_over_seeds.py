"""The chapter 공정한 비교 over other seeds than those that it shows: `make claims`."""

import functools

import pytest

from lib.training import success
from tools import chapter_cells

pytestmark = pytest.mark.usefixtures("english")


@functools.cache
def page():
    variables = chapter_cells.run("comparison", "build", "rates-cell")
    return variables | {"without_layers_between": variables["build"]}, variables


@functools.cache
def solved(layer, *between, rate=0.1, epochs=10, seeds=range(100, 200)):
    """How many seeds label the sentence rightly after some epochs: the page's function, with Dense layers between.

    Args:
        between: their activations.
    """
    first, variables = page()
    dense = variables["keras"].layers.Dense
    variables["build"] = lambda name: first["without_layers_between"](
        name, *(dense(32, activation=activation) for activation in between)
    )
    return int(variables["solved"](layer, rate, epochs, seeds)[epochs])


def test_under_the_same_head_the_order_after_ten_epochs_holds_for_other_seeds():
    right = {layer: solved(layer) for layer in ("SimpleRNN", "GRU", "LSTM")}
    assert right["SimpleRNN"] > right["GRU"] + 10 and right["GRU"] > right["LSTM"] + 10
    assert solved("LSTM", epochs=50) == 100


def test_one_more_dense_layer_makes_every_layer_faster_and_relu_is_not_the_reason():
    """The layer without an activation adds nothing that the model could express."""
    plain, relu, linear = (
        {layer: solved(layer, *between) for layer in ("SimpleRNN", "GRU", "LSTM")}
        for between in ((), ("relu",), (None,))
    )
    for layer in plain:
        assert success.difference(relu[layer], plain[layer], of=100)[0] > 0
        assert linear[layer] >= relu[layer] - 5
    assert relu["SimpleRNN"] > max(relu["GRU"], relu["LSTM"])
    assert success.difference(linear["LSTM"], relu["LSTM"], of=100)[0] > 0


def test_a_larger_learning_rate_was_the_best_of_three_for_each_layer_and_brings_lstm_close_to_simple_rnn():
    for layer in ("SimpleRNN", "GRU", "LSTM"):
        right = [solved(layer, rate=rate, seeds=range(100)) for rate in (0.1, 0.3, 0.5)]
        assert max(right) == right[1]
    simple, lstm, gru = (solved(layer, rate=0.3, seeds=range(200, 300)) for layer in ("SimpleRNN", "LSTM", "GRU"))
    assert min(simple, lstm, gru) > 70 and simple - lstm < 20


def test_a_larger_learning_rate_leaves_the_order_that_is_seen_after_five_epochs():
    """After ten epochs nearly all seeds have succeeded, so that the layers seem closer than they are."""
    simple, lstm, gru = (
        solved(layer, rate=0.3, epochs=5, seeds=range(200, 300)) for layer in ("SimpleRNN", "LSTM", "GRU")
    )
    assert simple > max(lstm, gru) + 15
