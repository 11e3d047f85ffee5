"""An assignment as grading needs it."""

import hashlib
import json
import types
from dataclasses import dataclass, field
from functools import cached_property

from assignments.authoring import notebooks
from assignments.authoring.checks import Check
from assignments.authoring.class_key import hidden
from assignments.authoring.parts import MasterError
from assignments.authoring.student_setup import variant
from assignments.sandbox.limits import Limits


@dataclass
class Assignment:
    """What is handed out, asked and graded: its `questions` ([QuestionRow]), its `cells` ([Cell]) and its own limits.
    `checks_source` is the text of checks.py; `files` are {name: Question} of the questions that have a file of their own."""

    name: str
    questions: list = field(default_factory=list)
    cells: list = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)
    checks_source: str = ""
    files: dict = field(default_factory=dict)

    @property
    def points(self):
        return sum(question.points for question in self.questions)

    @cached_property
    def code(self):
        """What the code cells of students hold when they are handed out."""
        return tuple(cell.source for cell in notebooks.build(self)["ko"].cells if cell.cell_type == "code")

    @property
    def keras(self):
        """Whether a fork server should import Keras."""
        return any("keras" in text or "tensorflow" in text for text in self.code)

    @cached_property
    def checks_module(self):
        """What checks.py defines."""
        module = types.ModuleType("checks")
        exec(compile(self.checks_source, "checks.py", "exec"), vars(module))
        return module

    def file_of(self, question):
        """The name of the file that holds the checks of a question."""
        return f"{question}.py" if question in self.files else "checks.py"

    def checks(self, student_id, key):
        """{question: [Check]} for one student. Raises MasterError."""
        checks = {}
        for question in (row.name for row in self.questions):
            secret, file = hidden(key, self.name, question, student_id), self.file_of(question)
            try:
                if question in self.files:
                    checks[question] = self.files[question].checks(self.name, student_id, secret)
                else:
                    checks[question] = list(getattr(self.checks_module, question)(variant(student_id), secret))
            except Exception as problem:
                sentence = f"{file}: question {question} failed: {type(problem).__name__}: {problem}"
                raise MasterError(sentence) from problem
            if not checks[question] or not all(isinstance(check, Check) for check in checks[question]):
                raise MasterError(f"{file}: {question} must return a list of value(…) and call(…), at least one.")
        return checks

    def fingerprint(self, key):
        """Changes with whatever can change a grade: the checks, the points, the limits, the class key."""
        files = {name: (question.source, json.dumps(question.of_checks)) for name, question in self.files.items()}
        points = [(question.name, question.points) for question in self.questions]
        parts = [self.name, points, self.checks_source, files, vars(self.limits)]
        return hashlib.sha256(json.dumps(parts).encode() + hashlib.sha256(key).digest()).hexdigest()[:16]
