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


def _fitted(function, blocks, x, kernel, recurrent_kernel, bias, reset_after=None, **states):
    x, kernel, recurrent_kernel = (np.asarray(array, dtype="float64") for array in (x, kernel, recurrent_kernel))
    if x.ndim != 3 or 0 in x.shape:
        expected = Text("(batch, steps, features) with no axis of 0")
        raise ValueError(must_be(f"{function}: x.shape", expected, x.shape))
    features, units = x.shape[-1], len(recurrent_kernel) if recurrent_kernel.ndim else 0
    width = blocks * units
    shapes = {
        "recurrent_kernel": (units, width),
        "kernel": (features, width),
        "bias": (2, width) if reset_after else (width,),
        **{name: (len(x), units) for name in states},
    }
    arrays = {"recurrent_kernel": recurrent_kernel, "kernel": kernel, "bias": bias, **states}
    for name, shape in shapes.items():
        arrays[name] = np.zeros(shape) if arrays[name] is None else np.asarray(arrays[name], dtype="float64")
        if arrays[name].shape != shape:
            expected = Text(
                "{shape} for {features} features and {units} units", shape=shape, features=features, units=units
            )
            raise ValueError(must_be(f"{function}: {name}.shape", expected, arrays[name].shape))
    return {"x": x, **arrays} | ({} if reset_after is None else {"reset_after": reset_after})
