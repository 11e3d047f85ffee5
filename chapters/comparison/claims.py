"""The chapter 공정한 비교 over other seeds than those that it shows, and other words held out:
`make claims`.
"""

import functools

import numpy as np
import pytest

from experiments import sweep_tomato
from lib.data import romanise, tomato_sweep
from lib.training import success
from tools import chapter_cells

pytestmark = pytest.mark.usefixtures("english")


@functools.cache
def page():
    cells = "build", "many", "train-all", "success-by-epoch", "lecture-models"
    return chapter_cells.run("comparison", *cells, seeds=range(100, 200))


@functools.cache
def solved(layer, *between, rate=0.1):
    """How many of 100 seeds label the sentence rightly after ten epochs; between: activations of
    Dense layers between.
    """
    variables = page()

    def make():
        layers = (
            variables["keras"].layers.Dense(32, activation=activation) for activation in between
        )
        return variables["build"](layer, *layers)

    return int(variables["solved_after_ten"](make, rate=rate))


def test_under_the_same_head_and_rate_the_order_after_ten_epochs_holds_for_other_seeds():
    right = {layer: solved(layer) for layer in ("SimpleRNN", "GRU", "LSTM")}
    assert right["SimpleRNN"] > right["GRU"] + 10 and right["GRU"] > right["LSTM"] + 10


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


def test_each_layer_at_its_own_rate_and_a_dense_layer_between():
    """On seeds that neither chose the rates nor were counted on the page."""
    sweep = tomato_sweep.read()
    seeds = range(3000, 3200)
    build = page()["build"]

    def count(layer, rate, *activations):
        dense = page()["keras"].layers.Dense
        return sweep_tomato.solved(
            lambda: build(layer, *(dense(32, activation=name) for name in activations)), rate, seeds
        )

    rates = {
        layer: sweep.rates[counts.index(max(counts))] for layer, counts in sweep.choice.items()
    }
    own = {layer: count(layer, rate) for layer, rate in rates.items()}
    for other in ("LSTM", "GRU"):
        assert success.difference(own["SimpleRNN"], own[other], of=len(seeds))[0] > 0
    for activation in ("linear", "tanh"):
        assert count("LSTM", sweep_tomato.COMMON_RATE, activation) >= own["LSTM"] - 14
    assert own["LSTM"] > count("LSTM", sweep_tomato.COMMON_RATE) + 50


@pytest.fixture(scope="module", params=[1, 2])
def words(request):
    """Shares of test words that are right, by layer and for the table, where other words are held
    out.
    """
    drawn = np.random.default_rng(request.param).permutation(romanise.words()).tolist()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(romanise, "words", lambda: drawn)
        variables = chapter_cells.run(
            "comparison",
            "words-cell",
            "table",
            "table-cell",
            "words-build",
            "words-function",
            "words-tuned",
        )
        right = {layer: variables["tuned"](layer).mean() for layer in ("SimpleRNN", "LSTM", "GRU")}
        return right | {"table": variables["by_neighbour"][variables["test"]].mean()}


def test_a_table_of_neighbours_writes_more_unseen_words_rightly_than_any_layer(words):
    assert words["table"] > max(share for name, share in words.items() if name != "table") + 0.002


def test_every_layer_remembers_the_syllable_before(words):
    """Without it about 208 of 300 words are right."""
    assert min(words.values()) > 0.9
