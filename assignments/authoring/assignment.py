"""An assignment as grading needs it: everything travels as text, so that workers share no disk with the lecturer."""

import functools
import hashlib
import json
import random
import types
from dataclasses import dataclass, field

from assignments.authoring import notebooks
from assignments.authoring.checks import Check
from assignments.authoring.class_key import hidden
from assignments.authoring.folder import read_folder
from assignments.authoring.parts import MasterError
from assignments.authoring.question import Question
from assignments.authoring.student_setup import variant
from assignments.sandbox.limits import Limits


@dataclass(frozen=True)
class Assignment:
    """`questions` are (name, points); `checks_source` is the text of checks.py; `code` is what students' code cells hold
    when handed out, `solution` the master's own; `keras` says whether a fork server should import Keras; `files` are
    {question: (text of its file, what its settings say of checking)}; `titles` are Texts that name questions; `limits`
    replace some of sandbox.limits.Limits."""

    name: str
    questions: tuple
    checks_source: str
    code: tuple
    keras: bool
    files: dict = field(default_factory=dict)
    titles: dict = field(default_factory=dict)
    limits: dict = field(default_factory=dict)
    solution: tuple = ()

    @property
    def points(self):
        return sum(points for _, points in self.questions)

    def file_of(self, question):
        """The name of the file that holds the checks of a question."""
        return f"{question}.py" if question in self.files else "checks.py"

    def checks(self, student_id, key):
        """{question: [Check]} for one student. Raises MasterError."""
        checks = {}
        for question, _ in self.questions:
            secret, file = hidden(key, self.name, question, student_id), self.file_of(question)
            try:
                if question in self.files:
                    checks[question] = _question(question, *self.files[question]).checks(self.name, student_id, secret)
                else:
                    checks[question] = list(getattr(_module(self.checks_source), question)(variant(student_id), secret))
            except Exception as problem:
                sentence = f"{file}: question {question} failed: {type(problem).__name__}: {problem}"
                raise MasterError(sentence) from problem
            if not checks[question] or not all(isinstance(check, Check) for check in checks[question]):
                raise MasterError(f"{file}: {question} must return a list of value(…) and call(…), at least one.")
        return checks

    def fingerprint(self, key):
        """Changes with whatever can change a grade: the checks, the points, the limits, the class key."""
        text = json.dumps(
            [self.name, self.questions, self.checks_source, self.files, vars(Limits()), self.limits]
        ).encode()
        return hashlib.sha256(text + hashlib.sha256(key).digest()).hexdigest()[:16]


@functools.lru_cache(maxsize=4)
def _module(source):
    module = types.ModuleType("checks")
    exec(compile(source, "checks.py", "exec"), module.__dict__)
    return module


@functools.lru_cache(maxsize=100)
def _question(name, source, settings):
    return Question(name, source, json.loads(settings))


def load(path):
    """The Assignment in the folder `path`. Raises MasterError."""
    return assignment_of(*read_folder(path))


def assignment_of(master, source, questions):
    """The Assignment of what read_folder returned. Raises MasterError."""
    notebook = notebooks.build(master)["ko"]
    code = tuple(cell.source for cell in notebook.cells if cell.cell_type == "code")
    assignment = Assignment(
        name=master.name,
        questions=tuple((row.name, row.points) for row in master.questions),
        checks_source=source,
        code=code,
        keras=any("keras" in text or "tensorflow" in text for text in code),
        files={name: (question.source, json.dumps(question.of_checks)) for name, question in questions.items()},
        titles={row.name: row.title for row in master.questions if row.title},
        limits=master.limits,
        solution=tuple(cell.source for cell in master.cells if cell.role == "solution"),
    )
    assignment.checks(str(random.Random(0).random()), bytes(32))  # a dry run: broken checks show now, not overnight
    return assignment
