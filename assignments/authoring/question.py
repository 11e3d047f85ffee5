"""Reads a question file: one Python file that holds a question's numbers, right answer and likely mistakes.

    CHAPTER, LEVEL, MINUTES, POINTS     where it belongs, how hard it is (1 to 3), how long it takes, what it is worth
    TITLE, TEXT                         {"ko": …, "en": …} each: what students read
    given(numbers)                      optional: draws the student's own data, plain values, from `numbers`, a random.Random
    answer(…) or ASK, inputs, OPEN      what is asked and which answer is right, see below
    MISTAKES                            three likely mistakes or more, edits of the right answer: (old text, new text, what to say)
    RELATIVE, ABSOLUTE                  optional: tolerances, see assignments/authoring/checks.py

What is said to a mistake is {"ko": …, "en": …}, too. All but the code may stand in NAME.yml beside the file instead,
under the same names in small letters, as in the bank: `edit: {old text: new text, …}`, `ko:` and `en:` are a mistake.

`np` is NumPy in a question file as in every notebook: a file need not import it.
The bodies of `given` and `answer` become cells of the notebook, so they use nothing but `np` and their
arguments, and end with `return` and the names of variables. `answer` takes what it needs of what `given` returns; the
variables that it returns are what is asked. Where a function or class is asked for instead, ASK is the right one,
`inputs(hidden)` returns or yields the secret inputs (tuples of arguments, such as hidden.arrays draws; for a class pairs
of its arguments and a list of calls, (method, argument, …)), and OPEN holds inputs in the same form that students may try.
"""

import ast
import inspect
import json
import re
import textwrap
import types
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import yaml

from assignments.authoring.assignment import MasterError, are_points
from assignments.authoring.checks import call, encode, text_of, use, value
from assignments.authoring.student_setup import outcome, variant
from lib.check.edits import wrong_versions

NAMES = ("CHAPTER", "LEVEL", "MINUTES", "POINTS", "MISTAKES")


@dataclass(frozen=True)
class Question:
    """A question. `name` is the file's name without its ending, `source` the file's text, `settings` what NAME.yml
    beside it says."""

    name: str
    source: str
    settings: dict = field(default_factory=dict)

    @cached_property
    def file(self):
        """The file's content as a module, in which TITLE and TEXT are Texts. Raises MasterError."""
        module = types.ModuleType(self.name)
        try:
            settings = {key.upper(): setting for key, setting in self.settings.items()}
            if "MISTAKES" in settings:
                settings["MISTAKES"] = [
                    (list(mistake["edit"].items()), mistake) for mistake in settings["MISTAKES"]
                ]
            vars(module).update(settings, np=np)
            exec(compile(self.source, f"{self.name}.py", "exec"), module.__dict__)
            for name in ("TITLE", "TEXT"):
                setattr(module, name, text_of(name, getattr(module, name, None)))
        except Exception as problem:
            raise MasterError(
                f"{self.name}.py cannot be read: {type(problem).__name__}: {problem}."
            ) from problem
        asked = ("inputs", "OPEN") if hasattr(module, "ASK") else ("answer",)
        if missing := [
            name for name in (*NAMES, *asked) if getattr(module, name, None) in (None, [], ())
        ]:
            names = ", ".join(missing)
            raise MasterError(
                f"{self.name}.py must define {names}; assignments/authoring/question.py says how."
            )
        if not are_points(module.POINTS):
            raise MasterError(
                f"{self.name}.py: POINTS must be a number above 0, not {module.POINTS!r}."
            )
        return module

    @property
    def of_checks(self):
        """The settings without the words that only students read: a better word changes no grade."""
        return {
            name: setting
            for name, setting in self.settings.items()
            if name not in ("title", "text")
        }

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

    @cached_property
    def mistakes(self):
        """(function or class, Text) for each of MISTAKES: the right answer with that edit. Raises MasterError."""
        name = self.file.ASK.__name__ if hasattr(self.file, "ASK") else "answer"
        right = ast.get_source_segment(self.source, self.node(name))
        try:
            return [
                (wrong, text_of("what is said to a mistake", text))
                for wrong, text in wrong_versions(right, name, self.file.MISTAKES, vars(self.file))
            ]
        except ValueError as problem:
            raise MasterError(f"{self.name}.py: MISTAKES: {problem}") from problem

    def data(self, assignment, student_id):
        """{name: value} of the student's own data."""
        if not self.given_names:
            return {}
        data = _named(self.given_names, self.file.given(variant(student_id, self.name, assignment)))
        if others := [
            name for name, item in data.items() if '"kind": "other"' in json.dumps(encode(item))
        ]:
            raise ValueError(
                f"given may return numbers, texts, arrays, tuples and lists only, and {others} are not."
            )
        return data

    def answers(self, data, version=None):
        """{name: value} that `version`, or else the right answer, gives for the data of one student."""
        version = version or self.file.answer
        parameters = inspect.signature(version).parameters
        return _named(
            self.asked, version(**{name: data[name] for name in parameters if name in data})
        )

    def checks(self, assignment, student_id, hidden):
        """[Check] for one student. hidden: the class_key.Hidden of this question and student."""
        module = self.file
        options = {
            "relative": getattr(module, "RELATIVE", 1e-4),
            "absolute": getattr(module, "ABSOLUTE", None),
        }
        if hasattr(module, "ASK"):
            name, ask = module.ASK.__name__, use if inspect.isclass(module.ASK) else call
            checks = []
            for arguments in module.inputs(hidden):
                right = outcome(module.ASK, arguments)
                wrong = [(outcome(version, arguments), text) for version, text in self.mistakes]
                asked = arguments if ask is use else (arguments,)
                checks.append(ask(name, *asked, right, _different(wrong, right), **options))
            return checks
        data = self.data(assignment, student_id)
        wrong = [(self.answers(data, version), text) for version, text in self.mistakes]
        return [
            value(
                name,
                right,
                _different([(answers[name], text) for answers, text in wrong], right),
                **options,
            )
            for name, right in self.answers(data).items()
        ]

    def node(self, name):
        """The syntax tree of the function or class `name`. Raises MasterError."""
        for node in ast.parse(self.source).body:
            if getattr(node, "name", None) == name:
                return node
        raise MasterError(
            f"{self.name}.py: {name} must be defined by def or class in the file itself."
        )

    def part(self, name):
        """(body, returned names) of the function `name`, which ends with `return` and names of variables."""
        body = self.node(name).body
        last = body[-1]
        result = getattr(last, "value", None)
        results = result.elts if isinstance(result, ast.Tuple) else [result]
        if not isinstance(last, ast.Return) or not all(
            isinstance(name, ast.Name) for name in results
        ):
            raise MasterError(
                f"{self.name}.py: {name} must end with `return` and the names of variables."
            )
        lines = self.source.splitlines()[body[0].lineno - 1 : last.lineno - 1]
        return textwrap.dedent("\n".join(lines)).strip("\n"), tuple(name.id for name in results)


def read_question(path):
    """The Question in the file `path`. Raises MasterError."""
    path = Path(path)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", path.stem):
        raise MasterError(
            f"{path}: the file's name must be small Latin letters, digits and _, then .py."
        )
    try:
        beside = path.with_suffix(".yml")
        settings = (
            yaml.safe_load(beside.read_text(encoding="utf-8-sig")) if beside.is_file() else {}
        )
    except yaml.YAMLError as problem:
        raise MasterError(f"{beside} cannot be read: {problem}") from problem
    question = Question(path.stem, path.read_text(encoding="utf-8-sig"), settings)
    _ = question.asked, question.mistakes  # what is broken in the text shows now
    return question


def _named(names, values):
    return dict(zip(names, values if len(names) > 1 else (values,), strict=True))


def _different(mistakes, right):
    """The mistakes that an input shows: an edit may leave one of several answers right."""
    return [(wrong, text) for wrong, text in mistakes if encode(wrong) != encode(right)]
