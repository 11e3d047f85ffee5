"""Start values for the biases of gates, for a Keras layer's bias_initializer (NumPy only).

keras.layers.LSTM(16, bias_initializer=initializers.lstm_bias(16, forget=3), unit_forget_bias=False)
keras.layers.GRU(16, bias_initializer=initializers.gru_bias(16, update=3))
"""

import numpy as np

from lib.text import Text, must_be


def lstm_bias(units, forget=1, input=0):
    """An initializer for the bias (4 * units,) of an LSTM, in Keras' order i, f, c, o; c gets 0.

    The layer needs unit_forget_bias=False: otherwise Keras sets the forget bias itself.

    Args:
        units: units of the layer.
        forget, input: a number, or an array (units,), for that gate.
    """
    blocks = [np.broadcast_to(value, units) for value in (input, forget, 0, 0)]
    return _initializer(
        "lstm_bias", units, np.concatenate(blocks), Text("give the LSTM unit_forget_bias=False too")
    )


def gru_bias(units, update=0, reset=0):
    """An initializer for the bias (2, 3 * units) of a GRU with reset_after=True: z, r, h.

    The biases of update and reset gate (numbers, or arrays (units,)) stand in the first row; all
    other values start at 0.
    """
    bias = np.zeros((2, 3 * units))
    bias[0, :units] = update
    bias[0, units : 2 * units] = reset
    return _initializer("gru_bias", units, bias, Text("it fits a GRU with reset_after=True only"))


def chrono(steps, units):
    """Forget biases for memories of up to `steps` steps: the logarithms of 1 … steps - 1.

    A forget gate with bias b keeps its cell for about exp(b) steps. The input gate gets -b. In a
    GRU the update gate takes the part of the forget gate. Source: Tallec and Ollivier 2018, "Can
    recurrent neural networks warp time?". They draw the numbers at random; here they are evenly
    spaced: float32 (units,).
    """
    return np.log(np.linspace(1, steps - 1, units)).astype("float32")


def _initializer(function, units, bias, advice):
    """A function (shape, dtype=None) -> array, as Keras calls it; ValueError for another shape."""

    def initializer(shape, dtype=None):
        if tuple(shape) != bias.shape:
            expected = Text("{shape} ({advice})", shape=bias.shape, advice=advice)
            raise ValueError(must_be(f"{function}({units}): shape", expected, tuple(shape)))
        return bias.astype(dtype or "float32")

    return initializer
