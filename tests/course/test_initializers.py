"""Start values of gates: they open the gates that they name, and refuse a layer that they do not
fit. Models, kept runs.
"""

import numpy as np
import pytest

from lib import setup
from lib.training import initializers, models

pytestmark = pytest.mark.usefixtures("english")

keras = setup.import_keras()
LSTM_BIAS = initializers.lstm_bias(3)
GRU_BIAS = initializers.gru_bias(3)


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (
            lambda: keras.layers.LSTM(3, bias_initializer=LSTM_BIAS),
            r"\(12,\).*unit_forget_bias=False.*received \(3,\)",
        ),
        (
            lambda: keras.layers.LSTM(4, bias_initializer=LSTM_BIAS, unit_forget_bias=False),
            r"received \(16,\)",
        ),
        (
            lambda: keras.layers.GRU(3, bias_initializer=GRU_BIAS, reset_after=False),
            "reset_after=True only",
        ),
    ],
)
def test_a_bias_for_another_layer_is_refused(build, words):
    with pytest.raises(ValueError, match=words):
        build().build((None, 6, 5))


def test_gate_biases_open_the_gates_that_they_name():
    lstm = initializers.lstm_bias(2, forget=3, input=np.array([1, 2]))((8,))
    np.testing.assert_array_equal(lstm, [1, 2, 3, 3, 0, 0, 0, 0])
    np.testing.assert_array_equal(
        initializers.gru_bias(2, update=3)((2, 6)), [[3, 3, 0, 0, 0, 0], [0] * 6]
    )


def test_chrono_spreads_memories_from_one_step_to_all():
    biases = initializers.chrono(30, 16)
    assert biases[0] == 0
    assert np.isclose(np.exp(biases[-1]), 29)
    assert (np.diff(biases) > 0).all()


def test_a_prediction_drops_nothing():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dropout(0.9)])
    np.testing.assert_array_equal(
        models.predict(model, np.ones((2, 3), "float32")), np.ones((2, 3))
    )
