"""lib.shapes gives the shapes and counts that Keras gives, for every layer and every combination of flags."""

import itertools

import numpy as np
import pytest

from lib import setup, shapes

pytestmark = pytest.mark.usefixtures("english")

BATCH, STEPS, FEATURES, UNITS = 2, 4, 5, 3
BOOLEANS = (False, True)


def keras_layer(layer, bidirectional=False, merge_mode="concat", **options):
    keras = setup.import_keras()
    inner = getattr(keras.layers, layer)(UNITS, **options)
    return keras.layers.Bidirectional(inner, merge_mode=merge_mode) if bidirectional else inner


@pytest.mark.parametrize("layer", shapes.GATES)
@pytest.mark.parametrize("wrapper", [{}, *({"bidirectional": True, "merge_mode": mode} for mode in ("concat", None))])
def test_output_shapes_equal_keras_for_every_flag(layer, wrapper):
    x = np.zeros((BATCH, STEPS, FEATURES), dtype="float32")
    for return_sequences, return_state in itertools.product(BOOLEANS, BOOLEANS):
        options = {"return_sequences": return_sequences, "return_state": return_state, **wrapper}
        result = keras_layer(layer, **options)(x)
        expected = [tuple(tensor.shape) for tensor in (result if isinstance(result, (list, tuple)) else [result])]
        assert shapes.output_shapes(layer, BATCH, STEPS, UNITS, **options) == expected, options


@pytest.mark.parametrize("layer", shapes.GATES)
def test_weights_and_counts_equal_keras(layer):
    for use_bias, bidirectional, reset_after in itertools.product(BOOLEANS, repeat=3):
        options = {"reset_after": reset_after} if layer == "GRU" else {}
        built = keras_layer(layer, bidirectional, use_bias=use_bias, **options)
        built.build((None, STEPS, FEATURES))
        expected = list(shapes.weight_shapes(layer, FEATURES, UNITS, use_bias, reset_after).values())
        assert [tuple(w.shape) for w in built.weights] == expected * (2 if bidirectional else 1)
        count = shapes.count_params(layer, FEATURES, UNITS, reset_after, use_bias, bidirectional)
        assert count == built.count_params()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: shapes.count_params("RNN", 5, 3), "layer must be one of SimpleRNN, LSTM, GRU, received 'RNN'"),
        (lambda: shapes.count_params("LSTM", 5, 0), "units must be a whole number of at least 1, received 0"),
        (
            lambda: shapes.output_shapes("GRU", 1, 4, 3, bidirectional=True, merge_mode="add"),
            "output_shapes: merge_mode must be one of ('concat', 'sum', 'mul', 'ave', None), received 'add'",
        ),
    ],
)
def test_bad_sizes_get_one_sentence(call, message):
    with pytest.raises(ValueError) as raised:
        call()
    assert str(raised.value) == message
