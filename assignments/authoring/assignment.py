"""What an assignment is made of, its questions and cells, as a notebook or question files give
them."""

import hashlib
import json
import math
import types
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from assignments.authoring.checks import Check
from assignments.authoring.class_key import hidden
from assignments.authoring.student_setup import variant
from assignments.grading import late_rules
from assignments.sandbox.limits import UNITS, Limits
from lib.text import Text


class MasterError(ValueError):
    """A master that cannot be used; the message has a line for each thing that is wrong and names
    the cell."""


KEPT = 16  # students whose checks are kept
SETTINGS = ("name", "title", *UNITS, *late_rules.NAMES)


def check_settings(settings, place, known=SETTINGS):
    """Raises MasterError for a setting that nothing reads, or a rule for late submissions that
    makes no sense."""
    if unknown := [str(name) for name in settings if name not in known]:
        raise MasterError(f"{place}: unknown setting `{unknown[0]}`; known are {', '.join(known)}.")
    try:
        late_rules.parse(settings, place)
    except ValueError as problem:
        raise MasterError(str(problem)) from None


def are_points(number):
    """Whether a question may be worth `number` points."""
    return type(number) in (int, float) and 0 < number < math.inf


@dataclass
class QuestionRow:
    """A question of an Assignment: its name (the function in checks.py), the points it is worth and
    what it is called. The name of a pool is those of its questions, `rnn_step|gru_bias`: each
    student gets one of them."""

    name: str
    points: float
    title: Text | None = None
    is_by_hand: bool = False  # a text or a plot: no check, the lecturer gives the points

    @property
    def names(self):
        return self.name.split("|")


@dataclass(frozen=True)
class Cell:
    """A cell of the master. `role` is "text", "given", "solution", "test" or "hidden"; `where`
    names it in errors. `handed_out` is what students get in the place of `source`, if it is not the
    same; `secret` the lines they do not."""

    where: str
    role: str
    source: str
    id: str
    question: str | None = None
    language: str | None = None
    handed_out: str | None = None
    secret: tuple = ()
    attachments: dict | None = None


@dataclass(eq=False)
class Gradable:
    """What grading goes by: the assignment's name, its `questions` ([QuestionRow]) and its own
    limits."""

    name: str
    questions: list = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)
    code = ()  # what the code cells that are handed out hold, where it is known

    @property
    def names(self):
        """The names of all questions, in a pool of each."""
        return [name for row in self.questions for name in row.names]

    @property
    def points(self):
        return sum(question.points for question in self.questions)

    def questions_of(self, student_id):
        """The QuestionRows of one student, with what her id draws in the place of each pool."""
        draws = ((row, variant(student_id, row.name, self.name)) for row in self.questions)
        return [replace(row, name=draw.choice(row.names)) for row, draw in draws]

    def verdicts(self, student_id, key, answers):
        """What each `accept` says of answers, where this is known before they are compared: nothing
        here (see grading/author.py)."""
        return {}

    def fingerprint(self, key):
        """Changes with whatever can change a grade: the checks, the points, the assignment's own
        limits, the class key."""
        text = self.digest().encode() + hashlib.sha256(key).digest()
        return hashlib.sha256(text).hexdigest()[:16]


@dataclass(eq=False)
class Assignment(Gradable):
    """What is handed out, asked and graded: its `questions` ([QuestionRow]), its `cells` ([Cell])
    and its own limits. `checks_source` is the text of checks.py; `files` are {name: Question} of
    the questions that have a file of their own; `settings` are {name: text}, rules of grading among
    them."""

    cells: list = field(default_factory=list)
    checks_source: str = ""
    files: dict = field(default_factory=dict)
    settings: dict = field(default_factory=dict)

    @cached_property
    def checks_module(self):
        """What checks.py defines."""
        module = types.ModuleType("checks")
        exec(compile(self.checks_source, "checks.py", "exec"), vars(module))
        return module

    @cached_property
    def with_whole_pools(self):
        """This assignment with every question of every pool for every student: authors try it out
        so."""
        return replace(
            self,
            questions=[replace(row, name=name) for row in self.questions for name in row.names],
        )

    def file_of(self, question):
        """The name of the file that holds the checks of a question."""
        return f"{question}.py" if question in self.files else "checks.py"

    def checks(self, student_id, key):
        """{question: [Check]} for one student. Raises MasterError."""
        return self._kept_checks(student_id, key)

    @cached_property
    def _kept_checks(self):
        """`checks`, which keeps what it has told: an answer may take seconds to compute."""

        @lru_cache(KEPT)
        def checks(student_id, key):
            return self.checks_from(
                student_id, lambda name: hidden(key, self.name, name, student_id)
            )

        return checks

    def checks_from(self, student_id, hidden_of):
        """The same, where hidden_of(question) is the class_key.Hidden of a question."""
        checks = {}
        for row in self.questions_of(student_id):
            if row.is_by_hand:
                checks[row.name] = []
            else:
                checks[row.name] = self._checks_of(row.name, student_id, hidden_of(row.name))
        return checks

    def _checks_of(self, question, student_id, secret):
        """[Check] of one question for one student."""
        file = self.file_of(question)
        try:
            if question in self.files:
                checks = self.files[question].checks(self.name, student_id, secret)
            else:
                student = variant(student_id, assignment=self.name)
                checks = list(getattr(self.checks_module, question)(student, secret))
        except Exception as problem:
            what = f"{type(problem).__name__}: {problem}"
            raise MasterError(f"{file}: question {question} failed: {what}") from problem
        if not checks or not all(isinstance(check, Check) for check in checks):
            raise MasterError(
                f"{file}: {question} must return a list of value(…) and call(…), at least one."
            )
        return checks

    def digest(self):
        """Text that changes with whatever can change a grade, but for the class key. Of the limits
        only the assignment's own are in it: another number in sandbox/limits.py grades no class
        again."""
        files = {
            name: (question.source, json.dumps(question.of_checks))
            for name, question in self.files.items()
        }
        points = [(question.name, question.points) for question in self.questions]
        parts = [self.name, points, self.checks_source, files, self.limits.own]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
