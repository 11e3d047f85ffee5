"""The chapter 공정한 비교 over other seeds than those that it shows: `make claims`."""

import functools

import pytest

from lib import setup, tomato
from lib.training import many_seeds, success

pytestmark = pytest.mark.usefixtures("english")

keras = setup.import_keras()


@functools.cache
def solved(layer, *between, rate=0.1, epochs=10, seeds=range(100, 200)):
    """How many seeds label the sentence rightly after some epochs: the models of 공정한 비교, on other seeds."""

    def build():
        recurrent = getattr(keras.layers, layer)(5, return_sequences=True)
        hidden = [keras.layers.Dense(32, activation=activation) for activation in between]
        return keras.Sequential([keras.Input((6, 5)), recurrent, *hidden, keras.layers.Dense(5, activation="softmax")])

    adam = keras.optimizers.Adam(rate)
    run = many_seeds.train(build, *tomato.labelling(), seeds=seeds, epochs=epochs + 1, optimizer=adam)
    return int((run.history["categorical_accuracy"][:, epochs] == 1).sum())


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
        found = [solved(layer, rate=rate, seeds=range(100)) for rate in (0.1, 0.3, 0.5)]
        assert max(found) == found[1]
    simple, lstm, gru = (solved(layer, rate=0.3, seeds=range(200, 300)) for layer in ("SimpleRNN", "LSTM", "GRU"))
    assert min(simple, lstm, gru) > 70 and simple - lstm < 20


def test_a_larger_learning_rate_leaves_the_order_that_is_seen_after_five_epochs():
    """After ten epochs nearly all seeds have succeeded, so that the layers seem closer than they are."""
    simple, lstm, gru = (
        solved(layer, rate=0.3, epochs=5, seeds=range(200, 300)) for layer in ("SimpleRNN", "LSTM", "GRU")
    )
    assert simple > max(lstm, gru) + 15
