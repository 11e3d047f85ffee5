"""What the maker puts into the set-up cell of every student notebook: public, and reveals no answer."""

import hashlib
import inspect
import numbers as kinds
import random

import numpy as np

ASSIGNMENT, LANGUAGE = "assignment", "ko"
opened = {}  # what run_open_tests() runs


def variant(student_id, question=None, assignment=None):
    """A random.Random that gives this student's numbers, the same on every machine; each question has its own."""
    student_id = str(student_id).strip()
    text = student_id if question is None else f"{assignment or ASSIGNMENT}:{question}:{student_id}"
    digest = hashlib.sha256(f"variant:{text}".encode()).digest()
    return random.Random(int.from_bytes(digest[:8], "big"))


def say(name, korean, english):
    print(f"{name}: {english if LANGUAGE == 'en' else korean}")


def form(name, answer, kind, shape=None):
    """Says whether an answer has the right form (type, shape). Whether it is right, grading tells."""
    wanted = {int: kinds.Integral, float: kinds.Real, tuple: (tuple, list), np.ndarray: (np.ndarray, list)}.get(
        kind, kind
    )
    found = type(answer).__name__
    if answer is None or answer is ...:
        say(name, "아직 답하지 않았습니다.", "not answered yet.")
    elif not isinstance(answer, wanted) or isinstance(answer, bool) != (kind is bool):
        say(
            name,
            f"{kind.__name__} 형이어야 하는데 {found} 형입니다.",
            f"must be of type {kind.__name__}, but is {found}.",
        )
    elif shape is not None and np.shape(answer) != shape:
        say(
            name,
            f"모양이 {shape}이어야 하는데 {np.shape(answer)}입니다.",
            f"must have shape {shape}, not {np.shape(answer)}.",
        )
    else:
        say(name, "형식이 맞습니다. 값이 맞는지는 채점에서 봅니다.", "the form is right; grading looks at the value.")


def open_tests(name, made, cases):
    """Keeps open tests of a function or class for run_open_tests(): pairs of an input and what it must give."""
    opened[name] = made, cases
    ready = "공개 검사는 마지막 셀에서 할 수 있습니다.", "the last cell can run its open tests."
    say(name, *ready)


def same(found, wanted):
    if isinstance(wanted, str | bool | None):
        return type(found) is type(wanted) and found == wanted
    if isinstance(wanted, tuple | list):
        fits = isinstance(found, tuple | list | np.ndarray) and len(found) == len(wanted)
        return fits and all(map(same, found, wanted))
    return np.shape(found) == np.shape(wanted) and bool(np.allclose(np.asarray(found, float), wanted, 1e-4, 1e-8))


def run_open_tests():
    """Runs the open tests and says for each function how many passed. This is not the grade."""
    for name, (made, cases) in opened.items():
        passed, first = 0, None
        for given, wanted in cases:
            try:
                if inspect.isclass(made):
                    one = made(*given[0])
                    found = tuple(getattr(one, method)(*rest) for method, *rest in given[1])
                else:
                    found = made(*given)
                right = same(found, wanted)
            except Exception as problem:
                found, right = f"{type(problem).__name__}: {problem}", False
            passed += right
            first = first if right or first else f"\n  {given}\n  -> {found}\n  ({wanted})"
        say(name, f"공개 검사 {len(cases)}개 가운데 {passed}개 통과.", f"{passed} of {len(cases)} open tests passed.")
        print(first or "", end="\n" if first else "")
    note = (
        "이 결과는 점수가 아닙니다. 채점은 다른 입력으로 합니다.",
        "This is not the grade: grading uses other inputs.",
    )
    say("run_open_tests", *note)
