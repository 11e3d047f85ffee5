"""Reads a question file: one Python file that holds a question's text, numbers, right answer and likely mistakes.

    CHAPTER, LEVEL, MINUTES, POINTS     where it belongs, how hard it is (1 to 3), how long it takes, what it is worth
    TITLE, TEXT                         a Text each: what students read
    given(numbers)                      optional: draws the student's own data from `numbers`, a random.Random
    answer(…) or ASK, inputs, OPEN      what is asked and which answer is right, see below
    MISTAKES                            at least three pairs of a wrong answer, written as code, and the Text for it
    RELATIVE, ABSOLUTE                  optional: tolerances, see assignments/authoring/checks.py
    SECONDS                             optional: processor time that a cell may need, where 10 seconds are too few

The bodies of `given` and `answer` become cells of the notebook, so they use nothing but NumPy (`np`) and their
arguments, and end with `return` and the names of variables. `answer` takes what it needs of what `given` returns; the
variables that it returns are what is asked. Where a function or class is asked for instead, ASK is the right one,
`inputs(hidden)` returns the secret inputs (a list of argument tuples; for a class pairs of its arguments and a list of
calls, (method, argument, …)), and OPEN holds inputs in the same form that students may try.
"""

import ast
import inspect
import re
import textwrap
import types
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from assignments.authoring.checks import call, use, value
from assignments.authoring.variant import numbers
from lib.text import Text

NAMES = ("CHAPTER", "LEVEL", "MINUTES", "POINTS", "TITLE", "TEXT", "MISTAKES")


class QuestionError(ValueError):
    """A question file that cannot be used; the message names the file and says what to do."""


@dataclass(frozen=True)
class Question:
    """A question. `name` is the file's name without its ending, `source` the file's text."""

    name: str
    source: str

    @cached_property
    def file(self):
        """The file's content as a module. Raises QuestionError."""
        module = types.ModuleType(self.name)
        try:
            exec(compile(self.source, f"{self.name}.py", "exec"), module.__dict__)
        except Exception as problem:
            raise QuestionError(f"{self.name}.py cannot be read: {type(problem).__name__}: {problem}.") from problem
        missing = [name for name in NAMES if not hasattr(module, name)]
        if missing:
            raise QuestionError(
                f"{self.name}.py must set {', '.join(missing)}; assignments/authoring/question.py says to what."
            )
        for name in ("TITLE", "TEXT"):
            text = getattr(module, name)
            if not isinstance(text, Text) or not all(isinstance(part, str) and part.strip() for part in text):
                raise QuestionError(f"{self.name}.py: {name} must be Text(Korean, English), both of them written.")
        wanted = ("ASK", "inputs", "OPEN") if hasattr(module, "ASK") else ("answer",)
        missing = [name for name in wanted if not hasattr(module, name)]
        if missing:
            raise QuestionError(
                f"{self.name}.py lacks {' and '.join(missing)}: write answer(…), or ASK with inputs and OPEN."
            )
        if not module.MISTAKES:
            raise QuestionError(f"{self.name}.py: MISTAKES must hold at least one likely mistake and the Text for it.")
        return module

    @cached_property
    def about(self):
        """What the file's docstring says first: the question in one English sentence."""
        return (self.file.__doc__ or self.file.TITLE.en).strip().splitlines()[0]

    @cached_property
    def kind(self):
        """ "function" or "class"; else what the answers are: "number", "text", "tuple" or "array"."""
        if hasattr(self.file, "ASK"):
            return "class" if inspect.isclass(self.file.ASK) else "function"
        answers = self.answers(self.data("any", "0")).values()
        kinds = {np.ndarray: "array", tuple: "tuple", str: "text"}
        return sorted(kinds.get(type(answer), "number") for answer in answers)[0]

    @cached_property
    def asked(self):
        """The names that a student has to define."""
        return (self.file.ASK.__name__,) if hasattr(self.file, "ASK") else self.part("answer")[1]

    @cached_property
    def given_names(self):
        """The names of the student's own data."""
        return self.part("given")[1] if hasattr(self.file, "given") else ()

    def data(self, assignment, student_id):
        """{name: value} of the student's own data."""
        if not self.given_names:
            return {}
        return self._named(self.given_names, self.file.given(numbers(assignment, self.name, student_id)))

    def answers(self, data):
        """{name: value} that is right for the data of one student; only for questions that have `answer`."""
        return self._named(self.asked, _apply(self.file.answer, data))

    def checks(self, assignment, student_id, hidden):
        """[Check] for one student. hidden: the random.Random of the class key for this question and student."""
        module, options = self.file, {"relative": getattr(self.file, "RELATIVE", 1e-4)}
        options["absolute"] = getattr(module, "ABSOLUTE", None)
        if hasattr(module, "ASK"):
            wrong = [(function, text) for function, text in module.MISTAKES]
            return [self.ask(given, wrong, options) for given in module.inputs(hidden)]
        data = self.data(assignment, student_id)
        right, wrong = self.answers(data), []
        for function, text in module.MISTAKES:
            wrong.append((self._named(self.asked, _apply(function, data)), text))
        return [
            value(
                name, answer, [(mistake[name], text) for mistake, text in wrong if mistake[name] is not None], **options
            )
            for name, answer in right.items()
        ]

    def ask(self, given, mistakes=(), options=None):
        """The Check of one input of a function or class."""
        ask, options = self.file.ASK, options or {}
        if inspect.isclass(ask):
            wrong = [(outcomes(other, *given), text) for other, text in mistakes]
            return use(ask.__name__, *given, outcomes(ask, *given), wrong, **options)
        wrong = [(other(*given), text) for other, text in mistakes]
        return call(ask.__name__, given, ask(*given), [pair for pair in wrong if pair[0] is not None], **options)

    def _named(self, names, found):
        found = found if len(names) > 1 else (found,)
        if found is None or len(found) != len(names):
            raise QuestionError(f"{self.name}.py: {len(names)} values are expected for {', '.join(names)}: {found!r}.")
        return dict(zip(names, found, strict=True))

    def node(self, name):
        """The syntax tree of the function or class `name`. Raises QuestionError."""
        found = [node for node in ast.parse(self.source).body if getattr(node, "name", None) == name]
        if not found:
            raise QuestionError(f"{self.name}.py: {name} must be defined by def or class in the file itself.")
        return found[0]

    def part(self, name):
        """(body, returned names) of the function `name`, which ends with `return` and names of variables."""
        node = self.node(name)
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        last = body[-1]
        values = (
            last.value.elts if isinstance(getattr(last, "value", None), ast.Tuple) else [getattr(last, "value", None)]
        )
        if not isinstance(last, ast.Return) or not all(isinstance(one, ast.Name) for one in values):
            raise QuestionError(f"{self.name}.py: {name} must end with `return` and the names of variables.")
        lines = self.source.splitlines()[body[0].lineno - 1 : last.lineno - 1]
        return textwrap.dedent("\n".join(lines)).strip("\n"), tuple(one.id for one in values)


def read(path):
    """The Question in the file `path`. Raises QuestionError."""
    path = Path(path)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", path.stem):
        raise QuestionError(f"{path}: the file's name must be small Latin letters, digits and _, then .py.")
    question = Question(path.stem, path.read_text(encoding="utf-8-sig"))
    question.checks("any", "0", numbers("any", "hidden", "0"))  # a trial: what is broken shows now
    return question


def outcomes(cls, arguments, calls):
    """What the methods of `cls(*arguments)` return, called one after the other: a tuple."""
    made = cls(*arguments)
    return tuple(getattr(made, method)(*rest) for method, *rest in calls)


def _apply(function, data):
    return function(**{name: data[name] for name in inspect.signature(function).parameters})
