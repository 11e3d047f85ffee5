"""Finds and reads questions: chapters/CHAPTER/questions/NAME.py with NAME.yml beside it.
lib/questions/__init__.py says how one is written."""

import functools
import inspect
import re
import types
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import yaml

from lib.questions.mistakes import edited, orders, run
from lib.questions.source import QuestionError, Source
from lib.questions.words import settings_beside, words_of

CHAPTERS = Path(__file__).parents[2] / "chapters"
USES = {"practice", "page", "drill", "assignment"}


@dataclass(frozen=True)
class Question:
    """A question.

    Args:
        name: the file's name without its ending.
        source: the text of NAME.py.
        settings: what NAME.yml says.
        path: of NAME.py, where the question stands in a file.
    """

    name: str
    source: str
    settings: dict = field(default_factory=dict)
    path: Path = Path()

    @property
    def chapter(self):
        """The folder of the chapter, "" for a lecturer's own question."""
        return self.path.parent.parent.name if CHAPTERS in self.path.parents else ""

    @cached_property
    def file(self):
        """What NAME.py defines, a module. A lecturer's own file has np without an import, as the
        cells have that it becomes.

        Raises:
            QuestionError: the code cannot be run, or words lack a language.
        """
        module = types.ModuleType(self.name)
        vars(module).update(np=np, __file__=str(self.path))
        try:
            exec(compile(self.source, f"{self.name}.py", "exec"), vars(module))
        except Exception as problem:
            raise QuestionError(
                f"{self.name}.py cannot be read: {type(problem).__name__}: {problem}."
            ) from problem
        return module

    @cached_property
    def code(self):
        """The code of the file, to be taken apart: a Source."""
        return Source(self.name, self.source)

    def words(self, name):
        """The Words of a setting. Raises QuestionError if they are missing or lack a language."""
        try:
            return words_of(name, self.settings.get(name))
        except ValueError as problem:
            raise QuestionError(f"{self.name}.yml: {problem}") from problem

    @cached_property
    def hints(self):
        """The two hints, Words: what to look at, and how to start."""
        return tuple(words_of(f"{self.name}.yml: hints", hint) for hint in self.settings["hints"])

    @cached_property
    def ask(self):
        """The right function or class where one is asked for, or None: ASK, or what bears the
        question's name.
        """
        return getattr(self.file, "ASK", getattr(self.file, self.name, None))

    @cached_property
    def asked(self):
        """The names that the answer defines."""
        if self.ask:
            return (self.ask.__name__,)
        _, names = self.code.body_and_results("answer")
        return names

    @cached_property
    def right(self):
        """The function that is right, or gives what is right: the one asked for, or `answer`."""
        return self.ask or self.file.answer

    @property
    def function_source(self):
        """The code of `right` as it stands in the file."""
        return self.code.code_of(self.right.__name__)

    @cached_property
    def solution(self):
        """The code of the solution as text: the function with the imports that it needs besides
        NumPy, or the lines of `answer`.
        """
        if self.ask:
            return self.code.with_imports(self.ask.__name__)
        lines, _ = self.code.body_and_results("answer")
        return lines

    @cached_property
    def mistakes(self):
        """[(function or class, Words)]: each mistake that is an edit, as what the edited solution
        defines.

        Raises:
            QuestionError: an edit does not fit the solution.
        """
        return [
            (self.edited(mistake["edit"]), words_of(f"{self.name}.yml: a mistake", mistake))
            for mistake in self.listed_mistakes
            if "edit" in mistake
        ]

    @cached_property
    def listed_mistakes(self):
        """The mistakes as NAME.yml lists them; for `like: OTHER` those of another question of the
        chapter, for `order: names` an edit for each other order that no mistake before has.
        """
        listed = []
        for mistake in self.settings.get("mistakes", []):
            if other := mistake.get("like"):
                listed += read(self.path.with_name(f"{other}.py")).listed_mistakes
            elif names := mistake.get("order"):
                said = [earlier.get("edit") for earlier in listed]
                listed += [{**mistake, "edit": edit} for edit in orders(names) if edit not in said]
            else:
                listed.append(mistake)
        return listed

    def edited(self, edits):
        """What the solution, a function or a class, is after edits, {old text: new text}. Raises
        QuestionError.
        """
        try:
            code = edited(self.function_source, edits.items())
            return run(code, self.right.__name__, vars(self.file))
        except ValueError as problem:
            raise QuestionError(f"{self.name}.yml: mistakes: {problem}") from problem

    def value_of(self, answer):
        """The value of an `answer` of NAME.yml, which is a value or the Python code of one."""
        return eval(answer, vars(self.file)) if isinstance(answer, str) else answer


def read(path, kind=Question):
    """The Question in the file `path`; of a `kind` that adds something to Question.

    Raises:
        QuestionError: the name of the file, or what stands in it, cannot be used.
    """
    path = Path(path).resolve()
    if not re.fullmatch(r"[a-z][a-z0-9_]*", path.stem):
        raise QuestionError(
            f"{path}: the file's name must be small Latin letters, digits and _, then .py."
        )
    settings = _settings(path)
    return kind(path.stem, path.read_text(encoding="utf-8-sig"), settings, path)


def _settings(path):
    """What NAME.yml says, of the path of NAME.py. Raises QuestionError."""
    try:
        return settings_beside(path)
    except yaml.YAMLError as problem:
        raise QuestionError(f"{path.with_suffix('.yml')} cannot be read: {problem}") from problem


@functools.cache
def paths(use):
    """{name: path} of the questions in the chapters that serve as "practice", "page", "drill" or
    "assignment".

    Raises:
        QuestionError: a file does not say where it serves, or two that serve so have one name.
    """
    found = {}
    for path in sorted(CHAPTERS.glob("[a-z]*/questions/*.yml")):
        uses = _settings(path.with_suffix(".py")).get("for")
        if not isinstance(uses, list) or not uses or not USES.issuperset(map(str, uses)):
            raise QuestionError(
                f"{path} must say where it serves, as in `for: [practice]`, with some of "
                f"{', '.join(sorted(USES))}; received {uses!r}."
            )
        if use not in uses:
            continue
        if path.stem in found:
            raise QuestionError(f"{path} has the name of {found[path.stem]}; rename one of them.")
        found[path.stem] = path.with_suffix(".py")
    return found


def parameters(function):
    """The names of a function's arguments."""
    return tuple(inspect.signature(function).parameters)
