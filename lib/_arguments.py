"""Checks the arguments of the functions in lib.cells, so that their bodies hold formulas only."""

import functools
import inspect

import numpy as np

from lib.text import Text, must_be


def checked(blocks):
    """Give a cell function float64 arrays that fit each other, with zeros in place of None.

    Args:
        blocks: number of blocks of units in a kernel.

    Raises (the decorated function):
        ValueError: an argument has a shape that does not fit the others.
    """

    def decorate(function):
        signature = inspect.signature(function)

        @functools.wraps(function)
        def cell(*arguments, **named):
            bound = signature.bind(*arguments, **named)
            bound.apply_defaults()
            return function(**_fitted(function.__name__, blocks, **bound.arguments))

        return cell

    return decorate


def _fitted(function, blocks, x, recurrent_kernel, reset_after=None, **arrays):
    x, recurrent_kernel = np.asarray(x, dtype="float64"), np.asarray(recurrent_kernel, dtype="float64")
    if x.ndim != 3 or 0 in x.shape:
        expected = Text("(batch, steps, features) with no axis of 0")
        raise ValueError(must_be(f"{function}: x.shape", expected, x.shape))
    features, units = x.shape[-1], len(recurrent_kernel)
    width = blocks * units
    shapes = {"recurrent_kernel": (units, width), "kernel": (features, width), "bias": (width,)}
    if reset_after:
        shapes["bias"] = (2, width)
    fitted = {"x": x} if reset_after is None else {"x": x, "reset_after": reset_after}
    for name, array in {"recurrent_kernel": recurrent_kernel, **arrays}.items():
        shape = shapes.get(name, (len(x), units))  # of a state, unless it is a weight
        fitted[name] = np.zeros(shape) if array is None else np.asarray(array, dtype="float64")
        if fitted[name].shape != shape:
            sizes = {"features": features, "units": units}
            expected = Text("{shape} for {features} features and {units} units", shape=shape, **sizes)
            raise ValueError(must_be(f"{function}: {name}.shape", expected, fitted[name].shape))
    return fitted
