"""What the file checks.py beside a master is written with: `value` asks for a variable, `call` for
what a function returns. A check says what is asked and which answer is right;
assignments/grading/comparison.py compares.

    def q1(student, hidden):
        units = student.randint(2, 9)
        n = hidden.randint(2, 99)
        off = {"ko": "바이어스를 세지 않았습니다.", "en": "The biases are not counted."}
        return [
            value("count", 4 * units, mistakes=[(4 * units - 4, off)]),
            call("double", (n,), 2 * n, weight=2),
        ]
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from assignments.sandbox import student_process
from assignments.sandbox.limits import USUAL
from lib.questions.compare import RELATIVE
from lib.questions.words import words_of


@dataclass(frozen=True)
class Check:
    """One thing asked; see `value` and `call` for what each field means."""

    name: str
    expected: Any = None
    args: tuple | None = None
    mistakes: tuple = ()
    accept: Any = None
    relative: float = RELATIVE
    absolute: float | None = None
    weight: float = 1.0
    methods: tuple | None = None

    def ask(self):
        """What is sent to the sandbox: the name and the arguments, never the expected answer."""
        asked = {"name": self.name}
        if self.args is not None:
            asked["args"] = [encode(item) for item in self.args]
        if self.methods is not None:
            asked["methods"] = [
                [name, [encode(item) for item in items]] for name, *items in self.methods
            ]
        return asked


def value(
    name, expected=None, mistakes=(), accept=None, *, relative=RELATIVE, absolute=None, weight=1.0
):
    """A Check: the notebook's variable `name` must equal `expected`.

    Args:
        expected: bool, int, float, str, an array, or tuples, lists and dicts of these. NumPy's
            scalars and arrays without axes count as the number they hold, and a list of numbers as
            the array of them. A Keras model or
            layer cannot be an answer: ask for what is computed with it.
        mistakes: pairs of a wrong answer and what the feedback says to it, {"ko": …, "en": …}.
        accept: a function that decides instead of `expected`. It gets the answer, in which arrays
            are float arrays and lists are tuples, and returns True, False, or (False, {"ko": …,
            "en": …}) to say what is wrong. It must say the same when it is asked again, and refuse
            nan, infinities and huge numbers.
        relative, absolute: numbers may differ by relative * |expected| + absolute. Without an
            `absolute`, a number that is not 0 has none, a 0 has 1e-6, and an array has 1e-6 of its
            largest magnitude.
        weight: the part of the question's points that this check is worth, compared with the
            question's other checks.

    Raises:
        ValueError: what cannot be an answer, nan in the right one, a text that lacks a language, a
            weight that is not above 0.
    """
    right = None if accept else decode(encode(expected))
    if _holds_nan(right):
        raise ValueError(f"{name}: the right answer {right!r} holds nan, which no answer equals")
    said = tuple(
        (decode(encode(wrong)), words_of(f"{name}: what is said to a mistake", text))
        for wrong, text in mistakes
    )
    if not weight > 0:
        raise ValueError(f"{name}: weight must be above 0, received {weight!r}")
    return Check(name, right, None, said, accept, relative, absolute, float(weight))


def call(name, args, expected=None, mistakes=(), accept=None, **options):
    """A Check: the notebook's function `name`, called with `args`, must return `expected`; the rest
    as in `value`.
    """
    check = value(name, expected, mistakes, accept, **options)
    return replace(check, args=tuple(args))


def use(name, args, methods, expected=None, mistakes=(), accept=None, **options):
    """A Check: an object of the notebook's class `name`, made with `args`, must return `expected`,
    a tuple of what its `methods`, (method name, argument, …), return one after the other; the rest
    as in `value`."""
    check = call(name, args, expected, mistakes, accept, **options)
    return replace(check, methods=tuple(methods))


def leaves(answer):
    """Yields an answer, or the parts of a tuple, list or dict and of what lies in it."""
    if isinstance(answer, dict):
        answer = tuple(answer.values())
    if isinstance(answer, tuple | list):
        for part in answer:
            yield from leaves(part)
    else:
        yield answer


def _holds_nan(right):
    """Whether an answer or a part of it is nan."""
    decimals = [leaf for leaf in leaves(right) if isinstance(leaf, float | np.ndarray)]
    return any(np.isnan(leaf).any() for leaf in decimals)


def as_text(checks):
    """What checks ask and which answers are right, as a text that is the same for the same."""
    return repr([(check.args, check.methods, check.expected) for check in checks])


def encode(value):
    """The data that the sandbox would send for `value`, if it were a student's answer."""
    return student_process.encode(value, vars(USUAL))


def decode(data):
    """Data from the sandbox, as `encode` gives it, as bool, int, float, str, tuple, dict or a float
    array. Raises an Exception, of whatever kind, if it is nothing of these, or too large."""
    return _Decoder().decode(data)


class _Decoder:
    """Reads the parts of one answer, which may be forged. `left` is how many more it may have."""

    def __init__(self):
        self.left = USUAL.answer

    def decode(self, data, depth=0):
        items = data.get("items") if type(data) is dict else data
        self.left -= len(items) if type(items) in (str, list) else 0
        if depth > USUAL.depth or self.left < 0:
            raise ValueError("nested too deep, or too large")
        if type(data) in (bool, float, str):
            return data
        if type(data) is int and abs(data) < USUAL.whole_number:
            return data
        if type(data) is dict and type(items) is list:
            kind = data.get("kind")
            if kind == "array" and all(map(_is_number, items)):
                return self.array(items, data["shape"])
            if kind == "sequence":
                return tuple(self.decode(part, depth + 1) for part in items)
            if kind == "dict" and len(items) <= USUAL.keys:
                return self.dictionary(items, depth + 1)
        raise ValueError("not plain data")

    def array(self, numbers, shape):
        return np.array(numbers, dtype=float).reshape(shape) if shape else numbers[0]

    def dictionary(self, pairs, depth):
        """Without the keys that are no plain ones."""
        decoded = [(self.decode(name, depth), self.decode(value, depth)) for name, value in pairs]
        return {name: value for name, value in decoded if _is_number(name) or type(name) is str}


def _is_number(data):
    return type(data) in (bool, int, float)
