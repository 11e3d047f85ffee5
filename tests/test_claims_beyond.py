"""What the last chapter claims: masks skip padding, both directions see the future, attention shortens the way."""

import functools

import numpy as np
import pytest

from lib import setup, shapes, tomato
from lib.training import gradients


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


@pytest.mark.parametrize("layer", shapes.GATES)
def test_the_first_output_sees_the_last_letter_only_in_both_directions(keras, layer):
    for seed in range(5):
        keras.utils.set_random_seed(seed)
        make = functools.partial(getattr(keras.layers, layer), 3, return_sequences=True)
        for made, sees in ((make(), False), (keras.layers.Bidirectional(make()), True)):
            one, other = (np.asarray(made(tomato.encode(text)))[0, 0] for text in ("토마토를먹자", "토마토를먹토"))
            assert np.array_equal(one, other) != sees


def first_to_last(keras, layer, attention, seeds):
    def build():
        x = keras.Input((50, 4))
        states = getattr(keras.layers, layer)(16, return_sequences=True)(x)
        last = states[:, -1:]
        return keras.Model(x, keras.layers.Attention()([last, states]) if attention else last)

    sizes = gradients.input_gradient_norms(build, np.asarray(keras.random.normal((1, 50, 4), seed=1)), seeds=seeds)
    return sizes[:, 0] / sizes[:, -1]


@pytest.mark.parametrize("layer", ["SimpleRNN", "GRU"])
def test_attention_shortens_the_way_to_the_first_input_for_each_of_20_other_seeds(keras, layer):
    seeds = range(100, 120)
    alone, attended = (first_to_last(keras, layer, attention, seeds) for attention in (False, True))
    assert np.all(attended > 20 * alone)
    assert np.median(attended) > 1e4 * np.median(alone)
