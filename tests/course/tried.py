"""What is handed in to the exercises: the answers that their files list, and for functions the
usual disguises and shortcuts.
"""

import functools
from types import SimpleNamespace

import numpy as np

from lib.questions import notebook, reader
from lib.training.own_sentence import OwnSentence

NAMES = list(reader.paths("practice"))
QUESTIONS = {name: notebook.exercise(name)._question() for name in NAMES}
FUNCTIONS = [name for name, question in QUESTIONS.items() if question.ask]


def returns_arrays(name):
    """Whether the function that an exercise asks for returns numbers: an array, or several."""
    question = QUESTIONS[name]
    case = next(iter(question.file.cases(np.random.default_rng(0))))
    result = question.ask(**case)
    parts = result if isinstance(result, (tuple, list)) else (result,)
    return all(np.issubdtype(np.asarray(part).dtype, np.number) for part in parts)


ARRAYS = [name for name in FUNCTIONS if returns_arrays(name)]

SENTENCE = OwnSentence("가는 말이 고와야 오는 말이 곱다")
# Stands for a model of Keras: 16 units on the 11 letters of the sentence.
LAYERS = (
    SimpleNamespace(units=16, count_params=lambda: 448),
    SimpleNamespace(count_params=lambda: 187),
)
SENTENCE.model = SimpleNamespace(layers=LAYERS, count_params=lambda: 635)


def about(name):
    """What an exercise takes beside the answer: the sentence that its right answer is about."""
    question = QUESTIONS[name]
    return () if question.ask else (SENTENCE,) * len(reader.parameters(question.file.answer))


def solve(name):
    """The right answer: a function, or the value that the solution gives."""
    question = QUESTIONS[name]
    return question.ask or question.file.answer(*about(name))


def tried(name, kind):
    """[(answer, entry)] of the tried answers of a kind, "right", "wrong" or "shortcuts"."""
    question = QUESTIONS[name]
    listed = question.settings.get("tried", {})
    names = dict(vars(question.file))
    exec(listed.get("helpers", ""), names)
    return [(_made(question, entry, names), entry) for entry in listed.get(kind) or []]


def _made(question, entry, names):
    if "edit" in entry:
        made = question.edited(entry["edit"])
        return made if question.ask else made()
    return eval(entry["answer"], names)


def after(name, change):
    """The solution with what it returns changed."""
    solution = solve(name)
    return lambda *arguments: change(solution(*arguments))


def each(change):
    """A change of every array in a returned array or pair."""
    return lambda result: (
        type(result)(map(change, result)) if isinstance(result, (tuple, list)) else change(result)
    )


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
    """(shortcut, answer): functions that are right in some cases only, for any exercise that asks
    for a function.
    """
    solution = solve(name)
    by_shape = {}
    calls = []

    def remembers(*arguments):
        shapes = []
        for argument in arguments:
            if isinstance(argument, str):
                shapes.append(len(argument))
            elif not callable(argument):
                shapes.append(np.shape(argument))
        return by_shape.setdefault(tuple(shapes), solution(*arguments))

    def right_five_times(*arguments):
        calls.append(arguments)
        return solution(*arguments) if len(calls) <= 5 else _off(solution(*arguments))

    yield "remembered by shape", remembers
    yield "right five times", right_five_times
    if name in ARRAYS:
        harmless = QUESTIONS[name].settings.get("tried", {}).get("harmless", ())
        for label in CHANGES.keys() - set(harmless):
            yield label, after(name, each(of_array(CHANGES[label])))


def of_array(change):
    """A change of an array as one of whatever stands for an array."""
    return lambda array: change(np.asarray(array))


CHANGES = {
    "zeros": np.zeros_like,
    "absolute": np.abs,
    "rounded": lambda a: np.round(a, 2) + 0.0,
    "sorted": lambda a: np.sort(a, axis=-1),
    "first row": lambda a: np.broadcast_to(a[:1], np.shape(a)),
    "squeezed": np.squeeze,  # without axes of size 1
}


def _off(result):
    if isinstance(result, dict):
        return dict.fromkeys(result, "쯧")
    if isinstance(result, (tuple, list)):
        return type(result)(map(_off, result))
    return result[::-1] + "쯧" if isinstance(result, str) else result + 0.5
