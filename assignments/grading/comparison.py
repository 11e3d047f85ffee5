"""Decides whether an answer is right. Student code runs elsewhere: only plain data arrives here, and nothing about its
form is trusted.
"""

import math
import unicodedata

import numpy as np

from assignments.authoring.checks import text_of

ZERO = 1e-6  # the absolute tolerance of an expected 0, and of an array in units of its largest magnitude
# Notes on what a call returned show no text or number of the student's code: it could pass the secret inputs on.
OF_A_CALL = {"shape": "shape_of_call", "length": "length_of_call", "object": "object_of_call"}


class NotAnAnswer(ValueError):
    """The data that arrived is not an answer."""


def decode(data, depth=0):
    """Returns data from the sandbox as bool, int, float, str, tuple, dict or a float array. Trusts nothing about its
    form."""
    if depth > 10:
        raise NotAnAnswer("nested too deep")
    if type(data) in (bool, int, float, str):
        return data
    if type(data) is dict and type(items := data.get("items")) is list:
        if data.get("kind") == "array":
            shape = data.get("shape")
            fits = type(shape) is list and len(shape) <= 16 and all(type(n) is int and 0 <= n <= 1 << 20 for n in shape)
            if fits and math.prod(shape) == len(items) and all(type(n) in (bool, int, float) for n in items):
                return np.array(items, dtype=float).reshape(shape) if shape else items[0]
        elif data.get("kind") == "sequence":
            return tuple(decode(part, depth + 1) for part in items)
        elif data.get("kind") == "dict" and all(type(pair) is list and len(pair) == 2 for pair in items):
            pairs = [(decode(k, depth + 1), decode(v, depth + 1)) for k, v in items]
            return dict(pair for pair in pairs if type(pair[0]) in (bool, int, float, str))
    raise NotAnAnswer("not plain data")


def kind(item):
    """Returns the name of a decoded answer's type, as feedback shows it."""
    return {np.ndarray: "array", tuple: "tuple"}.get(type(item), type(item).__name__)


def compare(check, expected, answer):
    """Returns None when `answer` is right, else what kind of difference it is, as a note that does not give the answer
    away.

    check: the Check whose tolerances count; expected: all or part of what is right.
    """
    if isinstance(expected, np.ndarray):
        answer = _array(answer)
        if type(answer) is not np.ndarray:
            return {"code": "type", "got": kind(answer), "wanted": "array"}
        if answer.shape != expected.shape:
            return {"code": "shape", "got": str(answer.shape)}
        return None if _close(check, expected.astype(float), answer) else {"code": "value"}
    if isinstance(expected, tuple):
        if type(answer) is np.ndarray:
            whole = any(isinstance(part, np.ndarray) for part in expected)
            answer = tuple(answer) if whole and answer.ndim > 1 else _tuple(answer.tolist(), expected)
        if type(answer) is not tuple:
            return {"code": "type", "got": kind(answer), "wanted": "tuple"}
        if len(answer) != len(expected):
            return {"code": "length", "got": str(len(answer))}
        pairs = zip(expected, answer, strict=True)
        return next((note for pair in pairs if (note := compare(check, *pair))), None)
    if isinstance(expected, dict):
        if type(answer) is not dict:
            return {"code": "type", "got": kind(answer), "wanted": "dict"}
        if set(answer) != set(expected):
            return {"code": "keys"}
        return next((note for k in expected if (note := compare(check, expected[k], answer[k]))), None)
    if type(expected) is float and type(answer) in (int, float):
        close = abs(answer) < 1e300 and _close(check, np.array(expected), np.array(float(answer)))
        return None if close else {"code": "value"}
    if type(answer) is not type(expected):
        return {"code": "type", "got": kind(answer), "wanted": type(expected).__name__}
    if type(expected) is str:
        expected, answer = (unicodedata.normalize("NFC", text.strip()) for text in (expected, answer))
    return None if answer == expected else {"code": "value"}


def _close(check, expected, answer):
    largest = np.max(np.abs(expected), initial=0.0)
    own = 0.0 if expected.ndim == 0 and largest else ZERO * (largest or 1.0)
    absolute = own if check.absolute is None else check.absolute
    return bool(np.all(np.abs(answer - expected) <= check.relative * np.abs(expected) + absolute))


def _array(answer):
    """Returns a list of numbers, or lists of them, as the array that it stands for; anything else as it is."""
    if type(answer) is tuple:
        try:
            found = np.array(answer)
        except ValueError:
            return answer
        return found.astype(float) if found.dtype.kind in "if" else answer
    return answer


def _tuple(items, expected):
    """Returns nested lists of an array's floats as tuples, with whole numbers where whole numbers are expected."""
    if len(items) != len(expected):
        return tuple(items)
    pairs = zip(items, expected, strict=True)
    return tuple(
        _tuple(item, part)
        if type(item) is list and type(part) is tuple
        else int(item)
        if type(part) is int and type(item) is float and item.is_integer()
        else item
        for item, part in pairs
    )


def judge(check, reply):
    """Returns (True, None) when `reply`, what the sandbox says of this check, is right; else (False, note).

    Never raises: an answer that makes the comparison fail is a wrong answer.
    """
    note = _judge(check, reply)
    if note and check.args is not None and note["code"] in OF_A_CALL:
        note = {"code": OF_A_CALL[note["code"]]}
    return note is None, note and {"name": check.name, **note}


def _judge(check, reply):
    """Returns None when the reply is right, else what to say."""
    if reply is None:
        return {"code": "unanswered"}
    if "problem" in reply:
        return reply["problem"]
    data = reply["value"]
    if type(data) is dict and data.get("kind") == "nothing":
        return {"code": "unanswered"}
    try:
        answer = decode(data)
    except Exception:
        shown = data.get("type") if type(data) is dict else None
        return {"code": "object", "got": str(shown)[:60]}
    try:
        return _note(check, answer)
    except Exception:
        return {"code": "type_unknown", "got": kind(answer)}


def _note(check, answer):
    """Returns None when the answer is right, else what to say."""
    if check.accept is not None:
        verdict = check.accept(answer)
        if isinstance(verdict, tuple):
            return None if verdict[0] else _said(text_of(check.name, verdict[1]))
        return None if verdict else {"code": "value"}
    note = compare(check, check.expected, answer)
    if note is not None:
        for wrong, text in check.mistakes:
            if compare(check, wrong, answer) is None:
                return _said(text)
    return note


def _said(text):
    return {"code": "said", "ko": text.ko, "en": text.en}


def shown(answer):
    """Returns a short text that is the same for the same answer, for finding submissions alike."""
    return repr(answer)[:200]


def shown_data(data):
    """Returns `shown` for data from the sandbox; "?" where it is no answer."""
    try:
        return shown(decode(data))
    except Exception:
        return "?"
