"""What the chapters 왜 잊을까, 오래 기억하기 and 공정한 비교 claim holds over the seeds they name, and over others.

The long run of the chapter 오래 기억하기 is `python -m bench.recall` (part of `make bench`).
"""

import numpy as np
import pytest

from lib import setup, tomato
from lib.data import recall
from lib.training import gradients, initializers, many_seeds, models, success
from tests import recall_runs

pytestmark = pytest.mark.usefixtures("english")

keras = setup.import_keras()
SEEDS = range(20)
X, _ = recall.make_recall(50, 8)


def first_to_last(builds, seeds=SEEDS):
    """Gradient at the first step ÷ at the last, untrained: for each build an array (seeds,)."""
    return [sizes[:, 0] / sizes[:, -1] for sizes in gradients.input_gradient_norms(builds, X, seeds=seeds).values()]


def with_gate_bias(layer, value):
    """A function that makes a layer with an open forget gate (GRU: update gate)."""
    if layer == "LSTM":
        start = initializers.lstm_bias(16, forget=value)
        return lambda: keras.layers.LSTM(16, bias_initializer=start, unit_forget_bias=False)
    return lambda: keras.layers.GRU(16, bias_initializer=initializers.gru_bias(16, update=value))


def simple_rnn(recurrent_initializer):
    return lambda: keras.layers.SimpleRNN(16, recurrent_initializer=recurrent_initializer)


def test_gradients_over_time_are_those_of_a_tape():
    import tensorflow as tf

    sizes = gradients.input_gradient_norms(lambda: keras.layers.GRU(4), X[:2], seeds=[3, 8])
    for row, seed in enumerate([3, 8]):
        keras.utils.set_random_seed(seed)
        layer, x = keras.layers.GRU(4), tf.constant(X[:2])
        with tf.GradientTape() as tape:
            tape.watch(x)
            total = tf.reduce_sum(layer(x))
        expected = np.linalg.norm(tape.gradient(total, x), axis=-1).mean(axis=0)
        np.testing.assert_allclose(sizes[row], expected, rtol=1e-3)


@pytest.mark.parametrize("seeds", [SEEDS, range(100, 120)], ids=["the chapter's seeds", "other seeds"])
def test_a_default_gru_passes_gradients_back_worse_than_a_simple_rnn_for_every_seed(seeds):
    (simple,) = first_to_last({"": lambda: keras.layers.SimpleRNN(16)}, seeds)
    (gru,) = first_to_last({"": lambda: keras.layers.GRU(16)}, seeds)
    assert gru.max() < simple.min() / 100


def test_an_orthogonal_start_narrows_the_spread_and_its_third_is_too_small():
    third = keras.initializers.Orthogonal(gain=3**-0.5)
    starts = {name: simple_rnn(start) for name, start in enumerate(["orthogonal", "glorot_uniform", third])}
    orthogonal, random, small = np.log10(first_to_last(starts))
    assert np.ptp(random) > 1.5 * np.ptp(orthogonal)
    assert small.max() < orthogonal.min() - 5


@pytest.mark.parametrize("layer", ["LSTM", "GRU"])
def test_opening_one_gate_step_by_step_brings_the_gradient_back(layer):
    ratios = first_to_last({value: with_gate_bias(layer, value) for value in range(4)})
    assert (np.diff(np.median(ratios, axis=1)) > 0).all()
    assert np.median(ratios[0]) < 1e-9 and np.median(ratios[3]) > 0.05
    assert ratios[0].max() < ratios[2].min()  # every seed, not only the middle one


def test_what_is_remembered_holds_for_other_seeds_on_other_data():
    learned = recall_runs.counts(seeds=range(100, 120), data=1)
    assert min(count for starts in learned[10].values() for count in starts.values()) >= 16
    for layer in ("LSTM", "GRU"):
        counts = learned[30][layer]
        assert counts["default"] <= 4 < learned[30]["SimpleRNN"]["default"] < 16
        assert counts["bias 3"] >= 16 and counts["chrono"] >= 16
    few = [learned[100]["SimpleRNN"]["default"], *(learned[100]["LSTM"][start] for start in ("default", "bias 3"))]
    assert max(*few, learned[100]["GRU"]["default"]) <= 4
    assert learned[100]["LSTM"]["chrono"] >= 12  # the last to learn: other data left 17 of 20
    assert min(learned[100]["GRU"][start] for start in ("bias 3", "chrono")) >= 16


def test_recall_puts_the_answer_into_the_first_step_only():
    x, y = recall.make_recall(7, 200, seed=1)
    assert x.shape == (200, 7, 6) and y.shape == (200, 4)
    np.testing.assert_array_equal(x[:, 0, :4], y)
    assert not x[:, 1:, :4].any() and (x.sum(axis=-1) == 1).all()
    assert len(np.unique(x[:, 1:].argmax(axis=-1))) == 2


def test_a_gradient_that_reaches_the_first_step_is_not_yet_learning():
    x, _ = recall.make_recall(100, 8, seed=1)
    sizes = gradients.input_gradient_norms(recall_runs.layers("LSTM", 100), x, seeds=range(100, 120))
    ratios = {name: np.median(each[:, 0] / each[:, -1]) for name, each in sizes.items()}
    assert ratios["default"] < 1e-6 < 1e-3 < ratios["chrono"] < ratios["bias 3"] / 3


def test_learned_counts_the_last_batches_only():
    accuracy = np.array([[0, 1, 1, 1, 0.5], [1, 1, 0, 1, 1]])
    expected = [[False, False, False, True, True, False], [False, False, True, False, False, True]]
    np.testing.assert_array_equal(success.learned(accuracy, batches=2), expected)


@pytest.mark.parametrize(("call", "words"), [
    (lambda: success.learned(np.ones((2, 19))), r"at least 20 batches, received \(2, 19\)"),
    (lambda: recall.make_recall(0, 5), "steps must be a whole number of at least 1, received 0"),
    (lambda: initializers.chrono(2, 4), "steps must be at least 3, received 2"),
    (lambda: gradients.input_gradient_norms(lambda: keras.layers.GRU(2), X[0]), r"features\), received \(50, 6\)"),
])  # fmt: skip
def test_a_wrong_argument_is_named(call, words):
    with pytest.raises(ValueError, match=words):
        call()


LSTM_BIAS, GRU_BIAS = initializers.lstm_bias(3), initializers.gru_bias(3)


@pytest.mark.parametrize(("build", "words"), [
    (lambda: keras.layers.LSTM(3, bias_initializer=LSTM_BIAS), r"\(12,\).*unit_forget_bias=False.*received \(3,\)"),
    (lambda: keras.layers.LSTM(4, bias_initializer=LSTM_BIAS, unit_forget_bias=False), r"received \(16,\)"),
    (lambda: keras.layers.GRU(3, bias_initializer=GRU_BIAS, reset_after=False), "reset_after=True only"),
])  # fmt: skip
def test_a_bias_for_another_layer_is_refused(build, words):
    with pytest.raises(ValueError, match=words):
        build().build((None, 6, 5))


def test_gate_biases_open_the_gates_that_they_name():
    lstm = initializers.lstm_bias(2, forget=3, input=np.array([1, 2]))((8,))
    np.testing.assert_array_equal(lstm, [1, 2, 3, 3, 0, 0, 0, 0])
    np.testing.assert_array_equal(initializers.gru_bias(2, update=3)((2, 6)), [[3, 3, 0, 0, 0, 0], [0] * 6])


def test_chrono_spreads_memories_from_one_step_to_all():
    biases = initializers.chrono(30, 16)
    assert biases[0] == 0 and np.isclose(np.exp(biases[-1]), 29) and (np.diff(biases) > 0).all()


def test_under_the_same_head_the_order_after_ten_epochs_holds_for_other_seeds():
    x, y = tomato.labelling()
    right = {}
    for layer in ("SimpleRNN", "LSTM", "GRU"):
        adam = keras.optimizers.Adam(0.1)
        run = many_seeds.train(lambda: models.same_head_model(layer), x, y, seeds=range(100, 200), optimizer=adam)  # noqa: B023
        right[layer] = (run.history["categorical_accuracy"] == 1).sum(axis=0)
    assert right["SimpleRNN"][10] > right["GRU"][10] + 10 and right["GRU"][10] > right["LSTM"][10] + 10
    assert {int(counts[-1]) for counts in right.values()} == {100}
