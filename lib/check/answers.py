"""Reading and comparing what learners hand in: numbers, shapes, arrays, functions (NumPy only).

Whatever does not fit raises Wrong with one sentence. Sentences are the same at each run: random cases differ in their
values, never in their sizes, and none of their values is printed.
"""

import contextlib
import linecache
import re

import numpy as np

from lib.check.exercise import NotAttempted, Text, Wrong, has_blank


def call(function, *arguments):
    """What the learner's function returns for copies of the arguments.

    Raises:
        Wrong: it is no function, or it returned nothing, or it raised: the text names type, message and learner's line.
        NotAttempted: it returned `...`, or it is a stub without a body.
    """
    if not callable(function):
        kind = type(function).__name__
        raise Wrong(
            f"함수가 와야 하는데 {kind} 값이 왔다. 함수를 부르지 말고 이름만 넘기자.",
            f"A function was expected, a value of type {kind} came. Pass the function's name without calling it.",
        )
    try:
        result = function(*(np.copy(a) if isinstance(a, np.ndarray) else a for a in arguments))
    except (Exception, SystemExit) as error:
        raise _stumbled(function, error, arguments) from None
    if has_blank(result) and result is not None:
        raise NotAttempted
    if result is None:
        code = getattr(function, "__code__", None)
        if code is None or code.co_names or code.co_nlocals > code.co_argcount + code.co_kwonlyargcount:
            raise Wrong(
                "함수가 아무것도 돌려주지 않는다. return이 빠진 것 같다.",
                "The function returns nothing. A return seems to be missing.",
            )
        raise NotAttempted
    return result


def _stumbled(function, error, arguments):
    """Wrong: one sentence on an exception inside the learner's function."""
    kind = type(error).__name__
    said = re.sub(r" at 0x[0-9a-fA-F]+", "", str(error).strip().partition("\n")[0])[:200]
    if said:
        kind = f"{kind} ({said})"
    given = ", ".join(str(a.shape) for a in arguments if isinstance(a, np.ndarray))
    ko, en = (f" 인자의 모양은 {given}였다.", f" The arguments had the shapes {given}.") if given else ("", "")
    file = getattr(getattr(function, "__code__", None), "co_filename", None)
    line, frame = None, error.__traceback__
    while frame:  # the innermost line of the learner's own cell
        if frame.tb_frame.f_code.co_filename == file:
            line = frame.tb_lineno
        frame = frame.tb_next
    if line is None:
        return Wrong(f"함수를 부르자 예외가 났다: {kind}.{ko}", f"Calling the function raised {kind}.{en}")
    source = linecache.getline(file, line).strip()
    quoted = f" `{source}`" if source else ""
    return Wrong(
        f"셀의 {line}번째 줄{quoted}에서 예외가 났다: {kind}.{ko}",
        f"Line {line} of the cell{quoted} raised {kind}.{en}",
    )


def as_array(value):
    """A float64 copy of numbers: a NumPy array, a Keras tensor, a list, a tuple or a number.

    Raises:
        Wrong: not numbers, or rows of different lengths, or not finite.
    """
    array = None
    if not isinstance(value, (dict, set, str, bytes)) and not callable(value):
        with contextlib.suppress(Exception):
            array = np.array(value)
    if array is None or array.dtype.kind not in "iuf" or array.size == 0:
        kind = type(value).__name__
        raise Wrong(
            f"수로 된 배열이 와야 한다. {kind} 값은 그렇게 읽을 수 없다.",
            f"An array of numbers was expected; a value of type {kind} cannot be read as one.",
        )
    if not np.isfinite(array).all():
        raise Wrong("nan이나 inf가 들어 있다.", "There is a nan or an inf in it.")
    return array.astype("float64")


def as_number(value, whole=True):
    """One number (a whole one unless told otherwise): an int, a float, a NumPy scalar or a Keras tensor without axes.

    Raises:
        Wrong: anything else.
    """
    if isinstance(value, str):
        raise Wrong("글자가 아니라 수를 쓴다.", "Write a number, not text.")
    array = as_array(value)
    if array.ndim:
        raise Wrong("수 하나가 와야 하는데 여러 개가 왔다.", "One number was expected, several came.")
    number = float(array)
    if whole and number != round(number):
        raise Wrong("정수가 와야 한다.", "A whole number was expected.")
    return round(number) if whole else number


def as_shape(value):
    """A shape as a tuple of ints.

    Raises:
        Wrong: it is an array of data instead of its shape, or not a sequence of whole numbers.
    """
    if getattr(value, "ndim", 1) > 1:
        raise Wrong("배열이 아니라 배열의 모양을 쓴다.", "Write the shape of the array, not the array.")
    with contextlib.suppress(Exception):
        sizes = tuple(value)
        if sizes and all(isinstance(size, (int, np.integer)) and not isinstance(size, bool) for size in sizes):
            return tuple(map(int, sizes))
    raise Wrong("모양은 정수로 된 튜플로 쓴다.", "Write a shape as a tuple of whole numbers.")


AXES = {
    "batch": Text("배치", "batch"),
    "steps": Text("시점", "time"),
    "features": Text("특성", "features"),
    "units": Text("유닛", "units"),
}


def require_shape(shape, **axes):
    """Compare a shape with the axes it should have, as in require_shape(a.shape, batch=2, units=3).

    Give axes different sizes, so that a swapped pair can be told.

    Raises:
        Wrong: an axis is missing, or two changed places, or a size differs; the text names the axes, no size.
    """
    shape = tuple(shape)
    if shape == tuple(axes.values()):
        return
    for missing in axes:
        if shape == tuple(size for axis, size in axes.items() if axis != missing):
            ko, en = AXES[missing]
            raise Wrong(f"{ko} 축이 없다.", f"The {en} axis is missing.")
    ko, en = (", ".join(AXES[axis][language] for axis in axes) for language in (0, 1))
    if sorted(shape) == sorted(axes.values()):
        raise Wrong(
            f"축의 순서가 바뀌었다. ({ko}) 순서로 놓자.",
            f"The axes are out of order; put them as ({en}).",
        )
    if len(shape) == len(axes):
        wrong = [axis for axis, size in zip(axes, shape, strict=True) if axes[axis] != size]
        ko, en = (", ".join(AXES[axis][language] for axis in wrong) for language in (0, 1))
        raise Wrong(f"{ko} 축의 크기가 다르다.", f"The size of the {en} axis is another one.")
    raise Wrong(f"축이 ({ko})이어야 한다.", f"The axes should be ({en}).")


def equal(received, expected):
    """Whether two arrays have one shape and agree to what float32 can hold."""
    received, expected = np.asarray(received), np.asarray(expected)
    return received.shape == expected.shape and np.allclose(received, expected, rtol=1e-4, atol=1e-5)


@contextlib.contextmanager
def named(name):
    """Put a name before what Wrong says inside the with block: "outputs: 시점 축이 없다."."""
    try:
        yield
    except Wrong as wrong:
        raise Wrong(*(f"{name}: {text}" for text in wrong.text)) from None


def fresh():
    """A new random generator for the cases of one judgement; the learner's own seed is never touched."""
    return np.random.default_rng()


def recognise(received, mistakes):
    """Raise Wrong with the words of the first known mistake whose value was received.

    Args:
        received: a number, a shape or an array.
        mistakes: iterable of (value, ko, en).
    """
    for value, ko, en in mistakes:
        if equal(received, value):
            raise Wrong(ko, en)


OTHER_VALUES = Text("모양은 맞지만 값이 다르다.", "The shape is right, the values are not.")


def compare(received, right, mistakes, otherwise=OTHER_VALUES, **axes):
    """Nothing if an array is the right one, whatever else it equals: a case drawn at random may hide a mistake.

    Args:
        received, right: arrays.
        mistakes: as for `recognise`.
        otherwise: Text for the right shape with other values.
        axes: the sizes of the right shape, as for `require_shape`.

    Raises:
        Wrong: the words of a known mistake, else of a wrong shape, else `otherwise`.
    """
    if not equal(received, right):
        recognise(received, mistakes)
        require_shape(received.shape, **axes)
        raise Wrong(*otherwise)
