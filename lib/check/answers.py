"""Reading and comparing what learners hand in: numbers, shapes and arrays (NumPy only).

Whatever does not fit raises Wrong with one sentence, which says what came and what was expected.
"""

import contextlib

import numpy as np

from lib.text import Text


class Wrong(Exception):
    """Raised by a judge: what is wrong, in Korean and in English."""

    def __init__(self, ko, en):
        self.text = Text(ko, en)
        super().__init__(en)


class NotAttempted(Exception):
    """Raised when the answer still is what the starter cell holds."""


def require_filled(answer):
    """Look for `...` in an answer.

    Raises:
        NotAttempted: nothing but `...` stands in it.
        Wrong: it is None, or some places still hold `...`; the text names the first one.
    """
    if answer is None:
        raise Wrong(
            "None을 받았습니다. print(...)처럼 값을 돌려주지 않는 함수의 결과를 쓰지 않았는지 확인하세요.",
            "None was received. Is the answer the result of something that returns nothing, such as print(...)?",
        )
    blank, filled = _places(answer)
    if blank and not filled:
        raise NotAttempted
    if blank:
        ko, en = blank[0]
        raise Wrong(f"아직 ...으로 남아 있는 곳이 있습니다: {ko}.", f"There is still a ... left in the answer: {en}.")


def _places(value, ko="", en="", depth=0):
    """(blank, filled): Korean and English names of the places that hold `...`, and the number of other places."""
    if value is ...:
        return [(ko, en)], 0
    if isinstance(value, dict):
        parts = [(key, key, part) for key, part in value.items()]
    elif isinstance(value, (list, tuple)):
        parts = [(f"{place}번째 값", f"value {place}", part) for place, part in enumerate(value, 1)]
    else:
        return [], 1
    blank, filled = [], 0
    for key, key_en, part in parts if depth < 10 else ():  # a list may hold itself
        names = (", ".join(map(str, name)) if isinstance(name, tuple) else str(name) for name in (key, key_en))
        more, count = _places(part, *(outer or name for outer, name in zip((ko, en), names, strict=True)), depth + 1)
        blank, filled = blank + more, filled + count
    return blank, filled


def as_array(value):
    """A float64 copy of numbers: a NumPy array, a Keras tensor, a list, a tuple or a number.

    Raises:
        Wrong: not numbers, or rows of different lengths, or none at all, or not finite.
    """
    kind = type(value).__name__
    if callable(value) and not hasattr(value, "__array__"):
        raise Wrong(
            "수로 된 배열이 필요한데 함수를 받았습니다. 함수를 부른 결과를 쓰세요.",
            "An array of numbers was expected, received a function. Use what it returns.",
        )
    array = None
    if not isinstance(value, (dict, set, frozenset, str, bytes)):
        try:
            array = np.array(value)
        except Exception as error:
            if isinstance(error, ValueError) and "inhomogeneous" in str(error):
                raise Wrong(
                    "리스트의 줄마다 길이가 달라서 배열로 읽을 수 없습니다.",
                    "The rows of the list differ in length, so it cannot be read as an array.",
                ) from None
    if array is not None and array.dtype.kind == "O" and any(one is None for one in array.flat):
        raise Wrong("None이 들어 있습니다. 그 자리에도 수를 쓰세요.", "It contains None. Write a number there, too.")
    if array is not None and array.dtype.kind in "bc":
        ko, en = ("참·거짓", "true or false") if array.dtype.kind == "b" else ("복소수", "complex numbers")
        raise Wrong(f"{ko} 값이 들어 있습니다. 실수로 쓰세요.", f"It contains {en}. Write real numbers.")
    if array is not None and array.dtype.kind == "O" and not any(isinstance(one, (str, bool)) for one in array.flat):
        with contextlib.suppress(Exception):
            array = array.astype("float64")
    if array is not None and array.dtype.kind in "US":
        raise Wrong(
            "문자열이 들어 있습니다. 따옴표 없이 수를 쓰세요.", "It contains text. Write numbers, without quotes."
        )
    if array is not None and array.size == 0:
        raise Wrong("비어 있는 배열을 받았습니다.", "An empty array was received.")
    if array is None or array.dtype.kind not in "iuf":
        raise Wrong(
            f"수로 된 배열이 필요합니다. {kind} 값은 배열로 읽을 수 없습니다.",
            f"An array of numbers was expected; a value of type {kind} cannot be read as one.",
        )
    if not np.isfinite(array).all():
        raise Wrong("nan이나 inf가 들어 있습니다.", "It contains nan or inf.")
    return array.astype("float64")


def as_bias(value):
    """The bias of an LSTM as an array with one axis.

    Raises:
        Wrong: as for as_array, or more or fewer axes.
    """
    array = as_array(value)
    if array.ndim != 1:
        raise Wrong(
            "길이가 4 × units인 1차원 배열 하나를 돌려주세요.",
            "Return one array with a single axis of length 4 × units.",
        )
    return array


def as_number(value, whole=True):
    """One number (a whole one unless told otherwise): an int, a float, a NumPy scalar or a Keras tensor without axes.

    Raises:
        Wrong: anything else.
    """
    if isinstance(value, (str, bytes)):
        raise Wrong(
            "문자열을 받았습니다. 따옴표 없이 수를 쓰세요.", "Text was received. Write a number, without quotes."
        )
    if isinstance(value, (dict, set, frozenset, complex)):
        kind = type(value).__name__
        raise Wrong(
            f"수 하나를 써야 하는데 {kind} 값을 받았습니다.",
            f"One number was expected, received a value of type {kind}.",
        )
    array = as_array(value)
    if array.ndim and array.size == 1:
        ko, en = {list: ("대괄호", "brackets"), tuple: ("쉼표나 괄호", "a comma or brackets")}.get(
            type(value), ("배열", "an array")
        )
        raise Wrong(f"{ko} 없이 수 하나만 쓰세요.", f"Write the number alone, without {en}.")
    if array.ndim:
        raise Wrong(
            f"수 하나를 써야 하는데 {array.size}개를 받았습니다.", f"One number was expected, received {array.size}."
        )
    number = float(array)
    if whole and number != round(number):
        raise Wrong("정수를 써야 합니다.", "A whole number was expected.")
    return round(number) if whole else number


def as_shape(value):
    """A shape as a tuple of ints: a tuple, a list, a TensorShape or a NumPy array with one axis.

    Raises:
        Wrong: it is an array of data instead of its shape, or not a sequence of whole numbers.
    """
    if getattr(value, "ndim", 1) > 1:
        raise Wrong("배열이 아니라 배열의 모양을 쓰세요.", "Write the shape of the array, not the array.")
    sizes = ()
    if not isinstance(value, (set, frozenset, dict, str, bytes)):
        with contextlib.suppress(Exception):
            sizes = tuple(value)
    if None in sizes:
        raise Wrong(
            "None이 들어 있습니다. 여기서는 모든 축의 크기가 정해져 있으니 수로 쓰세요.",
            "There is a None in it. Here every axis has a known size: write it as a number.",
        )
    if not sizes or not all(isinstance(size, (int, np.integer)) and not isinstance(size, bool) for size in sizes):
        raise Wrong(
            "모양은 (2, 3)처럼 정수로 된 튜플로 쓰세요.", "Write a shape as a tuple of whole numbers, like (2, 3)."
        )
    return tuple(map(int, sizes))


def as_shapes(value):
    """A list of shapes: of one shape, or of several in a list or tuple.

    Raises:
        Wrong: as for as_shape.
    """
    several = isinstance(value, (list, tuple)) and any(
        hasattr(part, "__iter__") and not isinstance(part, str) for part in value
    )
    return [as_shape(part) for part in value] if several else [as_shape(value)]
