"""lib.shapes gives the shapes and counts that Keras gives, for every layer and every combination of flags."""

import itertools

import numpy as np
import pytest

from lib import setup, shapes, text

pytestmark = pytest.mark.usefixtures("english")

BATCH, STEPS, FEATURES, UNITS = 2, 4, 5, 3
BOOLEANS = (False, True)


def keras_layer(layer, units=UNITS, bidirectional="", **options):
    layers = setup.import_keras().layers
    inner = getattr(layers, layer)(units, **options)
    if not bidirectional:
        return inner
    return layers.Bidirectional(inner, merge_mode=None if bidirectional == "None" else bidirectional)


def shapes_of(result):
    return [tuple(tensor.shape) for tensor in (result if isinstance(result, (list, tuple)) else [result])]


@pytest.mark.parametrize("layer", shapes.GATES)
@pytest.mark.parametrize(("return_sequences", "return_state"), list(itertools.product(BOOLEANS, BOOLEANS)))
@pytest.mark.parametrize("bidirectional", ["", "concat", "sum", "None"])
def test_output_shapes_equal_keras_for_every_flag(layer, return_sequences, return_state, bidirectional):
    flags = {"return_sequences": return_sequences, "return_state": return_state, "bidirectional": bidirectional}
    x = np.zeros((BATCH, STEPS, FEATURES), dtype="float32")
    assert shapes.output_shapes(layer, BATCH, STEPS, UNITS, **flags) == shapes_of(keras_layer(layer, **flags)(x))


@pytest.mark.parametrize("layer", shapes.GATES)
@pytest.mark.parametrize(("use_bias", "reset_after", "bidirectional"), list(itertools.product(BOOLEANS, repeat=3)))
def test_weights_and_counts_equal_keras(layer, use_bias, reset_after, bidirectional):
    options = {"reset_after": reset_after} if layer == "GRU" else {}
    built = keras_layer(layer, UNITS, "concat" if bidirectional else "", use_bias=use_bias, **options)
    built.build((None, STEPS, FEATURES))
    expected = list(shapes.weight_shapes(layer, FEATURES, UNITS, use_bias, reset_after).values())
    assert [tuple(w.shape) for w in built.weights] == expected * (2 if bidirectional else 1)
    assert shapes.count_params(layer, FEATURES, UNITS, reset_after, use_bias, bidirectional) == built.count_params()


@pytest.mark.parametrize(
    ("arguments", "count"), [(("SimpleRNN", 5, 5), 55), (("LSTM", 5, 5), 220), (("GRU", 5, 5), 180)]
)
def test_counts_of_the_lecture(arguments, count):
    assert shapes.count_params(*arguments) == count


def test_show_prints_one_aligned_line_an_array(capsys):
    shapes.show(outputs=np.zeros((1, 4, 3)), h=np.zeros((1, 3)))
    assert capsys.readouterr().out == "outputs (1, 4, 3)\nh       (1, 3)\n"


@pytest.mark.parametrize(("language", "total"), [("ko", "합계"), ("en", "total")])
def test_tables_of_weights_and_layers_show_names_shapes_and_counts(capsys, language, total):
    keras = setup.import_keras()
    text.set_language(language)
    try:
        layer = keras_layer("GRU", 5)
        layer.build((None, 6, 5))
        shapes.show_weights(layer)
        shapes.show_layers(keras.Sequential([keras.Input((6, 5)), keras_layer("LSTM", 5), keras.layers.Dense(5)]))
    finally:
        text.set_language("ko")
    assert capsys.readouterr().out.splitlines() == [
        "kernel           (5, 15)    75",
        "recurrent_kernel (5, 15)    75",
        "bias             (2, 15)    30",
        f"{total} 180",
        "LSTM            (None, 5)      220",
        "Dense           (None, 5)       30",
        f"{total} 250",
    ]
