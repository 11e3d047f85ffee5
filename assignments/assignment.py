"""An assignment as grading needs it: everything travels as text, so that workers share no disk with the lecturer."""

import functools
import hashlib
import json
import random
import re
import types
from dataclasses import asdict, dataclass, field
from pathlib import Path

from assignments import master as masters
from assignments.checks import Check
from assignments.variant import hidden, variant
from lib.text import LANGUAGES, Text


class ChecksError(ValueError):
    """The file checks.py does not fit its master; the message names the question."""


@dataclass(frozen=True)
class Assignment:
    """`questions` are (name, points); `code` is what students' code cells hold when handed out; `keras` says whether a
    fork server should import Keras; `titles` are Texts that name questions; `solution` is the master's own code."""

    name: str
    questions: tuple
    checks_source: str
    code: tuple
    keras: bool
    titles: dict = field(default_factory=dict)
    solution: tuple = ()

    @property
    def points(self):
        return sum(points for _, points in self.questions)

    def checks(self, student_id, key):
        """{question: [Check]} for one student. Raises ChecksError."""
        module, result = _module(self.checks_source), {}
        for question, _ in self.questions:
            secret = hidden(key, self.name, question, student_id)
            try:
                result[question] = list(getattr(module, question)(variant(student_id), secret))
            except Exception as problem:
                raise ChecksError(
                    f"checks.py: question {question} failed: {type(problem).__name__}: {problem}"
                ) from problem
            if not result[question] or not all(isinstance(check, Check) for check in result[question]):
                raise ChecksError(f"checks.py: {question} must return a list of value(…) and call(…), at least one.")
        return result

    def fingerprint(self, key):
        """Changes with whatever can change a grade: the checks, the points, the class key."""
        text = json.dumps([self.name, self.questions, self.checks_source]).encode()
        return hashlib.sha256(text + hashlib.sha256(key).digest()).hexdigest()[:16]

    def dump(self):
        """Plain data that `Assignment(**data)` takes back."""
        return asdict(self)


@functools.lru_cache(maxsize=4)
def _module(source):
    module = types.ModuleType("checks")
    exec(compile(source, "checks.py", "exec"), module.__dict__)
    return module


def load(path):
    """The Assignment in the folder `path` (master.ipynb and checks.py), or of the master `path` with checks.py
    beside it."""
    path = Path(path)
    master_path = path / "master.ipynb" if path.is_dir() else path
    checks_path = master_path.parent / "checks.py"
    read = masters.read(master_path)
    if not checks_path.is_file():
        raise ChecksError(f"The hidden checks {checks_path} were not found beside the master.")
    source = checks_path.read_text(encoding="utf-8")
    try:
        module = _module(source)
    except Exception as problem:
        raise ChecksError(f"{checks_path}: {type(problem).__name__}: {problem}") from problem
    for question in read.questions:
        if not callable(getattr(module, question.name, None)):
            raise ChecksError(f"{checks_path} has no function {question.name}, which the master asks about.")
    code = tuple(cell.handed_out for cell in read.cells if cell.kind == "code" and cell.role != "hidden")
    questions = tuple((question.name, question.points) for question in read.questions)
    keras = any("keras" in text or "tensorflow" in text for text in code)
    titles = {name: title for name, _ in questions if (title := _title(read.cells, name))}
    solution = tuple(cell.source for cell in read.cells if cell.role == "solution")
    assignment = Assignment(read.name, questions, source, code, keras, titles, solution)
    assignment.checks(str(random.Random(0).random()), bytes(32))  # a dry run: broken checks show now, not overnight
    return assignment


def _title(cells, question):
    """The Text of a question's first heading, without what stands in brackets; None if an edition has no heading."""
    found = {}
    for cell in cells:
        heading = re.match(r"#+ *(.+)", cell.source.strip())
        if cell.question == question and cell.role == "text" and heading:
            for language in [cell.language] if cell.language else LANGUAGES:
                found.setdefault(language, re.sub(r"\s*\([^)]*\)\s*$", "", heading.group(1)))
    return Text(*(found[language] for language in LANGUAGES)) if len(found) == len(LANGUAGES) else None
