"""SimpleRNN, LSTM and GRU in NumPy, written as the formulas of the chapters.

Weights are laid out as `layer.get_weights()` of Keras gives them, and all is computed in float64.

    x (batch, steps, features)       kernel W (features, blocks * units)
    h, c (batch, units)              recurrent_kernel U (units, blocks * units)
    outputs (batch, steps, units)    bias b (blocks * units,)

There is one block of units per gate or candidate: SimpleRNN 1, LSTM 4, GRU 3. bias=None, h0=None
and c0=None stand for zeros. Shapes that do not fit each other raise NumPy's ValueError.
Sources: Elman 1990 (SimpleRNN); Hochreiter and Schmidhuber 1997 with the forget gate of Gers et al.
2000 (LSTM); Cho et al. 2014 (GRU, reset_after=False) and the form of cuDNN (GRU, reset_after=True).
"""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), element by element, without overflow."""
    return (1 + np.tanh(np.asarray(a) / 2)) / 2


def _float64(array, shape=None):
    """The array in float64; zeros of this shape where it is None."""
    return np.zeros(shape) if array is None else np.asarray(array, dtype="float64")


def simple_rnn(x, kernel, recurrent_kernel, bias, h0=None):
    """SimpleRNN. Returns outputs (h after each step) and the last h.

    h = tanh(x W + h U + b)
    """
    x, W, U = map(_float64, (x, kernel, recurrent_kernel))
    b = _float64(bias, len(U))
    h = _float64(h0, (len(x), len(U)))
    outputs = []
    for x_t in np.swapaxes(x, 0, 1):
        h = np.tanh(x_t @ W + h @ U + b)
        outputs.append(h)
    return np.stack(outputs, axis=1), h


def lstm(x, kernel, recurrent_kernel, bias, h0=None, c0=None):
    """LSTM, blocks in Keras' order i, f, c, o. Returns outputs (h after each step), last h, last c.

    i, f, candidate, o = x W + h U + b
    c = sigmoid(f) c + sigmoid(i) tanh(candidate)
    h = sigmoid(o) tanh(c)
    """
    x, W, U = map(_float64, (x, kernel, recurrent_kernel))
    b = _float64(bias, 4 * len(U))
    h = _float64(h0, (len(x), len(U)))
    c = _float64(c0, (len(x), len(U)))
    outputs = []
    for x_t in np.swapaxes(x, 0, 1):
        i, f, candidate, o = np.split(x_t @ W + h @ U + b, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1), h, c


def gru(x, kernel, recurrent_kernel, bias, h0=None, reset_after=True):
    """GRU, blocks in Keras' order z, r, h. Returns outputs (h after each step) and the last h.

    x_z, x_r, x_h = x W + input_bias
    z = sigmoid(x_z + h U_z + b_z)
    r = sigmoid(x_r + h U_r + b_r)
    candidate = tanh(x_h + r (h U_h + b_h))    with reset_after=True, Keras' default
    candidate = tanh(x_h + (r h) U_h)          with reset_after=False, as most textbooks write it
    h = z h + (1 - z) candidate

    With reset_after=True the bias has two rows, (2, 3 * units): input_bias, and (b_z, b_r, b_h),
    which is added to h U. With reset_after=False it has one row, input_bias.
    """
    x, W, U = map(_float64, (x, kernel, recurrent_kernel))
    h = _float64(h0, (len(x), len(U)))
    biases = _float64(bias, (2, 3 * len(U)) if reset_after else 3 * len(U))
    U_z, U_r, U_h = np.split(U, 3, axis=-1)
    if reset_after:
        input_bias, recurrent_bias = biases
    else:
        input_bias = biases
        recurrent_bias = np.zeros_like(biases)
    b_z, b_r, b_h = np.split(recurrent_bias, 3)
    outputs = []
    for x_t in np.swapaxes(x, 0, 1):
        x_z, x_r, x_h = np.split(x_t @ W + input_bias, 3, axis=-1)
        z = sigmoid(x_z + h @ U_z + b_z)
        r = sigmoid(x_r + h @ U_r + b_r)
        if reset_after:
            candidate = np.tanh(x_h + r * (h @ U_h + b_h))
        else:
            candidate = np.tanh(x_h + (r * h) @ U_h)
        h = z * h + (1 - z) * candidate
        outputs.append(h)
    return np.stack(outputs, axis=1), h
