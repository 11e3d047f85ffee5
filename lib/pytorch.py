"""Turns the weights of SimpleRNN, LSTM and GRU from Keras' layout into PyTorch's and back (needs NumPy only).

    Keras    kernel (features, blocks * units)        recurrent_kernel (units, blocks * units)  bias
    PyTorch  weight_ih_l0 (blocks * units, features)  weight_hh_l0 (blocks * units, units)      bias_ih_l0, bias_hh_l0

PyTorch's matrices are transposed. There is one block of units per gate or candidate:

    SimpleRNN  Keras h          PyTorch h          torch.nn.RNN with nonlinearity="tanh", its default
    LSTM       Keras i f c o    PyTorch i f g o    the same order; the candidate is called c or g
    GRU        Keras z r h      PyTorch r z n      z and r change places; the candidate is called h or n

In both, z is the share of the old state: h = z h + (1 - z) candidate. PyTorch always has two biases of one row each.
Keras has two rows for a GRU with reset_after=True (the form that PyTorch computes) and one row for the others.
Source: the documentation of torch.nn.RNN, LSTM and GRU; tests compare with what PyTorch itself computed.
"""

import numpy as np

from lib.shapes import GATES
from lib.text import Text, must_be

# Where each block stands in the other layout. Both directions are the same, since only two blocks change places.
ORDER = {"SimpleRNN": (0,), "LSTM": (0, 1, 2, 3), "GRU": (1, 0, 2)}


def to_pytorch(layer, weights, suffix="l0"):
    """The weights of a Keras layer under PyTorch's names, for load_state_dict (each as torch.tensor).

    Args:
        layer: "SimpleRNN", "LSTM" or "GRU".
        weights: what layer.get_weights() gives: kernel, recurrent_kernel and, with use_bias=True, bias.
        suffix: the end of the names: "l0"; "l1" for the second layer of a stack, "l0_reverse" for the backward one.

    Returns:
        dict of arrays: weight_ih, weight_hh and, if there is a bias, bias_ih and bias_hh, each with _suffix. The single
        bias row of a SimpleRNN or LSTM becomes bias_ih, and bias_hh is zero.

    Raises:
        ValueError: an unknown layer, another number of arrays, a shape that does not fit, or the one bias row of a GRU
            with reset_after=False, which PyTorch does not compute.
    """
    blocks = _blocks(layer)
    if len(weights) not in (2, 3):
        expected = Text("2 or 3 arrays (kernel, recurrent_kernel, bias)")
        raise ValueError(must_be("to_pytorch: weights", expected, len(weights)))
    kernel, recurrent_kernel, *bias = map(np.asarray, weights)
    units = len(recurrent_kernel) if recurrent_kernel.ndim else 0
    width = blocks * units
    _fits("to_pytorch: recurrent_kernel", recurrent_kernel, (units, width))
    _fits("to_pytorch: kernel", kernel, (kernel.shape[0] if kernel.ndim else 0, width))
    state = {"weight_ih": _reordered(layer, kernel).T, "weight_hh": _reordered(layer, recurrent_kernel).T}
    if bias and layer == "GRU":
        if bias[0].shape == (width,):
            expected = Text("{shape}, as with reset_after=True", shape=(2, width))
            raise ValueError(must_be("to_pytorch: GRU bias.shape", expected, bias[0].shape))
        _fits("to_pytorch: bias", bias[0], (2, width))
        state["bias_ih"], state["bias_hh"] = _reordered(layer, bias[0])
    elif bias:
        _fits("to_pytorch: bias", bias[0], (width,))
        state |= {"bias_ih": bias[0], "bias_hh": np.zeros_like(bias[0])}
    return {f"{name}_{suffix}": np.ascontiguousarray(array) for name, array in state.items()}


def to_keras(layer, state_dict, suffix="l0"):
    """The weights of a PyTorch layer as Keras' layer.set_weights takes them.

    Args:
        layer: "SimpleRNN", "LSTM" or "GRU".
        state_dict: dict of arrays or CPU tensors by PyTorch's names, as state_dict() of the torch.nn layer gives it;
            only the names with this suffix are read.
        suffix: as for to_pytorch.

    Returns:
        list of arrays: kernel, recurrent_kernel and, unless PyTorch's layer has bias=False, bias. For a SimpleRNN and
        an LSTM it is the sum of both biases, for a GRU they are its two rows.

    Raises:
        ValueError: an unknown layer, a missing name, an LSTM with proj_size (Keras has none), or a shape that does not
            fit.
    """
    blocks = _blocks(layer)
    full_names = {name.removesuffix(f"_{suffix}"): name for name in state_dict if name.endswith(f"_{suffix}")}
    needed = ["weight_ih", "weight_hh"] + ["bias_ih", "bias_hh"] * any(name.startswith("bias") for name in full_names)
    if missing := [f"{name}_{suffix}" for name in needed if name not in full_names]:
        expected = Text("a dict with {names}", names=", ".join(missing))
        raise ValueError(must_be("to_keras: state_dict", expected, sorted(state_dict)))
    if extra := sorted(full_names[name] for name in full_names if name not in needed):
        expected = Text("that of a layer without proj_size")
        raise ValueError(must_be("to_keras: state_dict", expected, extra))
    weight_ih, weight_hh, *biases = (np.asarray(state_dict[full_names[name]]) for name in needed)
    units = weight_hh.shape[-1] if weight_hh.ndim else 0
    width = blocks * units
    _fits(f"to_keras: weight_hh_{suffix}", weight_hh, (width, units))
    _fits(f"to_keras: weight_ih_{suffix}", weight_ih, (width, weight_ih.shape[-1] if weight_ih.ndim else 0))
    for name, bias in zip(needed[2:], biases, strict=True):
        _fits(f"to_keras: {name}_{suffix}", bias, (width,))
    weights = [_reordered(layer, weight_ih.T), _reordered(layer, weight_hh.T)]
    if biases:
        weights.append(_reordered(layer, np.stack(biases)) if layer == "GRU" else biases[0] + biases[1])
    return weights


def _blocks(layer):
    """How many blocks of units the layer has."""
    if layer not in GATES:
        known = ", ".join(GATES)
        raise ValueError(must_be("layer", Text("one of {known}", known=known), layer))
    return GATES[layer]


def _fits(name, array, shape):
    if array.shape != shape or 0 in shape:
        raise ValueError(must_be(f"{name}.shape", Text("{shape} with no axis of 0", shape=shape), array.shape))


def _reordered(layer, array):
    """The blocks of the last axis in the order of the other library."""
    blocks = np.split(array, GATES[layer], axis=-1)
    return np.concatenate([blocks[place] for place in ORDER[layer]], axis=-1)
