"""What the chapters 왜 잊을까 and 공정한 비교 claim holds over the seeds they name, and over others.

The long run, 20 seeds and all starts up to T = 100, is `python -m bench.recall` (part of `make bench`).
"""

import numpy as np
import pytest

from bench import recall
from lib import gradients, models, runtime, tomato, trials

keras = runtime.import_keras()
SEEDS = range(20)
X, _ = gradients.recall(50, 8)


def first_to_last(*layers, seeds=SEEDS):
    """Gradient at the first step ÷ at the last, for each layer and seed, untrained."""
    sizes = gradients.over_time(list(layers), X, seeds)
    return sizes[:, :, 0] / sizes[:, :, -1]


def with_bias(layer, value):
    """A function that builds the layer with its forget gate's (GRU: update gate's) bias set to a value."""

    def build():
        built = getattr(keras.layers, layer)(16)
        built.build((None, None, 6))
        *kernels, bias = built.get_weights()
        (bias if layer == "LSTM" else bias[0])[slice(16, 32) if layer == "LSTM" else slice(0, 16)] = value
        built.set_weights([*kernels, bias])
        return built

    return build


def test_gradients_over_time_are_those_of_a_tape():
    import tensorflow as tf

    sizes = gradients.over_time(lambda: keras.layers.GRU(4), X[:2], [3, 8])
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
    simple = first_to_last(lambda: keras.layers.SimpleRNN(16), seeds=seeds)
    gru = first_to_last(lambda: keras.layers.GRU(16), seeds=seeds)
    assert gru.max() < simple.min() / 100


def test_an_orthogonal_start_narrows_the_spread_and_its_third_is_too_small():
    third = keras.initializers.Orthogonal(gain=3**-0.5)
    starts = ["orthogonal", "glorot_uniform", third]
    logs = np.log10(first_to_last(*[lambda s=s: keras.layers.SimpleRNN(16, recurrent_initializer=s) for s in starts]))
    orthogonal, glorot, small = logs
    assert np.ptp(glorot) > 1.5 * np.ptp(orthogonal)
    assert small.max() < orthogonal.min() - 5


@pytest.mark.parametrize("layer", ["LSTM", "GRU"])
def test_opening_one_gate_step_by_step_brings_the_gradient_back(layer):
    ratios = first_to_last(*[with_bias(layer, value) for value in range(4)])
    assert (np.diff(np.median(ratios, axis=1)) > 0).all()
    assert np.median(ratios[0]) < 1e-9 and np.median(ratios[3]) > 0.05
    assert ratios[0].max() < ratios[2].min()  # every seed, not only the middle one


def test_thirty_steps_are_learned_by_open_gates_and_hardly_by_default_ones():
    simple = recall.learned("SimpleRNN", 30)["default"]
    for layer in ("LSTM", "GRU"):
        counts = recall.learned(layer, 30)
        assert counts["default"] <= 4 < simple < 16
        assert counts["bias 3"] >= 16 and counts["chrono"] >= 16


def test_recall_puts_the_answer_into_the_first_step_only():
    x, y = gradients.recall(7, 200, seed=1)
    assert x.shape == (200, 7, 6) and y.shape == (200, 4)
    np.testing.assert_array_equal(x[:, 0, :4], y)
    assert not x[:, 1:, :4].any() and (x.sum(axis=-1) == 1).all()
    assert len(np.unique(x[:, 1:].argmax(axis=-1))) == 2


@pytest.mark.parametrize(("call", "words"), [
    (lambda: gradients.recall(0, 5), "steps must be a whole number of at least 1, received 0"),
    (lambda: gradients.chrono(2, 4), "steps must be at least 3, received 2"),
    (lambda: gradients.over_time(lambda: keras.layers.GRU(2), X[0]), r"\(batch, steps, features\), received \(50, 6\)"),
])  # fmt: skip
def test_a_wrong_argument_is_named(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_chrono_spreads_memories_from_one_step_to_all():
    biases = gradients.chrono(30, 16)
    assert biases[0] == 0 and np.isclose(np.exp(biases[-1]), 29) and (np.diff(biases) > 0).all()


def test_under_the_same_head_the_order_after_ten_epochs_holds_for_other_seeds():
    x, y = tomato.labelling()
    right = {}
    for layer in ("SimpleRNN", "LSTM", "GRU"):
        adam = keras.optimizers.Adam(0.1)
        run = trials.train(lambda: models.same_head_model(layer), x, y, range(100, 200), 50, adam)  # noqa: B023
        right[layer] = (run.history["categorical_accuracy"] == 1).sum(axis=0)
    assert right["SimpleRNN"][10] > right["GRU"][10] + 10 and right["GRU"][10] > right["LSTM"][10] + 10
    assert {int(counts[-1]) for counts in right.values()} == {100}
