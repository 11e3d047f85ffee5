"""What the last chapter claims: masks skip padding, both directions see the future, attention helps a GRU to learn."""

import functools

import numpy as np
import pytest

from lib import setup, shapes, tomato


@pytest.fixture(scope="module")
def keras():
    return setup.import_keras()


@pytest.mark.parametrize("layer", shapes.GATES)
@pytest.mark.parametrize("padding", ["pre", "post"])
def test_a_masked_padded_sentence_ends_in_the_state_of_the_sentence_alone(keras, layer, padding):
    texts = ["토마토를먹자", "먹자", "토마토"]
    rows = [tomato.encode(text)[0] for text in texts]
    x = keras.utils.pad_sequences(rows, padding=padding, dtype="float32")
    for seed in range(2):
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
    for seed in range(2):
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
    for seed in range(2):
        keras.utils.set_random_seed(seed)
        make = functools.partial(getattr(keras.layers, layer), 3, return_sequences=True)
        for made, sees in ((make(), False), (keras.layers.Bidirectional(make()), True)):
            one, other = (np.asarray(made(tomato.encode(text)))[0, 0] for text in ("토마토를먹자", "토마토를먹토"))
            assert np.array_equal(one, other) != sees
