"""SimpleRNN, LSTM and GRU in NumPy, one line per gate, as the chapters' formulas say.

Weights are laid out as `layer.get_weights()` of Keras gives them. Shapes: x (batch, steps, features), kernel
(features, gates * units), recurrent_kernel (units, gates * units), outputs (batch, steps, units), states
(batch, units).
Everything is computed in float64. Sources: Elman 1990 (SimpleRNN); Hochreiter and Schmidhuber 1997 with the forget gate
of Gers et al. 2000 (LSTM); Cho et al. 2014 (GRU, reset_after=False) and its cuDNN form (reset_after=True).
"""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), element by element, without overflow."""
    return (1 + np.tanh(np.asarray(a) / 2)) / 2


def largest_difference(a, b):
    """The largest absolute difference between two arrays or tensors of one shape: a float, 0.0 if they are equal.

    Raises:
        ValueError: their shapes differ.
    """
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape:
        raise ValueError(f"largest_difference: both must have one shape, received {a.shape} and {b.shape}")
    return float(np.abs(a - b).max())


def simple_rnn(x, kernel, recurrent_kernel, bias, h0=None):
    """SimpleRNN: h = tanh(x W + h U + b).

    Args:
        x: (batch, steps, features).
        kernel, recurrent_kernel, bias: (features, units), (units, units), (units,); bias may be None.
        h0: (batch, units), the state before the first step; zeros if None.

    Returns:
        outputs (batch, steps, units), h (batch, units): the state after each step, and after the last one.

    Raises:
        ValueError: an argument has a shape that does not fit the others.
    """
    x, kernel, recurrent_kernel, bias, (h,) = _checked("simple_rnn", 1, x, kernel, recurrent_kernel, bias, h0)
    outputs = []
    for x_t in np.swapaxes(x, 0, 1):
        h = np.tanh(x_t @ kernel + h @ recurrent_kernel + bias)
        outputs.append(h)
    return np.stack(outputs, axis=1), h


def lstm(x, kernel, recurrent_kernel, bias, h0=None, c0=None):
    """LSTM with Keras' gate order i, f, c, o.

    Args:
        x: (batch, steps, features).
        kernel, recurrent_kernel, bias: (features, 4 units), (units, 4 units), (4 units,); bias may be None.
        h0, c0: (batch, units), hidden and cell state before the first step; zeros if None.

    Returns:
        outputs (batch, steps, units), h (batch, units), c (batch, units): h after each step, then the last h and c.

    Raises:
        ValueError: an argument has a shape that does not fit the others.
    """
    x, kernel, recurrent_kernel, bias, (h, c) = _checked("lstm", 4, x, kernel, recurrent_kernel, bias, h0, c0)
    outputs = []
    for x_t in np.swapaxes(x, 0, 1):
        i, f, candidate, o = np.split(x_t @ kernel + h @ recurrent_kernel + bias, 4, axis=-1)
        i, f, o = sigmoid(i), sigmoid(f), sigmoid(o)
        c = f * c + i * np.tanh(candidate)
        h = o * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1), h, c


def gru(x, kernel, recurrent_kernel, bias, h0=None, reset_after=True):
    """GRU with Keras' gate order z, r, h.

    The two forms differ in one place: reset_after=True (Keras' default) multiplies r into `h U + b` after the product,
    reset_after=False multiplies r into h before it, as most textbooks write.

    Args:
        x: (batch, steps, features).
        kernel, recurrent_kernel: (features, 3 units), (units, 3 units).
        bias: (2, 3 units), input row and recurrent row, if reset_after; else (3 units,); may be None.
        h0: (batch, units), the state before the first step; zeros if None.
        reset_after: where the reset gate acts.

    Returns:
        outputs (batch, steps, units), h (batch, units): the state after each step, and after the last one.

    Raises:
        ValueError: an argument has a shape that does not fit the others.
    """
    x, kernel, recurrent_kernel, bias, (h,) = _checked(
        "gru", 3, x, kernel, recurrent_kernel, bias, h0, bias_rows=2 if reset_after else 1
    )
    input_bias, recurrent_bias = bias if reset_after else (bias, np.zeros_like(bias))
    U_z, U_r, U_h = np.split(recurrent_kernel, 3, axis=-1)
    b_z, b_r, b_h = np.split(recurrent_bias, 3)
    outputs = []
    for x_t in np.swapaxes(x, 0, 1):
        x_z, x_r, x_h = np.split(x_t @ kernel + input_bias, 3, axis=-1)
        z = sigmoid(x_z + h @ U_z + b_z)
        r = sigmoid(x_r + h @ U_r + b_r)
        candidate = np.tanh(x_h + r * (h @ U_h + b_h)) if reset_after else np.tanh(x_h + (r * h) @ U_h)
        h = z * h + (1 - z) * candidate
        outputs.append(h)
    return np.stack(outputs, axis=1), h


def _checked(name, gates, x, kernel, recurrent_kernel, bias, *states, bias_rows=1):
    """The arguments as float64 arrays that fit each other, zeros for a bias or state that is None."""
    x, kernel, recurrent_kernel = (np.asarray(a, dtype="float64") for a in (x, kernel, recurrent_kernel))
    if x.ndim != 3 or 0 in x.shape:
        raise ValueError(
            f"{name}: x must have the shape (batch, steps, features) with no axis of 0, received {x.shape}"
        )
    batch, _, features = x.shape
    units = recurrent_kernel.shape[0] if recurrent_kernel.ndim else 0
    bias_shape = (2, gates * units) if bias_rows == 2 else (gates * units,)
    bias = np.zeros(bias_shape) if bias is None else np.asarray(bias, dtype="float64")
    states = [np.zeros((batch, units)) if s is None else np.asarray(s, dtype="float64") for s in states]
    expected = {
        "recurrent_kernel": (recurrent_kernel, (units, gates * units)),
        "kernel": (kernel, (features, gates * units)),
        "bias": (bias, bias_shape),
        **{key: (state, (batch, units)) for key, state in zip(("h0", "c0"), states, strict=False)},
    }
    for argument, (array, shape) in expected.items():
        if array.shape != shape:
            raise ValueError(
                f"{name}: {argument} must have the shape {shape} for {features} features and {units} units, "
                f"received {array.shape}"
            )
    return x, kernel, recurrent_kernel, bias, states
