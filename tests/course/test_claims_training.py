"""What the chapters 왜 잊을까 and 오래 기억하기 claim holds over other seeds than those that they
show.
"""

import numpy as np
import pytest

from lib import cells, setup
from lib.data import recall
from lib.training import gradients
from tools import chapter_cells

pytestmark = pytest.mark.usefixtures("english")

keras = setup.import_keras()
X, _ = recall.make_recall(50, 8)


def first_to_last(builds, x=X):
    """Gradient at the first step ÷ at the last, untrained: for each build an array (20,), one
    number a seed.
    """
    norms = gradients.input_gradient_norms(builds, x, seeds=range(100, 120))
    return [sizes[:, 0] / sizes[:, -1] for sizes in norms.values()]


def test_a_default_gru_passes_gradients_back_worse_than_a_simple_rnn_for_every_seed():
    (simple,) = first_to_last({"": lambda: keras.layers.SimpleRNN(16)})
    (gru,) = first_to_last({"": lambda: keras.layers.GRU(16)})
    assert gru.max() < simple.min() / 100


@pytest.mark.parametrize(
    "x", [X, np.random.default_rng(2).normal(size=X.shape)], ids=["symbols", "normal"]
)
def test_a_default_gru_loses_its_gradient_in_both_gates_and_the_candidates_block(x):
    page = chapter_cells.run("gradients", "data", "causes-start")
    gru_with = page["gru_with"]
    square = page["square"]
    builds = {
        "default": gru_with(),
        "reset": gru_with(reset=5),
        "block": gru_with(square("h")),
        "update": gru_with(update=1),
        "others": gru_with(square("zr")),
        "both": gru_with(square("h"), reset=5),
    }
    ratio = dict(zip(builds, np.median(first_to_last(builds, x), axis=1), strict=True))
    assert ratio["update"] > max(ratio["reset"], ratio["block"])
    assert min(ratio["reset"], ratio["block"]) > 100 * ratio["default"]
    assert ratio["both"] > 1e6 * ratio["default"]
    # What should change nothing.
    assert ratio["default"] / 5 < ratio["others"] < 5 * ratio["default"]


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
    assert lengths[0] < 0.02
    assert np.isclose(lengths[1], 1, atol=1e-4)


def test_adam_hardly_moves_the_weights_of_the_first_symbol_in_a_default_gru():
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [keras.Input((50, 6)), keras.layers.GRU(16), keras.layers.Dense(4, activation="softmax")]
    )
    before = model.get_weights()[0]
    model.compile(keras.optimizers.Adam(0.01), "categorical_crossentropy")
    model.train_on_batch(*recall.make_recall(50, 8))
    symbols, noise = np.split(np.abs(model.get_weights()[0] - before) / 0.01, [4])
    assert symbols.max() < 0.01
    assert np.median(noise) > 0.9
