"""Whether what came agrees with what is right: shapes, values, numbers to some decimal places (NumPy only)."""

import contextlib

import numpy as np

from lib.check.answers import Wrong
from lib.text import LANGUAGES, Text

AXES = {
    "batch": Text("배치", "batch"),
    "steps": Text("시점", "time"),
    "features": Text("특성", "features"),
    "units": Text("유닛", "units"),
    "letters": Text("글자", "letters"),
    "seeds": Text("시드", "seeds"),
    "weights": Text("편향", "bias"),
}


def require_shape(shape, **axes):
    """Compare a shape with the axes it should have, as in require_shape(a.shape, batch=2, units=3).

    Give axes different sizes, so that a swapped pair can be recognised.

    Raises:
        Wrong: an axis is missing, or two changed places, or a size differs; the text names the axes, no size.
    """
    shape, sizes = tuple(shape), tuple(axes.values())
    if shape == sizes:
        return
    ko, en = (", ".join(getattr(AXES[axis], language) for axis in axes) for language in LANGUAGES)
    if not shape:
        raise Wrong(
            f"배열이 필요한데 수 하나를 받았습니다. 축은 ({ko})입니다.",
            f"An array with the axes ({en}) was expected, received one number.",
        )
    missing = [axis for axis in axes if shape == tuple(size for other, size in axes.items() if other != axis)]
    if len(missing) == 1:
        raise Wrong(f"{AXES[missing[0]].ko} 축이 없습니다.", f"The {AXES[missing[0]].en} axis is missing.")
    if sorted(shape) == sorted(sizes) and len(set(sizes)) == len(sizes):
        raise Wrong(f"축의 순서가 다릅니다. ({ko})의 순서로 놓으세요.", f"The axes should be in the order ({en}).")
    if len(sizes) == 1:
        if len(shape) == 1:
            raise Wrong("배열의 길이가 다릅니다.", "The array has another length.")
        raise Wrong("축이 하나인 배열이어야 합니다.", "The array should have a single axis.")
    if len(shape) == len(sizes):
        wrong = [AXES[axis] for axis, size in zip(axes, shape, strict=True) if axes[axis] != size]
        ko, en = (", ".join(getattr(axis, language) for axis in wrong) for language in LANGUAGES)
        raise Wrong(f"{ko} 축의 크기가 다릅니다.", f"These axes have another size: {en}.")
    raise Wrong(f"축이 다릅니다. 있어야 할 축은 ({ko})입니다.", f"The axes should be ({en}).")


def equal(received, expected):
    """Whether two answers agree: arrays in shape and to what float32 can hold, tuples part by part, others by ==."""
    if isinstance(expected, (str, dict)):
        return received == expected
    if isinstance(expected, tuple) and any(isinstance(part, (str, np.ndarray)) for part in expected):
        return len(received) == len(expected) and all(map(equal, received, expected))
    received, expected = np.asarray(received), np.asarray(expected)
    if received.shape != expected.shape:
        return False
    return bool((np.abs(received - expected) <= 1e-5 + 1e-4 * np.abs(expected)).all())


@contextlib.contextmanager
def named(name):
    """Put a name before what Wrong says inside the with block: "outputs: 시점 축이 없습니다."."""
    try:
        yield
    except Wrong as wrong:
        raise Wrong(*(f"{name}: {text}" for text in wrong.text)) from None


def recognise(received, mistakes):
    """Raise Wrong with the words of the first known mistake whose value was received.

    Args:
        received: a number or a shape.
        mistakes: iterable of (value, ko, en).
    """
    for value, ko, en in mistakes:
        if equal(received, value):
            raise Wrong(ko, en)


def is_rounded(number, right, digits):
    """Whether two numbers agree when both are rounded to this many decimal places."""
    return round(number, digits) == round(right, digits)


def recognise_near(number, right, mistakes, digits=2):
    """As recognise, for a number that is asked to some decimal places.

    Raises:
        Wrong: the words of a known mistake, or that the number is close but not to this many places.
    """
    for value, ko, en in mistakes:
        if is_rounded(number, value, digits) or abs(number - value) < 0.5 * 10**-digits:
            raise Wrong(ko, en)
    if abs(number - right) < 5 * 10**-digits:
        raise Wrong(
            f"거의 맞았지만 소수점 아래 {digits}자리까지는 맞지 않습니다.",
            f"Very close, but not correct to {digits} decimal places.",
        )


def gate(value):
    """The value of a gate as text: three decimals, or more where they would show a gate as fully open or closed."""
    texts = (f"{value:.{digits}f}" for digits in range(3, 12))
    return next((text for text in texts if float(text) not in (0, 1)), f"{value:.3f}")
