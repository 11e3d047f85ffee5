"""What the maker puts into the set-up cell of every student notebook: public, and reveals no
answer.

The notebook holds this text without `lib`. The maker writes what `say` says in the notebook's
language.
"""

import hashlib
import inspect
import numbers as kinds
import random

import numpy as np

ASSIGNMENT = "assignment"
RELATIVE = 1e-4  # this and the next as lib.questions.compare has them
ABSOLUTE = 1e-5
opened = {}  # what run_open_tests() runs


def variant(student_id, question=None, assignment=None):
    """A random.Random that gives this student's numbers, the same on every machine; each question
    has its own.
    """
    student_id = str(student_id).strip()
    text = ":".join(filter(None, (assignment or ASSIGNMENT, question, student_id)))
    digest = hashlib.sha256(f"variant:{text}".encode()).digest()
    return random.Random(int.from_bytes(digest[:8], "big"))


def say(message, name, **values):
    print(f"{name}: {message.format(**values)}")


def has_kind(answer, kind):
    """Whether an answer is of a type, or of one that grading takes for it.

    In Python True is a whole number; here it is none.
    """
    accepted = {
        int: kinds.Integral,
        float: kinds.Real,
        tuple: (tuple, list),
        np.ndarray: (np.ndarray, list),
    }
    is_bool = isinstance(answer, bool)
    return isinstance(answer, accepted.get(kind, kind)) and is_bool == (kind is bool)


def form(name, answer, kind, shape=None):
    """Says whether an answer has the right form (type, shape).

    Grading tells whether it is right.
    """
    if answer is None or answer is ...:
        say("not answered yet.", name)
    elif not has_kind(answer, kind):
        is_now = type(answer).__name__
        say("must be of type {wanted}, but is {type}.", name, wanted=kind.__name__, type=is_now)
    elif shape is not None and np.shape(answer) != shape:
        say("must have shape {wanted}, not {shape}.", name, wanted=shape, shape=np.shape(answer))
    else:
        say("the form is right; grading looks at the value.", name)


def open_tests(name, answer, cases):
    """Keeps open tests of a function or class for run_open_tests(): pairs of an input and what it
    must give.
    """
    opened[name] = answer, cases
    say("the last cell can run its open tests.", name)


def outcome(ask, arguments):
    """What a function returns; for a class, (its arguments, calls), the tuple of what the methods
    called in turn return.
    """
    if not inspect.isclass(ask):
        return ask(*arguments)
    instance = ask(*arguments[0])
    return tuple(getattr(instance, method)(*rest) for method, *rest in arguments[1])


def same(result, wanted):
    if isinstance(wanted, str | bool | None):
        return type(result) is type(wanted) and result == wanted
    if isinstance(wanted, tuple | list):
        fits = isinstance(result, tuple | list | np.ndarray) and len(result) == len(wanted)
        return fits and all(map(same, result, wanted))
    return np.shape(result) == np.shape(wanted) and bool(
        np.allclose(np.asarray(result, float), wanted, RELATIVE, ABSOLUTE)
    )


def run_open_tests():
    """Runs the open tests and says for each function how many passed. This is not the grade."""
    for name, (answer, cases) in opened.items():
        failed = []
        for inputs, wanted in cases:
            try:
                result = outcome(answer, inputs)
                is_right = same(result, wanted)
            except Exception as problem:
                result = f"{type(problem).__name__}: {problem}"
                is_right = False
            if not is_right:
                failed.append((inputs, result, wanted))
        passed = len(cases) - len(failed)
        say("{passed} of {count} open tests passed.", name, passed=passed, count=len(cases))
        if failed:
            inputs, result, wanted = failed[0]
            print(f"\n  {inputs}\n  -> {result}\n  ({wanted})")
    say("This is not the grade: grading uses other inputs.", "run_open_tests")
