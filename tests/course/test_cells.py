"""lib.cells computes what Keras computes, for any sizes, weights and initial states."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import cells, setup, shapes

pytestmark = pytest.mark.usefixtures("english")

# What one example consists of; the arrays themselves come from the seed, so that a failing example stays readable.
CASES = st.fixed_dictionaries(
    {
        "batch": st.integers(1, 4),
        "steps": st.integers(1, 7),
        "features": st.integers(1, 6),
        "units": st.integers(1, 6),
        "scale": st.sampled_from([0.0, 0.1, 1.0]),
        "with_state": st.booleans(),
        "use_bias": st.booleans(),
        "seed": st.integers(0, 2**32 - 1),
    }
)
examples = settings(max_examples=150)


def differences(layer, case, **options):
    """Largest |NumPy - Keras| of each returned array, for one random layer called on one random batch."""
    keras = setup.import_keras()
    rng = np.random.default_rng(case["seed"])
    batch, units = case["batch"], case["units"]
    keras_layer = getattr(keras.layers, layer)(
        units, return_sequences=True, return_state=True, use_bias=case["use_bias"], **options
    )
    keras_layer.build((batch, case["steps"], case["features"]))
    weights = [rng.normal(scale=case["scale"], size=w.shape).astype("float32") for w in keras_layer.weights]
    keras_layer.set_weights(weights)
    x = rng.normal(size=(batch, case["steps"], case["features"])).astype("float32")
    names = ["h0", "c0"][: len(shapes.STATES[layer])]
    states = {name: rng.normal(size=(batch, units)).astype("float32") for name in names} if case["with_state"] else {}
    expected = keras_layer(x, initial_state=list(states.values()) or None)
    if not case["use_bias"]:
        weights.append(None)
    cell = {"SimpleRNN": cells.simple_rnn, "LSTM": cells.lstm, "GRU": cells.gru}[layer]
    computed = cell(x, *weights, **states, **options)
    assert len(computed) == len(expected)
    for array, tensor in zip(computed, expected, strict=True):
        assert array.shape == tuple(tensor.shape)
    return [np.abs(array - np.asarray(tensor)).max() for array, tensor in zip(computed, expected, strict=True)]


@given(CASES)
@examples
def test_simple_rnn_equals_keras(case):
    assert max(differences("SimpleRNN", case)) < 1e-5


@given(CASES)
@examples
def test_lstm_equals_keras(case):
    assert max(differences("LSTM", case)) < 1e-5


@given(CASES, st.booleans())
@examples
def test_gru_equals_keras_with_the_reset_gate_before_and_after(case, reset_after):
    assert max(differences("GRU", case, reset_after=reset_after)) < 1e-5


CORNERS = {
    "one step": {"steps": 1},
    "one unit": {"units": 1},
    "one feature": {"features": 1},
    "a batch of one": {"batch": 1},
    "one of everything": {"batch": 1, "steps": 1, "features": 1, "units": 1},
    "no bias": {"use_bias": False},
    "no initial state": {"with_state": False},
    "weights of zero": {"scale": 0.0},
}


@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize(
    ("layer", "options"),
    [("SimpleRNN", {}), ("LSTM", {}), ("GRU", {"reset_after": True}), ("GRU", {"reset_after": False})],
)
def test_corner_cases_equal_keras(layer, options, corner):
    usual = dict(batch=3, steps=5, features=4, units=3, scale=1.0, with_state=True, use_bias=True, seed=0)
    assert max(differences(layer, {**usual, **CORNERS[corner]}, **options)) < 1e-5


@pytest.mark.parametrize("gate", [0, 1, 2, 3])
def test_each_lstm_gate_is_where_keras_has_it(gate):
    """The weights differ in one gate only, so that two swapped gates are noticed."""
    keras = setup.import_keras()
    layer = keras.layers.LSTM(2, return_sequences=True, return_state=True)
    layer.build((1, 3, 2))
    kernel, recurrent, bias = (np.full(w.shape, 0.2, dtype="float32") for w in layer.weights)
    for array in (kernel, recurrent, bias):
        array[..., 2 * gate : 2 * gate + 2] = [-0.7, 1.3]
    layer.set_weights([kernel, recurrent, bias])
    x = np.linspace(-1, 1, 6, dtype="float32").reshape(1, 3, 2)
    for array, tensor in zip(cells.lstm(x, kernel, recurrent, bias), layer(x), strict=True):
        np.testing.assert_allclose(array, np.asarray(tensor), atol=1e-6)


def test_large_inputs_neither_overflow_nor_warn(recwarn):
    assert cells.sigmoid(np.array([-1e4, 0.0, 1e4])).tolist() == [0.0, 0.5, 1.0]
    x = np.full((1, 2, 5), 1e4)
    for cell, gates in ((cells.simple_rnn, 1), (cells.lstm, 4), (cells.gru, 3)):
        assert np.isfinite(cell(x, np.ones((5, 3 * gates)), np.ones((3, 3 * gates)), None)[0]).all()
    assert not recwarn.list


def test_arguments_are_left_as_they_were():
    x, h0 = np.ones((1, 2, 5)), np.zeros((1, 3))
    cells.simple_rnn(x, np.ones((5, 3)), np.ones((3, 3)), np.ones(3), h0)
    assert (x == 1).all() and (h0 == 0).all()


@pytest.mark.parametrize(
    ("cell", "gates", "change", "message"),
    [
        (
            cells.simple_rnn,
            1,
            {"x": (4, 5)},
            "simple_rnn: x.shape must be (batch, steps, features) with no axis of 0, received (4, 5)",
        ),
        (
            cells.lstm,
            4,
            {"x": (1, 0, 5)},
            "lstm: x.shape must be (batch, steps, features) with no axis of 0, received (1, 0, 5)",
        ),
        (
            cells.simple_rnn,
            1,
            {"kernel": (4, 3)},
            "simple_rnn: kernel.shape must be (5, 3) for 5 features and 3 units, received (4, 3)",
        ),
        (
            cells.lstm,
            4,
            {"recurrent_kernel": (3, 9)},
            "lstm: recurrent_kernel.shape must be (3, 12) for 5 features and 3 units, received (3, 9)",
        ),
        (
            cells.gru,
            3,
            {"bias": (9,)},
            "gru: bias.shape must be (2, 9) for 5 features and 3 units, received (9,)",
        ),
        (
            cells.lstm,
            4,
            {"c0": (2, 3)},
            "lstm: c0.shape must be (1, 3) for 5 features and 3 units, received (2, 3)",
        ),
        (
            cells.gru,
            3,
            {"h0": (3,)},
            "gru: h0.shape must be (1, 3) for 5 features and 3 units, received (3,)",
        ),
    ],
)
def test_arrays_that_do_not_fit_get_one_sentence(cell, gates, change, message):
    fitting = {
        "x": (1, 4, 5),
        "kernel": (5, 3 * gates),
        "recurrent_kernel": (3, 3 * gates),
        "bias": (2, 9) if cell is cells.gru else (3 * gates,),
    }
    arrays = {name: np.zeros(shape) for name, shape in {**fitting, **change}.items()}
    with pytest.raises(ValueError) as raised:
        cell(**arrays)
    assert str(raised.value) == message


def test_a_gru_bias_of_two_rows_does_not_fit_the_textbook_form():
    with pytest.raises(ValueError, match=r"gru: bias.shape must be \(9,\) .*, received \(2, 9\)"):
        cells.gru(np.zeros((1, 4, 5)), np.zeros((5, 9)), np.zeros((3, 9)), np.zeros((2, 9)), reset_after=False)
