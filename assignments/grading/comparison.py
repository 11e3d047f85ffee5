"""Decides whether an answer is right. Student code runs elsewhere: only plain data arrives here,
and nothing about its form is trusted.
"""

import contextlib
import itertools
import unicodedata

import numpy as np

from assignments.authoring.checks import decode
from lib.questions.compare import close
from lib.questions.words import words_of
from lib.text import LANGUAGES

# Absolute tolerance of an expected 0, and of an array in units of its largest magnitude.
ZERO = 1e-6
# Notes on what a call returned show no text or number of the student's code: it could pass the
# secret inputs on.
OF_A_CALL = {"shape": "shape_of_call", "length": "length_of_call", "object": "object_of_call"}
WRONG = {"code": "value"}
NOTHING = {"kind": "nothing"}  # what a cell or a method that nobody wrote gives
SHOWN = 12  # numbers or items of one answer that are compared with those of other students


def compare(check, expected, answer):
    """None when `answer` is right, else what kind of difference it is, as a note that does not give
    the answer away.

    check: the Check whose tolerances count; expected: all or part of what is right.
    """
    answer = _in_the_form_of(expected, answer)
    kind = type(expected)
    if type(answer) is not kind:
        return {"code": "type", "got": _kind(answer), "wanted": _kind(expected)}
    if kind in COMPARE:
        return COMPARE[kind](check, expected, answer)
    return None if answer == expected else WRONG


def _compare_arrays(check, expected, answer):
    if answer.shape != expected.shape:
        return {"code": "shape", "got": str(answer.shape)}
    return _compare_numbers(check, expected, answer)


def _compare_numbers(check, expected, answer):
    return None if _close(check, np.asarray(expected), answer) else WRONG


def _compare_tuples(check, expected, answer):
    if len(answer) != len(expected):
        return {"code": "length", "got": str(len(answer))}
    return _first_note(check, zip(expected, answer, strict=True))


def _compare_dicts(check, expected, answer):
    if set(answer) != set(expected):
        return {"code": "keys"}
    return _first_note(check, ((expected[name], answer[name]) for name in expected))


def _first_note(check, pairs):
    """The note on the first pair (expected, answer) that differs, or None."""
    notes = (compare(check, expected, answer) for expected, answer in pairs)
    return next(filter(None, notes), None)


def _compare_texts(check, expected, answer):
    if len(answer.strip()) > 10 * len(expected) + 10:
        return WRONG  # to normalize what a student sends may take hours
    is_same = _normal(answer) == _normal(expected)
    return None if is_same else WRONG


def _normal(text):
    return unicodedata.normalize("NFC", text.strip())


COMPARE = {
    np.ndarray: _compare_arrays,
    float: _compare_numbers,
    tuple: _compare_tuples,
    dict: _compare_dicts,
    str: _compare_texts,
}


def _in_the_form_of(expected, answer):
    """The answer as an array, a tuple or a number, as `expected` is, where it holds the same; else
    as it is.
    """
    if type(expected) is np.ndarray and type(answer) is tuple and _is_numbers(answer):
        with contextlib.suppress(ValueError):  # a list of lists of different lengths
            array = np.array(answer)
            return array.astype(float) if array.dtype.kind in "if" else answer
    if type(expected) is tuple and type(answer) is np.ndarray:
        return tuple(answer)
    if type(answer) is np.float64:  # a number of an array, where whole numbers are floats, too
        return int(answer) if type(expected) is int and answer.is_integer() else float(answer)
    return float(answer) if type(expected) is float and type(answer) is int else answer


def _is_numbers(answer):
    """Whether nothing but numbers stands in a tuple: a text among them would make NumPy give
    gigabytes to the others.
    """
    if type(answer) is tuple:
        return all(map(_is_numbers, answer))
    return type(answer) in (bool, int, float, np.ndarray)


def _kind(answer):
    """The name of a decoded answer's type, as feedback shows it."""
    return "array" if type(answer) is np.ndarray else type(answer).__name__


def _close(check, expected, answer):
    absolute = _usual_absolute(expected) if check.absolute is None else check.absolute
    return close(answer, expected, check.relative, absolute)


def _usual_absolute(expected):
    """The absolute tolerance of a check that sets none: a number has none, unless it is 0."""
    largest = np.max(np.abs(expected), initial=0.0)
    if largest == 0:
        return ZERO
    return 0.0 if expected.ndim == 0 else ZERO * largest


def judge(check, reply):
    """(True, None) when `reply`, what the sandbox says of this check, is right; else (False, note).

    Never raises: an answer that makes the comparison fail is a wrong answer.
    """
    reply = reply or {"value": NOTHING}
    note = reply["problem"] if "problem" in reply else _note(check, reply["value"])
    if note is None:
        return True, None
    if check.args is not None and note["code"] in OF_A_CALL:
        note = {"code": OF_A_CALL[note["code"]]}
    return False, {"name": check.name, **note}


def _note(check, data):
    """What the note of `judge` says of data from the sandbox, without the check's name."""
    kind = data.get("kind") if type(data) is dict else None
    parts = data.get("items") if kind == "sequence" else None
    if kind == "nothing" or (parts and all(part == NOTHING for part in parts)):
        return {"code": "unanswered"}
    try:
        answer = decode(data)
    except Exception:
        return {"code": "object", "got": str(data.get("type"))[:60] if kind == "other" else "?"}
    try:
        if check.accept is not None:
            return _of_accept(check, check.accept(answer))
        note = compare(check, check.expected, answer)
        if note is None:
            return None
        for wrong, text in check.mistakes:
            if compare(check, wrong, answer) is None:
                return _said(text)
        return note
    except Exception:
        return {"code": "type_unknown", "got": _kind(answer)}


def _of_accept(check, verdict):
    is_right = verdict
    text = None
    if isinstance(verdict, tuple):
        is_right, text = verdict
    if is_right:
        return None
    return WRONG if text is None else _said(words_of(check.name, text))


def _said(text):
    """The note that says the author's own words."""
    return {"code": "said", **{language: text.to(language) for language in LANGUAGES}}


def shown(answer):
    """A short text that is the same for the same answer, for finding submissions alike.

    Only the first numbers of an array are written: one with many axes would take seconds.
    """
    if type(answer) is np.ndarray:
        return f"{answer.shape} {answer.ravel()[:SHOWN].tolist()}"
    if type(answer) is tuple:
        return f"({', '.join(map(shown, answer[:SHOWN]))})"
    if type(answer) is dict:
        pairs = itertools.islice(answer.items(), SHOWN)
        return f"{{{', '.join(f'{name!r}: {shown(part)}' for name, part in pairs)}}}"
    return repr(answer[:200] if type(answer) is str else answer)
