"""The chapter 공정한 비교 over other seeds than those that it shows, and other words held out: `make claims`."""

import functools

import numpy as np
import pytest

from lib.data import romanise
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
    return int(variables["solved"](layer, rate, epochs, seeds))


def test_under_the_same_head_the_order_after_ten_epochs_holds_for_other_seeds():
    right = {layer: solved(layer) for layer in ("SimpleRNN", "GRU", "LSTM")}
    assert right["SimpleRNN"] > right["GRU"] + 10 and right["GRU"] > right["LSTM"] + 10
    assert solved("LSTM", epochs=50) == 100


def test_one_more_dense_layer_helps_every_layer_and_relu_is_not_needed():
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


def test_with_a_rate_chosen_for_each_layer_simple_rnn_succeeds_first():
    """Rates are chosen on the seeds 0 to 99, the layers compared on 200 to 299."""
    fresh = {}
    for layer in ("SimpleRNN", "LSTM", "GRU"):
        rate = max((0.1, 0.2, 0.3, 0.5, 0.7, 1.0), key=lambda rate: solved(layer, rate=rate, epochs=5, seeds=range(100)))
        fresh[layer] = solved(layer, rate=rate, epochs=5, seeds=range(200, 300))
    for other in ("LSTM", "GRU"):
        assert success.difference(fresh["SimpleRNN"], fresh[other], of=100)[0] > 0


@pytest.fixture(scope="module", params=[1, 2])
def words(request):
    """Shares of test words that are right, by layer and for the table, where other words are held out."""
    drawn = np.random.default_rng(request.param).permutation(romanise.words()).tolist()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(romanise, "words", lambda: drawn)
        variables = chapter_cells.run("comparison", "words-cell", "table-cell", "words-function")
        right = {layer: variables["tuned"](layer).mean() for layer in ("SimpleRNN", "LSTM", "GRU")}
        return right | {"table": variables["by_neighbour"][variables["test"]].mean()}
