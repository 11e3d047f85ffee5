"""lib.shapes gives the shapes and counts that Keras gives, for every layer and every combination of
flags.
"""

import itertools

import numpy as np
import pytest

from lib import setup, shapes

pytestmark = pytest.mark.usefixtures("english")

BATCH = 2
STEPS = 4
FEATURES = 5
UNITS = 3
BOOLEANS = (False, True)


def keras_layer(layer, bidirectional="", **options):
    layers = setup.import_keras().layers
    inner = getattr(layers, layer)(UNITS, **options)
    if not bidirectional:
        return inner
    return layers.Bidirectional(
        inner, merge_mode=None if bidirectional == "None" else bidirectional
    )


@pytest.mark.parametrize("layer", shapes.GATES)
@pytest.mark.parametrize("bidirectional", ["", "concat", "None"])
def test_output_shapes_equal_keras_for_every_flag(layer, bidirectional):
    x = np.zeros((BATCH, STEPS, FEATURES), dtype="float32")
    for sequences, state in itertools.product(BOOLEANS, BOOLEANS):
        options = {
            "return_sequences": sequences,
            "return_state": state,
            "bidirectional": bidirectional,
        }
        result = keras_layer(layer, **options)(x)
        expected = [
            tuple(tensor.shape)
            for tensor in (result if isinstance(result, (list, tuple)) else [result])
        ]
        assert shapes.output_shapes(layer, BATCH, STEPS, UNITS, **options) == expected, options


@pytest.mark.parametrize("layer", shapes.GATES)
def test_weights_and_counts_equal_keras(layer):
    for use_bias, bidirectional, reset_after in itertools.product(
        BOOLEANS, ("", "concat"), BOOLEANS
    ):
        options = {"reset_after": reset_after} if layer == "GRU" else {}
        built = keras_layer(layer, bidirectional, use_bias=use_bias, **options)
        built.build((None, STEPS, FEATURES))
        expected = list(
            shapes.weight_shapes(layer, FEATURES, UNITS, use_bias, reset_after).values()
        )
        assert [tuple(w.shape) for w in built.weights] == expected * (2 if bidirectional else 1)
        count = shapes.count_params(layer, FEATURES, UNITS, reset_after, use_bias, bidirectional)
        assert count == built.count_params()
