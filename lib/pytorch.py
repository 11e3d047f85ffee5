"""Turns the weights of SimpleRNN, LSTM and GRU from Keras' layout into PyTorch's and back.

    Keras    kernel (features, blocks * units)        recurrent_kernel (units, blocks * units)
             bias
    PyTorch  weight_ih_l0 (blocks * units, features)  weight_hh_l0 (blocks * units, units)
             bias_ih_l0, bias_hh_l0

PyTorch's matrices are transposed. There is one block of units per gate or candidate:

    SimpleRNN  Keras h        PyTorch h        torch.nn.RNN with nonlinearity="tanh", its default
    LSTM       Keras i f c o  PyTorch i f g o  the same order; the candidate is called c or g
    GRU        Keras z r h    PyTorch r z n    z and r change places; the candidate is h or n

In both, z is the share of the old state: h = z h + (1 - z) candidate. PyTorch always has two biases
of one row each. Keras has two rows for a GRU with reset_after=True (the form that PyTorch computes)
and one row for the others.
Source: the documentation of torch.nn.RNN, LSTM and GRU; tests compare with what PyTorch itself
computed.
"""

import numpy as np

from lib.text import Text, must_be

# Where each block stands in the other layout. Both directions are the same, since only two blocks
# change places.
ORDER = {"SimpleRNN": (0,), "LSTM": (0, 1, 2, 3), "GRU": (1, 0, 2)}


def to_pytorch(layer, weights, suffix="l0"):
    """The weights of a Keras layer under PyTorch's names, for load_state_dict.

    Args:
        layer: "SimpleRNN", "LSTM" or "GRU".
        weights: what layer.get_weights() gives: kernel, recurrent_kernel and, with use_bias=True,
            bias.
        suffix: the end of the names: "l0"; "l1" for the second layer of a stack, "l0_reverse" for
            the backward one.

    Returns:
        dict of arrays: weight_ih, weight_hh and, if there is a bias, bias_ih and bias_hh, each with
        _suffix. The single bias row of a SimpleRNN or LSTM becomes bias_ih, and bias_hh is zero.

    Raises:
        KeyError: an unknown layer.
        ValueError: a shape that does not fit, or the one bias row of a GRU with reset_after=False,
            which PyTorch does not compute.
    """
    kernel, recurrent_kernel, *bias = map(np.asarray, weights)
    state = {
        "weight_ih": _reordered(layer, kernel).T,
        "weight_hh": _reordered(layer, recurrent_kernel).T,
    }
    if bias and layer == "GRU" and bias[0].ndim == 1:
        expected = Text("{shape}, as with reset_after=True", shape=(2, len(bias[0])))
        raise ValueError(must_be("to_pytorch: GRU bias.shape", expected, bias[0].shape))
    if bias:
        rows = bias[0] if layer == "GRU" else np.stack([bias[0], np.zeros_like(bias[0])])
        reordered = _reordered(layer, rows)
        state["bias_ih"] = reordered[0]
        state["bias_hh"] = reordered[1]
    return {f"{name}_{suffix}": np.ascontiguousarray(array) for name, array in state.items()}


def to_keras(layer, state_dict, suffix="l0"):
    """The weights of a PyTorch layer as Keras' layer.set_weights takes them.

    Args:
        layer: "SimpleRNN", "LSTM" or "GRU".
        state_dict: dict of arrays or CPU tensors by PyTorch's names, as state_dict() of the
            torch.nn layer gives it; only the names with this suffix are read.
        suffix: as for to_pytorch.

    Returns:
        list of arrays: kernel, recurrent_kernel and, unless PyTorch's layer has bias=False, bias.
        For a SimpleRNN and an LSTM it is the sum of both biases, for a GRU they are its two rows.

    Raises as to_pytorch, and KeyError for a missing name.
    """
    kernel = np.asarray(state_dict[f"weight_ih_{suffix}"]).T
    recurrent_kernel = np.asarray(state_dict[f"weight_hh_{suffix}"]).T
    weights = [_reordered(layer, kernel), _reordered(layer, recurrent_kernel)]
    if f"bias_ih_{suffix}" in state_dict:
        of_inputs = np.asarray(state_dict[f"bias_ih_{suffix}"])
        of_states = np.asarray(state_dict[f"bias_hh_{suffix}"])
        biases = np.stack([of_inputs, of_states])
        weights.append(_reordered(layer, biases) if layer == "GRU" else biases.sum(axis=0))
    return weights


def _reordered(layer, array):
    """The blocks of the last axis in the order of the other library."""
    blocks = np.split(array, len(ORDER[layer]), axis=-1)
    return np.concatenate([blocks[place] for place in ORDER[layer]], axis=-1)
