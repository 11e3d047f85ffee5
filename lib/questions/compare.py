"""Says whether what came agrees with what is right: shapes, values, numbers to some decimal places
(NumPy only).
"""

import contextlib

import numpy as np
from numpy import allclose  # a learner's cell may put another function in its place

from lib.questions.answers import Wrong, as_number
from lib.questions.words import Listed
from lib.text import Text

# What float32 can hold; a question may say otherwise.
RELATIVE = 1e-4
ABSOLUTE = 1e-5

AXES = {
    "batch": Text("batch"),
    "steps": Text("time"),
    "features": Text("features"),
    "units": Text("units"),
    "letters": Text("characters"),
    "seeds": Text("seeds"),
    "layers": Text("layers"),
    "weights": Text("bias"),
    "pieces": Text("3 × units"),
    "ends": Text("ends"),
    "models": Text("models"),
    "key": Text("key"),
    "value": Text("value"),
}


def require_shape(shape, **axes):
    """Compare a shape with the axes it should have, as in require_shape(a.shape, batch=2, units=3).

    Give axes different sizes, so that a swapped pair can be recognised.

    Raises:
        Wrong: an axis is missing, or two changed places, or a size differs; the text names the
            axes, no size.
    """
    shape = tuple(shape)
    sizes = tuple(axes.values())
    if shape == sizes:
        return
    named = _listed(axes)
    if not shape:
        raise Wrong(
            "An array with the axes ({axes}) was expected, received one number.", axes=named
        )
    missing = [
        axis
        for axis in axes
        if shape == tuple(size for other, size in axes.items() if other != axis)
    ]
    if len(missing) == 1:
        raise Wrong("The {axis} axis is missing.", axis=AXES[missing[0]])
    if sorted(shape) == sorted(sizes) and len(set(sizes)) == len(sizes):
        raise Wrong("The axes should be in the order ({axes}).", axes=named)
    if len(sizes) == 1:
        if len(shape) == 1:
            raise Wrong("The array has another length.")
        raise Wrong("The array should have a single axis.")
    if len(shape) == len(sizes):
        wrong = [axis for axis, size in zip(axes, shape, strict=True) if axes[axis] != size]
        raise Wrong("These axes have another size: {axes}.", axes=_listed(wrong))
    raise Wrong("The axes should be ({axes}).", axes=named)


def _listed(axes):
    """Names of axes, separated by commas."""
    return Listed(AXES[axis] for axis in axes)


def close(received, expected, relative=RELATIVE, absolute=ABSOLUTE):
    """Whether numbers of one shape differ by no more than relative * |expected| + absolute."""
    return np.shape(received) == np.shape(expected) and bool(
        allclose(received, expected, rtol=relative, atol=absolute)
    )


def equal(received, expected, relative=RELATIVE, absolute=ABSOLUTE):
    """Whether two answers agree: arrays and numbers as `close` says, tuples part by part, texts and
    dicts by ==.
    """
    if isinstance(expected, (str, dict)):
        return received == expected
    if isinstance(expected, tuple):
        return len(received) == len(expected) and all(
            equal(part, right, relative, absolute)
            for part, right in zip(received, expected, strict=True)
        )
    return close(received, expected, relative, absolute)


def explains(function, tried):
    """Whether a function gives what came in every case; if it fails in one, it does not.

    Args:
        tried: list of (case, received, expected).
    """
    # What NumPy would warn of on its way is not the learner's.
    with np.errstate(all="ignore"), contextlib.suppress(Exception):
        return all(equal(one.received, function(**one.case)) for one in tried)
    return False


@contextlib.contextmanager
def named(name):
    """Put a name before what Wrong says inside the with block: "outputs: 시점 축이 없습니다."."""
    try:
        yield
    except Wrong as wrong:
        about = type(wrong)(Text("{name}: {problem}", name=name, problem=wrong.text))
        about.case = wrong.case
        raise about from None


def recognise(received, mistakes):
    """Raise Wrong with the words of the first known mistake, (value, Text), whose number or shape
    was received.
    """
    for value, text in mistakes:
        if equal(received, value):
            raise Wrong(text)


def require_number(answer, right, mistakes, otherwise):
    """Compare an answer with the right whole number.

    Args:
        mistakes: iterable of (number, Text), the known mistakes.
        otherwise: Text for any other number.

    Raises:
        Wrong: the answer is no whole number; or the words of a known mistake, or `otherwise`.
    """
    number = as_number(answer)
    if number == right:
        return
    for value, text in mistakes:
        if number == value:
            raise Wrong(text)
    raise Wrong(otherwise)


def gate(value):
    """The value of a gate as text: three decimals, or more where they would show a gate as fully
    open or closed.
    """
    texts = (f"{value:.{digits}f}" for digits in range(3, 12))
    return next((text for text in texts if float(text) not in (0, 1)), f"{value:.3f}")
