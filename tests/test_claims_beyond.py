"""What the last chapter claims: masks skip padding, both directions see the future, attention helps a GRU to learn."""

import functools

import numpy as np
import pytest

from lib import cells, setup, shapes, tomato
from lib.data import recall
from lib.training import gradients, many_seeds


@pytest.fixture(scope="module")
def keras():
    return setup.import_keras()


@pytest.mark.parametrize("layer", shapes.GATES)
@pytest.mark.parametrize("padding", ["pre", "post"])
def test_a_masked_padded_sentence_ends_in_the_state_of_the_sentence_alone(keras, layer, padding):
    texts = ["토마토를먹자", "먹자", "토마토"]
    rows = [tomato.encode(text)[0] for text in texts]
    x = keras.utils.pad_sequences(rows, padding=padding, dtype="float32")
    for seed in range(5):
        keras.utils.set_random_seed(seed)
        made = getattr(keras.layers, layer)(3)
        made.build((None, 6, 5))
        *weights, bias = made.get_weights()
        made.set_weights([*weights, bias + 0.5])  # as after training: with zero biases, zeros in front change nothing
        masked = np.asarray(made(keras.layers.Masking()(x)))
        alone = np.concatenate([made(row[None]) for row in rows])
        np.testing.assert_allclose(masked, alone, atol=1e-6)
        assert not np.allclose(made(x), alone, atol=1e-3)


def test_a_mask_keeps_the_cell_state_too(keras):
    x = keras.utils.pad_sequences([tomato.encode("먹자")[0]], maxlen=6, padding="post", dtype="float32")
    for seed in range(5):
        keras.utils.set_random_seed(seed)
        made = keras.layers.LSTM(3, return_state=True)
        _, h, c = made(tomato.encode("먹자"))
        _, h_masked, c_masked = made(keras.layers.Masking()(x))
        np.testing.assert_allclose(h_masked, h, atol=1e-6)
        np.testing.assert_allclose(c_masked, c, atol=1e-6)
        assert not np.allclose(made(x)[2], c, atol=1e-3)


def test_the_same_error_comes_for_a_missing_batch_axis_and_a_missing_time_axis(keras):
    said = []
    for shape in ((6, 5), (2, 5)):
        with pytest.raises(ValueError, match="expected ndim=3, found ndim=2") as caught:
            keras.layers.LSTM(3)(np.zeros(shape, "float32"))
        said.append(str(caught.value).split(": ")[1])
    assert said[0] == said[1]


@pytest.mark.parametrize("layer", shapes.GATES)
def test_the_first_output_sees_the_last_letter_only_in_both_directions(keras, layer):
    for seed in range(5):
        keras.utils.set_random_seed(seed)
        make = functools.partial(getattr(keras.layers, layer), 3, return_sequences=True)
        for made, sees in ((make(), False), (keras.layers.Bidirectional(make()), True)):
            one, other = (np.asarray(made(tomato.encode(text)))[0, 0] for text in ("토마토를먹자", "토마토를먹토"))
            assert np.array_equal(one, other) != sees


X = recall.make_recall(steps=50, examples=8)[0]


def weights_of(states):
    """Attention of the last state, without trained matrices: (batch, steps)."""
    scores = np.einsum("bsu,bu->bs", states, states[:, -1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def first_to_last(keras, layer, attention, seeds):
    def build():
        x = keras.Input((50, 6))
        states = getattr(keras.layers, layer)(16, return_sequences=True)(x)
        last = states[:, -1:]
        return keras.Model(x, keras.layers.Attention()([last, states]) if attention else last)

    sizes = gradients.input_gradient_norms(build, X, seeds=seeds)
    return sizes[:, 0] / sizes[:, -1]


@pytest.mark.parametrize("layer", ["SimpleRNN", "GRU"])
def test_attention_shortens_the_way_to_the_first_input_for_each_of_20_other_seeds(keras, layer):
    seeds = range(100, 120)
    alone, attended = (first_to_last(keras, layer, attention, seeds) for attention in (False, True))
    assert np.all(attended > 10 * alone)
    assert np.median(attended) > 200 * np.median(alone)


def test_how_far_the_way_is_open_before_training_follows_the_attention_weights(keras):
    ratios, shares = {}, {}
    for layer in shapes.GATES:
        ratios[layer] = np.median(first_to_last(keras, layer, True, range(20)))
        found = []
        for seed in range(20):
            keras.utils.set_random_seed(seed)
            weights = weights_of(np.asarray(getattr(keras.layers, layer)(16, return_sequences=True)(X)))
            found.append(np.mean(weights[:, 0] / weights[:, -1]))
        shares[layer] = np.median(found)
    assert sorted(ratios, key=ratios.get) == sorted(shares, key=shares.get)
    assert all(0.2 < ratios[layer] / shares[layer] < 5 for layer in ratios)


def test_a_gru_learns_with_attention_what_it_does_not_learn_alone_and_then_hardly_looks_at_the_first_step(keras):
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
