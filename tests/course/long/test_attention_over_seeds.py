"""What the chapter 더 보기 claims of attention, over other seeds than those that it shows: `make claims`."""

import functools

import numpy as np
import pytest

from lib import cells, setup, shapes
from lib.data import recall
from lib.training import gradients, many_seeds

keras = setup.import_keras()

X = recall.make_recall(steps=50, examples=8)[0]


def weights_of(states):
    """Attention of the last state, without trained matrices: (batch, steps)."""
    scores = np.einsum("bsu,bu->bs", states, states[:, -1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def first_to_last(layer, attention, seeds):
    def build():
        x = keras.Input((50, 6))
        states = getattr(keras.layers, layer)(16, return_sequences=True)(x)
        last = states[:, -1:]
        return keras.Model(x, keras.layers.Attention()([last, states]) if attention else last)

    sizes = gradients.input_gradient_norms(build, X, seeds=seeds)
    return sizes[:, 0] / sizes[:, -1]


@pytest.mark.parametrize("layer", ["SimpleRNN", "GRU"])
def test_attention_shortens_the_way_to_the_first_input_for_each_of_20_other_seeds(layer):
    seeds = range(100, 120)
    alone, attended = (first_to_last(layer, attention, seeds) for attention in (False, True))
    assert np.all(attended > 10 * alone)
    assert np.median(attended) > 200 * np.median(alone)


def test_how_far_the_way_is_open_before_training_follows_the_attention_weights():
    ratios, shares = {}, {}
    for layer in shapes.GATES:
        ratios[layer] = np.median(first_to_last(layer, True, range(20)))
        found = []
        for seed in range(20):
            keras.utils.set_random_seed(seed)
            weights = weights_of(np.asarray(getattr(keras.layers, layer)(16, return_sequences=True)(X)))
            found.append(np.mean(weights[:, 0] / weights[:, -1]))
        shares[layer] = np.median(found)
    assert sorted(ratios, key=ratios.get) == sorted(shares, key=shares.get)
    assert all(0.2 < ratios[layer] / shares[layer] < 5 for layer in ratios)


def test_a_gru_learns_with_attention_what_it_does_not_learn_alone_and_then_hardly_looks_at_the_first_step():
    x, y = recall.make_recall(30, examples=8 * 220, seed=5)
    x_new, y_new = recall.make_recall(30, examples=200, seed=6)

    def build(attention):
        inputs = keras.Input((None, 6))
        states = keras.layers.GRU(16, return_sequences=True)(inputs)
        read = keras.layers.Attention()([states[:, -1:], states]) if attention else states[:, -1:]
        return keras.Model(inputs, keras.layers.Dense(4, activation="softmax")(read[:, 0]))

    solved = {}
    for attention in (False, True):
        trained = many_seeds.train(
            functools.partial(build, attention),
            x,
            y,
            seeds=range(30, 40),
            epochs=1,
            batch_size=8,
            optimizer=keras.optimizers.Adam(0.005),
        )
        answers = trained.predict(x_new).argmax(axis=-1)
        solved[attention] = ((answers == y_new.argmax(axis=-1)).mean(axis=1) > 0.95).sum()
    assert solved[False] <= 1 and solved[True] >= 9
    first = [weights_of(cells.gru(x_new, *trained.weights(seed)[:3])[0])[:, 0].mean() for seed in range(30, 40)]
    assert np.mean(first) < 0.01
