"""Reads what learners hand in: numbers, shapes, arrays, texts and choices (NumPy only).

Whatever does not fit raises Wrong with one sentence, which says what came and what was expected.
"""

import re
import unicodedata
from collections.abc import Sequence, Set
from decimal import Decimal
from fractions import Fraction

import numpy as np

from lib.text import Text

MOST_VALUES = 10_000_000  # that are read of something that is no array yet
MOST_AXES = 16


class Wrong(Exception):
    """Raised by a judge with the message of a Text and its values, or with a Text: what is wrong.

    `case` is the case that shows it, a dict of arguments, where the answer is a function.
    """

    def __init__(self, message, /, **values):
        self.text = message if isinstance(message, Text) else Text(message, **values)
        self.case = None
        super().__init__(self.text)


class NotFinite(Wrong):
    """Raised where nan or inf came: which arguments gave it is worth saying."""


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
            "None was received. Is the answer the result of something that returns nothing, "
            "such as print(...)?"
        )
    entries = list(_entries(answer))
    blank = [name for name, value in entries if value is ...]
    if blank and len(blank) == len(entries):
        raise NotAttempted
    if blank:
        raise Wrong("There is still a ... left in the answer: {place}.", place=blank[0])


def _entries(value, name=""):
    """(name of its place, entry) of everything in dicts, lists, tuples and sets."""
    if isinstance(value, dict):
        for key, part in value.items():
            keys = key if isinstance(key, tuple) else (key,)
            yield from _entries(part, name or ", ".join(map(str, keys)))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for place, part in enumerate(value, 1):
            yield from _entries(part, name or Text("value {place}", place=place))
    else:
        yield name, value


def as_array(value, booleans=False):
    """A float64 copy of numbers: a NumPy array, a Keras tensor, a list, a tuple or a number; of
    booleans if they may come.

    Raises:
        Wrong: not numbers, or rows of different lengths, or none at all, or not finite.
    """
    if callable(value) and not hasattr(value, "__array__"):
        raise Wrong("An array of numbers was expected, received a function. Use what it returns.")
    is_array = hasattr(value, "__array__")
    if not is_array and hasattr(value, "__len__") and len(value) > MOST_VALUES:
        raise Wrong("Too many values were received: {count}.", count=len(value))
    try:
        array = np.array(value)
    except ValueError:
        raise Wrong(
            "The rows of the list differ in length, so it cannot be read as an array."
        ) from None
    kind = array.dtype.kind
    if kind == "O" and any(part is None for part in array.flat):
        raise Wrong("It contains None. Write a number there, too.")
    if kind == "b" and not booleans:
        raise Wrong("It contains {kind}. Write real numbers.", kind=Text("true or false"))
    if kind in "US":
        raise Wrong("It contains text. Write numbers, without quotes.")
    if not array.size:
        raise Wrong("An empty array was received.")
    if kind not in "biuf":
        if isinstance(value, np.ndarray):
            raise Wrong(
                "The array holds values of the dtype {kind}. Make it an array of real numbers.",
                kind=array.dtype,
            )
        kind = type(value).__name__
        raise Wrong(
            "An array of numbers was expected; a value of type {kind} cannot be read as one.",
            kind=kind,
        )
    if not np.isfinite(array).all():
        raise NotFinite(Text("It contains nan or inf."))
    return array.astype("float64")


def as_bias(value):
    """The bias of an LSTM as an array. Raises Wrong as as_array, or if it has not one axis."""
    array = as_array(value)
    if array.ndim != 1:
        raise Wrong("Return one array with a single axis of length 4 × units.")
    return array


def as_number(value, whole=True):
    """One number (a whole one unless told otherwise): an int, a float, a NumPy scalar or a Keras
    tensor without axes.
    """
    if isinstance(value, (dict, set, frozenset)):
        raise Wrong(
            "One number was expected, received a value of type {kind}.", kind=type(value).__name__
        )
    if callable(value) and not hasattr(value, "__array__"):
        raise Wrong("One number was expected, received a function. Use what it returns.")
    if isinstance(value, (Fraction, Decimal)):
        value = float(value)
    if type(value) is int:  # of any size, while an array holds 64 bits
        return value
    if _is_cut_at_commas(value):
        number = "".join([str(value[0]), *(f"{part:03}" for part in value[1:])])
        raise Wrong(
            "One number was expected, received {count}. If {number} is meant, write it without a "
            "comma.",
            count=len(value),
            number=number,
        )
    array = as_array(value)
    if array.ndim and array.size == 1:
        around = Text("an array")
        if isinstance(value, list):
            around = Text("brackets")
        if isinstance(value, tuple):
            around = Text("a comma or brackets")
        raise Wrong("Write the number alone, without {around}.", around=around)
    if array.ndim:
        raise Wrong("One number was expected, received {count}.", count=array.size)
    number = float(array)
    if whole and number != round(number):
        raise Wrong("A whole number was expected.")
    return round(number) if whole else number


def _is_cut_at_commas(value):
    """Whether a value is what Python makes of a number with a comma at each thousand."""
    return (
        isinstance(value, tuple)
        and len(value) > 1
        and all(map(_is_whole, value))
        and 0 < value[0] < 1000
        and all(part == 0 or 100 <= part < 1000 for part in value[1:])
    )


def as_text(value):
    """A text as it is. Raises Wrong if it is none."""
    if not isinstance(value, str):
        raise Wrong(
            "A str was expected, received a value of type {kind}.", kind=type(value).__name__
        )
    return "".join(value)


def chosen(value, options):
    """The options that were chosen, in their order: of a set, list or array of capital letters, or
    of a text that names them.

    Raises:
        Wrong: it is none of these, or holds another letter.
    """
    if not isinstance(value, (str, Sequence, Set, np.ndarray)):
        raise Wrong('Write a set of letters in quotes, like {"A"}.')
    text = value if isinstance(value, str) else " ".join(map(str, value))
    named = re.findall("[A-Z]+", unicodedata.normalize("NFKC", text).upper())
    letters = "".join(word for word in named if word not in ("AND", "OR"))
    says_nothing = text.strip() and not letters
    if says_nothing or not set(letters) <= set(options):
        raise Wrong("Choose from {options}.", options=", ".join(options))
    return [option for option in options if option in letters]


def require_dict(value):
    """Raise Wrong if a value is no dict."""
    if not isinstance(value, dict):
        raise Wrong(
            "A dict was expected, received a value of type {kind}.", kind=type(value).__name__
        )


def as_single(value):
    """One number, also as an array that holds nothing else."""
    array = as_array(value)
    return as_number(array.item() if array.size == 1 else value, whole=False)


def as_shape(value):
    """A shape as a tuple of ints: a tuple, a list, a TensorShape or a NumPy array with one axis.

    Raises:
        Wrong: it is an array of data instead of its shape, or not a sequence of whole numbers.
    """
    if getattr(value, "ndim", 1) > 1:
        raise Wrong("Write the shape of the array, not the array.")
    # What has no length is not read, as an iterator may have no end; and nothing longer than any
    # shape, as a range may hold a billion.
    is_sequence = hasattr(value, "__len__") and not isinstance(value, (str, dict, set, frozenset))
    sizes = tuple(value) if is_sequence and len(value) <= MOST_AXES else ()
    if None in sizes:
        raise Wrong(
            "There is a None in it. Here every axis has a known size: write it as a number."
        )
    if not sizes or not all(map(_is_size, sizes)):
        raise Wrong("Write a shape as a tuple of whole numbers, like (2, 3).")
    return tuple(map(int, sizes))


def _is_size(size):
    """Whether it is a whole number, also one such as 8.0, of the kinds that _is_whole takes."""
    return _is_whole(size) or (isinstance(size, (float, np.floating)) and size.is_integer())


def _is_whole(size):
    return isinstance(size, (int, np.integer)) and not isinstance(size, bool)


def as_shapes(value):
    """A list of shapes: of one shape, or of several in a list or tuple, also nested. Raises as
    as_shape.
    """
    if isinstance(value, np.ndarray) and value.ndim == 2 and value.dtype.kind in "iu":
        value = value.tolist()  # a table with a shape in each row
    if not isinstance(value, (list, tuple)) or not any(hasattr(part, "__iter__") for part in value):
        return [as_shape(value)]
    shapes = []
    for part in value:
        shapes += as_shapes(part)
    return shapes
