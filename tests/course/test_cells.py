"""lib.cells computes what Keras computes, for any weights and initial states."""

import numpy as np
import pytest

from lib import cells, setup, shapes

CELLS = {"SimpleRNN": cells.simple_rnn, "LSTM": cells.lstm, "GRU": cells.gru}
KINDS = [
    ("SimpleRNN", {}),
    ("LSTM", {}),
    ("GRU", {"reset_after": True}),
    ("GRU", {"reset_after": False}),
]


@pytest.mark.parametrize("use_bias", [True, False])
@pytest.mark.parametrize(("name", "options"), KINDS)
def test_a_cell_equals_the_layer_of_keras(name, options, use_bias):
    """For small, usual and zero weights, with initial states and without."""
    batch = 3
    steps = 5
    features = 4
    units = 3
    layer = getattr(setup.import_keras().layers, name)(
        units, return_sequences=True, return_state=True, use_bias=use_bias, **options
    )
    layer.build((batch, steps, features))
    rng = np.random.default_rng(units)
    for scale, with_state in ((0.0, True), (0.1, True), (1.0, True), (1.0, False)):
        weights = [
            rng.normal(scale=scale, size=weight.shape).astype("float32") for weight in layer.weights
        ]
        layer.set_weights(weights)
        x = rng.normal(size=(batch, steps, features)).astype("float32")
        states = [
            rng.normal(size=(batch, units)).astype("float32")
            for _ in shapes.STATES[name]
            if with_state
        ]
        expected = layer(x, initial_state=states or None)
        named = dict(zip(("h0", "c0"), states, strict=False))
        computed = CELLS[name](x, *weights, *([] if use_bias else [None]), **named, **options)
        for array, tensor in zip(computed, expected, strict=True):
            assert array.shape == tuple(tensor.shape)
            np.testing.assert_allclose(array, np.asarray(tensor), atol=1e-5)


def test_large_inputs_neither_overflow_nor_warn(recwarn):
    assert cells.sigmoid(np.array([-1e4, 0.0, 1e4])).tolist() == [0.0, 0.5, 1.0]
    x = np.full((1, 2, 5), 1e4)
    for cell, gates in ((cells.simple_rnn, 1), (cells.lstm, 4), (cells.gru, 3)):
        assert np.isfinite(cell(x, np.ones((5, 3 * gates)), np.ones((3, 3 * gates)), None)[0]).all()
    assert not recwarn.list
