"""What learners hand in, one module per chapter: right answers, wrong ones with the feedback meant for each, shortcuts.

A module has TRIED = {exercise: Tried(...)}. The solution need not be listed. For a function, the usual wrappings (a
method, a partial, lists, …) and the usual shortcuts (answers remembered by shape, constants, …) are added here.
"""

import functools
import importlib
import pkgutil
from typing import NamedTuple

import numpy as np

from lib import check, setup
from lib.check.exercise import EXERCISES
from lib.training.own_sentence import OwnSentence

keras = setup.import_keras()
SENTENCE = OwnSentence("가는 말이 고와야 오는 말이 곱다")
SENTENCE.train(
    keras.Sequential(
        [
            keras.layers.SimpleRNN(16, return_sequences=True),
            keras.layers.Dense(len(SENTENCE.vocabulary), activation="softmax"),
        ]
    )
)


class Tried(NamedTuple):
    """Answers to one exercise.

    right: answers in another style than the solution's.
    wrong: (answer, part of the Korean feedback meant for it).
    shortcuts: wrong answers that are right in many cases.
    about: what the exercise takes beside the answer.
    """

    right: list
    wrong: list
    shortcuts: list = ()
    about: tuple = ()


def solve(name):
    """The answer that the exercise's solution gives."""
    return _run(name, solution_of(name))


def solution_of(name):
    """The code of the exercise's solution."""
    return getattr(check, name)._solution()


def changed(name, old, new):
    """The answer of the solution after a slip: its code with old replaced by new."""
    code = solution_of(name)
    assert old in code, f"{name}: the solution has no {old!r}"
    return _run(name, code.replace(old, new))


def _run(name, code):
    namespace = {"np": np, "mine": SENTENCE}
    exec(code, namespace)
    return namespace[name] if name in namespace else namespace["answer"]


def after(name, change):
    """The solution with what it returns changed."""
    solution = solve(name)
    return lambda *given: change(solution(*given))


def each(change):
    """A change of every array in a returned array or pair."""
    return lambda result: type(result)(map(change, result)) if isinstance(result, (tuple, list)) else change(result)


def all_tried():
    """Tried of every exercise, by name."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        found |= getattr(importlib.import_module(f"answers.{module.name}"), "TRIED", {})
    return found


def returns_arrays(name):
    """Whether an exercise asks for a function that returns arrays (not text, not a dict)."""
    return name in ARRAYS


FUNCTIONS = [name for name, each_one in EXERCISES.items() if callable(solve(name)) and each_one.draws]
ARRAYS = [name for name in FUNCTIONS if name not in ("next_character", "lookup_table")]


def styles(name):
    """(style, answer): the solution in the usual disguises of a function."""
    solution = solve(name)

    class Callable:
        def __call__(self, *given):
            return solution(*given)

        def method(self, *given):
            return solution(*given)

    yield "callable object", Callable()
    yield "method", Callable().method
    yield "partial", functools.partial(lambda extra, *given: solution(*given), "extra")
    yield "lambda", lambda *given: solution(*given)
    if name in ARRAYS:
        yield "lists", after(name, each(lambda array: np.asarray(array).tolist()))
        yield "float32", after(name, each(lambda array: np.asarray(array, "float32")))
        yield "a Fortran-ordered array", after(name, each(np.asfortranarray))


def shortcuts(name):
    """(shortcut, answer): functions that are right in some cases only, for any exercise that asks for a function."""
    solution = solve(name)

    def key(given):
        return tuple(len(one) if isinstance(one, str) else np.shape(one) for one in given if not callable(one))

    def remembers():
        known = {}
        return lambda *given: known.setdefault(key(given), solution(*given))

    def the_first_only():
        known = []
        return lambda *given: known[0] if known else known.append(solution(*given)) or known[0]

    def right_times(times):
        calls = []
        return lambda *given: calls.append(0) or (solution(*given) if len(calls) <= times else _off(solution(*given)))

    yield "remembered by shape", remembers
    yield "the first result again", the_first_only
    yield "right once", lambda: right_times(1)
    yield "right five times", lambda: right_times(5)
    if name in ARRAYS:
        shared = {
            "zeros": np.zeros_like,
            "ones": np.ones_like,
            "the absolute value": np.abs,
            "cut to 0 and 1": lambda a: np.clip(a, 0, 1),
            "rounded to 2 digits": lambda a: np.round(a, 2) + 0.0,
            "sorted": lambda a: np.sort(a, axis=-1),
            "the first row for all": lambda a: np.broadcast_to(a[:1], np.shape(a)),
            "the mean for all": lambda a: np.full(np.shape(a), np.mean(a)),
            "the sign alone": np.sign,
        }
        for label, change in shared.items():
            if (name, label) not in HARMLESS:
                answer = after(name, each(lambda array, change=change: change(np.asarray(array))))
                yield label, lambda answer=answer: answer


# What changes nothing where all values are whole numbers, or probabilities, or where there is only one.
HARMLESS = {
    ("lasting_success", "rounded to 2 digits"),
    ("lasting_success", "the absolute value"),
    ("forget_bias", "rounded to 2 digits"),
    ("temperature", "the absolute value"),
    ("temperature", "cut to 0 and 1"),
    ("reset_parity", "rounded to 2 digits"),
    ("reset_parity", "the sign alone"),
    ("bits", "the absolute value"),
    ("bits", "the mean for all"),
    ("top_k", "the absolute value"),
    ("top_k", "cut to 0 and 1"),
}


def _off(result):
    if isinstance(result, dict):
        return dict.fromkeys(result, "쯧")
    if isinstance(result, (tuple, list)):
        return type(result)(map(_off, result))
    return result + 0.5 if isinstance(result, np.ndarray) else result[::-1] + "쯧"
