"""What the chapters 왜 잊을까 and 오래 기억하기 claim holds over the seeds they name, and over others."""

import numpy as np
import pytest

from lib import cells, setup
from lib.data import recall
from lib.training import gradients, initializers
from tools import chapter_cells

pytestmark = pytest.mark.usefixtures("english")

keras = setup.import_keras()
X, _ = recall.make_recall(50, 8)


def first_to_last(builds, seeds=range(20), x=X):
    """Gradient at the first step ÷ at the last, untrained: for each build an array (seeds,)."""
    return [sizes[:, 0] / sizes[:, -1] for sizes in gradients.input_gradient_norms(builds, x, seeds=seeds).values()]


def with_gate_bias(layer, value, recurrent="orthogonal"):
    """A function that makes a layer with an open forget gate (GRU: update gate)."""
    if layer == "LSTM":
        options = {"bias_initializer": initializers.lstm_bias(16, forget=value), "unit_forget_bias": False}
    else:
        options = {"bias_initializer": initializers.gru_bias(16, update=value)}
    return lambda: getattr(keras.layers, layer)(16, recurrent_initializer=recurrent, **options)


def simple_rnn(name, **options):
    """A function that makes a layer; each layer gets an initializer of its own, which draws other numbers."""
    kind = getattr(keras.initializers, name)
    return lambda: keras.layers.SimpleRNN(16, recurrent_initializer=kind(**options))


def test_a_default_gru_passes_gradients_back_worse_than_a_simple_rnn_for_every_seed():
    seeds = range(100, 120)
    (simple,) = first_to_last({"": lambda: keras.layers.SimpleRNN(16)}, seeds)
    (gru,) = first_to_last({"": lambda: keras.layers.GRU(16)}, seeds)
    assert gru.max() < simple.min() / 100


@pytest.mark.parametrize("x", [X, np.random.default_rng(2).normal(size=X.shape)], ids=["symbols", "normal"])
def test_a_default_gru_loses_its_gradient_in_both_gates_and_the_candidates_block(x):
    page = chapter_cells.run("gradients", "data", "causes-start")
    gru_with, square = page["gru_with"], page["square"]
    builds = {
        "default": gru_with(),
        "reset": gru_with(reset=5),
        "block": gru_with(square("h")),
        "update": gru_with(update=1),
        "others": gru_with(square("zr")),
        "both": gru_with(square("h"), reset=5),
    }
    ratio = dict(zip(builds, np.median(first_to_last(builds, range(100, 120), x), axis=1), strict=True))
    assert ratio["update"] > max(ratio["reset"], ratio["block"])
    assert min(ratio["reset"], ratio["block"]) > 100 * ratio["default"]
    assert ratio["both"] > 1e6 * ratio["default"]
    assert ratio["default"] / 5 < ratio["others"] < 5 * ratio["default"]  # what should change nothing


def test_an_orthogonal_start_narrows_the_spread_and_its_third_is_too_small():
    starts = {
        "orthogonal": simple_rnn("Orthogonal"),
        "random": simple_rnn("GlorotUniform"),
        "a third": simple_rnn("Orthogonal", gain=3**-0.5),
    }
    orthogonal, random, small = np.log10(first_to_last(starts))
    assert np.ptp(random) > 1.5 * np.ptp(orthogonal)
    assert small.max() < orthogonal.min() - 5


@pytest.mark.parametrize("layer", ["LSTM", "GRU"])
def test_opening_one_gate_step_by_step_brings_the_gradient_back(layer):
    ratios = first_to_last({value: with_gate_bias(layer, value) for value in range(4)})
    assert (np.diff(np.median(ratios, axis=1)) > 0).all()
    assert np.median(ratios[0]) < 1e-9 and np.median(ratios[3]) > 0.05
    assert ratios[0].max() < ratios[2].min()  # every seed, not only the middle one


def test_small_input_weights_bring_the_gradient_back_without_a_gate():
    def small():
        start = keras.initializers.RandomNormal(stddev=0.02)
        return keras.layers.SimpleRNN(16, kernel_initializer=start)

    (gateless,), (gated,) = first_to_last({"": small}), first_to_last({"": with_gate_bias("LSTM", 3)})
    assert np.median(gateless) > np.median(gated) / 3


@pytest.mark.parametrize("seed", range(2))
def test_only_the_slope_of_tanh_shrinks_what_comes_back_through_an_orthogonal_matrix(seed):
    keras.utils.set_random_seed(seed)
    layer = keras.layers.SimpleRNN(16)
    layer.build(X.shape)
    W, U, b = layer.get_weights()
    states, _ = cells.simple_rnn(X, W, U, b)
    lengths = []
    for factor in (1 - states**2, np.ones_like(states)):
        back = np.ones((8, 16))
        for t in reversed(range(1, 50)):
            back = (back * factor[:, t]) @ U.T
        lengths.append(np.linalg.norm(back, axis=-1).mean() / 4)
    assert lengths[0] < 0.02 and np.isclose(lengths[1], 1, atol=1e-4)


def test_more_comes_back_over_all_paths_than_over_the_path_without_a_matrix():
    """Zeros for U leave that path only; then the gradient is near the product of the gates."""
    for layer, value, factor in (("GRU", 0, 50), ("LSTM", 3, 3)):
        whole, direct = first_to_last(
            {"all": with_gate_bias(layer, value), "direct": with_gate_bias(layer, value, recurrent="zeros")}
        )
        assert np.median(whole) > factor * np.median(direct)
    assert 0.5 < np.median(direct) / cells.sigmoid(3) ** 49 < 1.5


def test_a_simple_rnn_depends_on_the_size_of_its_input_and_an_lstm_does_not():
    normal = np.random.default_rng(1).normal(size=X.shape)
    (simple,) = first_to_last({"": lambda: keras.layers.SimpleRNN(16)}, x=normal)
    (lstm,) = first_to_last({"": lambda: keras.layers.LSTM(16)}, x=normal)
    assert np.median(simple) < 1e-6 < 5e-6 < np.median(lstm)


def test_large_recurrent_weights_make_gradients_explode():
    ratios = first_to_last({gain: simple_rnn("Orthogonal", gain=gain) for gain in (0.5, 1, 1.5, 2)})
    assert (np.diff(np.median(ratios, axis=1)) > 0).all()
    assert ratios[0].max() < 1e-10 and ratios[3].min() > 10


def one_step(layer, optimizer):
    """The weights of a model with this layer before and after its first training step."""
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((50, 6)), layer(), keras.layers.Dense(4, activation="softmax")])
    before = model.get_weights()
    model.compile(optimizer, "categorical_crossentropy")
    model.train_on_batch(*recall.make_recall(50, 8))
    return before, model.get_weights()


def test_adam_hardly_moves_the_weights_of_the_first_symbol_in_a_default_gru():
    before, after = one_step(lambda: keras.layers.GRU(16), keras.optimizers.Adam(0.01))
    symbols, noise = np.split(np.abs(after[0] - before[0]) / 0.01, [4])
    assert symbols.max() < 0.01 and np.median(noise) > 0.9


def test_clipping_shortens_the_first_step_of_sgd_and_leaves_that_of_adam():
    def step(optimizer):
        before, after = one_step(simple_rnn("Orthogonal", gain=2), optimizer)
        saturated = [(np.abs(cells.simple_rnn(X, *weights[:3])[0]) > 0.99).mean() for weights in (before, after)]
        return np.sqrt(sum(((a - b) ** 2).sum() for a, b in zip(after, before, strict=True))), *saturated

    moved, before, after = step(keras.optimizers.SGD(0.1))
    assert moved > 5 and after > 3 * before
    moved, before, after = step(keras.optimizers.SGD(0.1, global_clipnorm=1.0))
    assert np.isclose(moved, 0.1, rtol=1e-3) and abs(after - before) < 0.02
    moves = [step(keras.optimizers.Adam(0.01, global_clipnorm=clip))[0] for clip in (None, 1.0)]
    np.testing.assert_allclose(*moves, rtol=0.05)  # nearly the rate for each weight


def test_recall_puts_the_answer_into_the_first_step_only():
    x, y = recall.make_recall(7, 200, seed=1)
    assert x.shape == (200, 7, 6) and y.shape == (200, 4)
    np.testing.assert_array_equal(x[:, 0, :4], y)
    assert not x[:, 1:, :4].any() and (x.sum(axis=-1) == 1).all()
    assert len(np.unique(x[:, 1:].argmax(axis=-1))) == 2
