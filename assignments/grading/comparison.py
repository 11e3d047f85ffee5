"""Decides whether an answer is right. Student code runs elsewhere: only plain data arrives here, and nothing about its
form is trusted.
"""

import unicodedata

import numpy as np

from assignments.authoring.checks import decode, text_of
from lib.text import LANGUAGES

ZERO = 1e-6  # the absolute tolerance of an expected 0, and of an array in units of its largest magnitude
# Notes on what a call returned show no text or number of the student's code: it could pass the secret inputs on.
OF_A_CALL = {"shape": "shape_of_call", "length": "length_of_call", "object": "object_of_call"}
WRONG = {"code": "value"}


def compare(check, expected, answer):
    """None when `answer` is right, else what kind of difference it is, as a note that does not give the answer away.

    check: the Check whose tolerances count; expected: all or part of what is right.
    """
    if isinstance(expected, np.ndarray):
        answer = _array(answer)
        if type(answer) is not np.ndarray:
            return _other_type(answer, "array")
        if answer.shape != expected.shape:
            return {"code": "shape", "got": str(answer.shape)}
        return None if _close(check, expected, answer) else WRONG
    if isinstance(expected, tuple):
        answer = tuple(answer) if type(answer) is np.ndarray else answer
        if type(answer) is not tuple:
            return _other_type(answer, "tuple")
        if len(answer) != len(expected):
            return {"code": "length", "got": str(len(answer))}
        return next((note for pair in zip(expected, answer, strict=True) if (note := compare(check, *pair))), None)
    if isinstance(expected, dict):
        if type(answer) is not dict:
            return _other_type(answer, "dict")
        if set(answer) != set(expected):
            return {"code": "keys"}
        return next((note for name in expected if (note := compare(check, expected[name], answer[name]))), None)
    if type(answer) is np.float64:  # a number of an array, where whole numbers are floats, too
        answer = int(answer) if type(expected) is int and answer.is_integer() else float(answer)
    if type(expected) is float and type(answer) in (int, float):
        return None if abs(answer) < 1e300 and _close(check, np.array(expected), np.array(float(answer))) else WRONG
    if type(answer) is not type(expected):
        return _other_type(answer, type(expected).__name__)
    if type(expected) is str:
        if len(answer.strip()) > 10 * len(expected) + 10:  # to normalize what a student sends may take hours
            return WRONG
        expected, answer = (unicodedata.normalize("NFC", text.strip()) for text in (expected, answer))
    return None if answer == expected else WRONG


def _kind(answer):
    """The name of a decoded answer's type, as feedback shows it."""
    return "array" if type(answer) is np.ndarray else type(answer).__name__


def _other_type(answer, wanted):
    return {"code": "type", "got": _kind(answer), "wanted": wanted}


def _close(check, expected, answer):
    largest = np.max(np.abs(expected), initial=0.0)
    usual = 0.0 if expected.ndim == 0 and largest else ZERO * (largest or 1.0)
    absolute = usual if check.absolute is None else check.absolute
    return bool(np.all(np.abs(answer - expected) <= check.relative * np.abs(expected) + absolute))


def _array(answer):
    """A list of numbers, or lists of them, as the array that it stands for; anything else as it is."""
    try:
        array = np.array(answer) if type(answer) is tuple else None
    except ValueError:
        return answer
    return array.astype(float) if array is not None and array.dtype.kind in "if" else answer


def judge(check, reply):
    """(True, None) when `reply`, what the sandbox says of this check, is right; else (False, note).

    Never raises: an answer that makes the comparison fail is a wrong answer.
    """
    reply = reply or {"value": {"kind": "nothing"}}
    note = reply["problem"] if "problem" in reply else _note(check, reply["value"])
    if note and check.args is not None and note["code"] in OF_A_CALL:
        note = {"code": OF_A_CALL[note["code"]]}
    return note is None, note and {"name": check.name, **note}


def _note(check, data):
    """What the note of `judge` says of data from the sandbox, without the check's name."""
    kind = data.get("kind") if type(data) is dict else None
    if kind == "nothing":
        return {"code": "unanswered"}
    try:
        answer = decode(data)
    except Exception:
        return {"code": "object", "got": str(data.get("type"))[:60] if kind == "other" else "?"}
    try:
        if check.accept is not None:
            return _of_accept(check, check.accept(answer))
        note = compare(check, check.expected, answer)
        for wrong, text in check.mistakes if note else ():
            if compare(check, wrong, answer) is None:
                return _said(text)
        return note
    except Exception:
        return {"code": "type_unknown", "got": _kind(answer)}


def _of_accept(check, verdict):
    verdict, text = verdict if isinstance(verdict, tuple) else (verdict, None)
    return None if verdict else WRONG if text is None else _said(text_of(check.name, text))


def _said(text):
    """The note that says the author's own words."""
    return {"code": "said", **{language: text.to(language) for language in LANGUAGES}}


def shown(answer):
    """A short text that is the same for the same answer, for finding submissions alike."""
    return repr(answer)[:200]
