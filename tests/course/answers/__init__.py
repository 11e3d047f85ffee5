"""What learners hand in, one module per chapter: right answers, wrong ones with the feedback meant for each, shortcuts.

A module has TRIED = {exercise: Tried(...)}. The solution need not be listed, nor the mistakes that the exercise states as
edits of its solution. For a function, the usual wrappings and the usual shortcuts are added here.
"""

import functools
import importlib
import pkgutil
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from lib.check.edits import wrong_versions
from lib.check.exercise import EXERCISES
from lib.training.own_sentence import OwnSentence

SENTENCE = OwnSentence("가는 말이 고와야 오는 말이 곱다")
# Stands for a model of Keras: 16 units on the 11 letters of the sentence.
LAYERS = (
    SimpleNamespace(units=16, count_params=lambda: 448),
    SimpleNamespace(count_params=lambda: 187),
)
SENTENCE.model = SimpleNamespace(layers=LAYERS, count_params=lambda: 635)


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


def solution_of(name):
    """The code of the exercise's solution."""
    return EXERCISES[name]._solution()


def solve(name):
    """The answer that the exercise's solution gives."""
    return EXERCISES[name].solve(mine=SENTENCE)


def changed(name, old, new):
    """The answer of the solution after a slip: its code with old replaced by new."""
    [(answer, _)] = wrong_versions(solution_of(name), name, [(old, new, None)])
    return answer


def after(name, change):
    """The solution with what it returns changed."""
    solution = solve(name)
    return lambda *arguments: change(solution(*arguments))


def each(change):
    """A change of every array in a returned array or pair."""
    return lambda result: (
        type(result)(map(change, result)) if isinstance(result, (tuple, list)) else change(result)
    )


def all_tried():
    """Tried of every exercise, by name."""
    tried = {}
    for module in pkgutil.iter_modules(__path__):
        tried |= importlib.import_module(f"answers.{module.name}").TRIED
    return tried


FUNCTIONS = [name for name, exercise in EXERCISES.items() if exercise.draws]
ARRAYS = [name for name in FUNCTIONS if name not in ("next_character", "lookup_table")]


def arguments_of(name):
    """The names of the arguments of the function that an exercise asks for, as text."""
    return ", ".join(solve(name).__code__.co_varnames[: solve(name).__code__.co_argcount])


def styles(name):
    """The solution in the usual disguises of a function."""
    solution = solve(name)

    class Callable:
        def __call__(self, *arguments):
            return solution(*arguments)

    yield Callable()
    yield functools.partial(lambda extra, *arguments: solution(*arguments), "extra")
    if name in ARRAYS:
        yield after(name, each(lambda array: np.asarray(array).tolist()))
        yield after(name, each(lambda array: np.asarray(array, "float32")))
        yield after(name, each(np.asfortranarray))


def shortcuts(name):
    """(shortcut, answer): functions that are right in some cases only, for any exercise that asks for a function."""
    solution, by_shape, calls = solve(name), {}, []

    def remembers(*arguments):
        key = tuple(
            len(a) if isinstance(a, str) else np.shape(a) for a in arguments if not callable(a)
        )
        return by_shape.setdefault(key, solution(*arguments))

    def right_five_times(*arguments):
        calls.append(arguments)
        return solution(*arguments) if len(calls) <= 5 else _off(solution(*arguments))

    yield "remembered by shape", remembers
    yield "right five times", right_five_times
    if name in ARRAYS:
        changes = {
            "zeros": np.zeros_like,
            "the absolute value": np.abs,
            "rounded to 2 digits": lambda a: np.round(a, 2) + 0.0,
            "sorted": lambda a: np.sort(a, axis=-1),
            "the first row for all": lambda a: np.broadcast_to(a[:1], np.shape(a)),
            "without axes of size 1": np.squeeze,
        }
        for label, change in changes.items():
            if (name, label) not in HARMLESS:
                yield (
                    label,
                    after(name, each(lambda array, change=change: change(np.asarray(array)))),
                )


NEVER_ONE = (
    "bits",
    "paired",
    "paired_interval",
    "forget_bias",
    "chrono_bias",
    "teacher_forcing",
)  # no axis of size 1
# What changes nothing where all values are whole numbers, or probabilities, or where there is only one.
HARMLESS = {
    *(
        (name, "rounded to 2 digits")
        for name in (
            "lasting_success",
            "forget_bias",
            "reset_parity",
            "teacher_forcing",
            "beam_step",
        )
    ),
    *(
        (name, "the absolute value")
        for name in (
            "lasting_success",
            "temperature",
            "smoothed",
            "bits",
            "top_k",
            "teacher_forcing",
            "beam_step",
        )
    ),
    ("paired_interval", "sorted"),
    *(
        (name, label)
        for name in ("bits", "paired")
        for label in ("sorted", "the first row for all")
    ),
    *((name, "without axes of size 1") for name in NEVER_ONE),
}


def _off(result):
    if isinstance(result, dict):
        return dict.fromkeys(result, "쯧")
    if isinstance(result, (tuple, list)):
        return type(result)(map(_off, result))
    return result[::-1] + "쯧" if isinstance(result, str) else result + 0.5
