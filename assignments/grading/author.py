"""An assignment as grading sees it: what it asks is computed by its own code in a sandbox
(authors_code.py)."""

import contextlib
import json
from collections import OrderedDict
from dataclasses import dataclass

from assignments.authoring.assignment import Gradable, MasterError, QuestionRow
from assignments.authoring.checks import Check, decode
from assignments.authoring.class_key import seed
from assignments.grading.authors_code import AuthorsCode
from assignments.sandbox.limits import Limits
from lib.questions.words import Words

BATCH = 50  # students whose checks are computed in one run
KEPT = 1_000  # students whose checks are kept
UNJUDGED = {"code": "unjudged"}


@contextlib.contextmanager
def opened(folder, students=(), whole_pools=False):
    """The Author of the assignment in a folder, as a context manager. `students` are those whose
    checks are computed together; whole_pools: as in AuthorsCode.

    Raises MasterError for what is wrong with it, and bwrap.NoIsolation where nothing can be
    isolated."""
    code = AuthorsCode(folder, whole_pools)
    try:
        about = code.run({"about": ("about",)})["about"].value_or_error()
        code.limits = Limits(**about["limits"])
        yield Author(code, about, students)
    finally:
        code.close()


@dataclass(frozen=True)
class ToldCheck(Check):
    """A Check whose `accept` is out of reach: `asked` is what its `ask` said, `accept` whether it
    has one."""

    asked: dict | None = None

    def ask(self):
        return self.asked


class Author(Gradable):
    """An assignment whose `code` (AuthorsCode) says what it is `about` and what each of the
    `students` is asked."""

    def __init__(self, code, about, students=()):
        rows = [QuestionRow(name, points, None, hand) for name, points, hand in about["questions"]]
        super().__init__(about["name"], rows, code.limits)
        self._code = code
        self._digest = about["digest"]
        self._kept = OrderedDict()
        self._slow = {}  # {(student_id, key): sentence} of those whose checks never end
        self.students = list(students)
        self.headings = about["headings"]
        self.settings = about["settings"]
        self.keras = about["keras"]
        self.code = about["code"]
        self.title = Words(about["title"])
        self.titles = {name: Words(words) for name, words in about["titles"].items()}

    def digest(self):
        return self._digest

    def checks(self, student_id, key):
        """{question: [ToldCheck]} for one student. Raises MasterError."""
        if (student_id, key) not in self._kept:
            self._fetch(student_id, key)
        self._kept.move_to_end((student_id, key))
        return self._kept[student_id, key]

    def solved(self):
        """The text of the notebook with the solutions. Raises MasterError."""
        return self._code.run({"solved": ("solved",)})["solved"].value_or_error()

    def verdicts(self, student_id, key, answers):
        """{(question, number): (right?, note)} of what `accept` says of answers, {question:
        {number: reply}}."""
        checks = self.checks(student_id, key)
        asked = [
            [name, number, replies[number]["value"]]
            for name, replies in answers.items()
            for number, check in enumerate(checks.get(name, ()))
            if check.accept and "value" in replies.get(number, {})
        ]
        if not asked:
            return {}
        seeds = self._seeds(student_id, key)
        # One by one: an answer on which an accept never ends costs itself alone.
        calls = {
            (name, number): ("verdict", student_id, seeds, name, number, json.dumps(data))
            for name, number, data in asked
        }
        verdicts = {}
        for place, told in self._in_order(calls):
            right, note = told.value or (False, UNJUDGED)
            verdicts[place] = right is True, note
        return verdicts

    def trials(self, student_id, key, answers):
        """What AuthorServer.trial says of each of `answers`, (question, number, data); None where
        it came to no end."""
        seeds = self._seeds(student_id, key)
        calls = {
            place: ("trial", student_id, seeds, question, number, json.dumps(data))
            for place, (question, number, data) in enumerate(answers)
        }
        return [told.value for _, told in self._in_order(calls)]

    def _in_order(self, calls):
        """[(key, Told)] of calls by any kind of key."""
        told = self._code.run({f"call {place}": calls[key] for place, key in enumerate(calls)})
        return zip(calls, told.values(), strict=True)

    def _seeds(self, student_id, key):
        names = [row.name for row in self.questions_of(student_id)]
        return json.dumps({name: str(seed(key, self.name, name, student_id)) for name in names})

    def _fetch(self, student_id, key):
        """Keeps the checks of a student and of those who come after her. Raises MasterError if
        hers cannot be told, alone either."""
        place = self.students.index(student_id) if student_id in self.students else 0
        batch = dict.fromkeys([student_id, *self.students[place : place + BATCH]])
        told = {} if (student_id, key) in self._slow else self._told_checks(batch, key)
        # Each of them takes all the time of a call: none is asked for again.
        self._slow |= {(name, key): one.failed for name, one in told.items() if one.is_slow}
        if problem := self._slow.get((student_id, key)):
            raise MasterError(f"student_id {student_id}: {problem}")
        if told[student_id].failed:
            told = self._told_checks([student_id], key)
            if told[student_id].failed:
                raise MasterError(f"student_id {student_id}: {told[student_id].failed}")
        for name, answer in told.items():
            if not answer.failed:
                self._kept[name, key] = {
                    question: list(map(_check, asked)) for question, asked in answer.value.items()
                }
        while len(self._kept) > KEPT + BATCH:
            self._kept.popitem(last=False)

    def _told_checks(self, names, key):
        calls = {f"of {name}": ("checks", name, self._seeds(name, key)) for name in names}
        told = self._code.run(calls)
        return {name: told[f"of {name}"] for name in names}


def _check(data):
    """The ToldCheck of what AuthorServer says of one."""
    ask = data["ask"]
    mistakes = tuple((decode(wrong), Words(words)) for wrong, words in data["mistakes"])
    relative, absolute = data["tolerances"]
    return ToldCheck(
        name=ask["name"],
        expected=None if data["accepts"] else decode(data["expected"]),
        args=tuple(ask["args"]) if "args" in ask else None,
        mistakes=mistakes,
        accept=data["accepts"] or None,
        relative=relative,
        absolute=absolute,
        weight=data["weight"],
        methods=tuple(map(tuple, ask["methods"])) if "methods" in ask else None,
        asked=ask,
    )
