"""Answers what grading asks of an assignment whose code runs in a sandbox of its own
(grading/authors_code.py asks).

checks.py, question files and the `accept` in them are programs, and an `accept` gets what a student
wrote. Here they see neither the class key nor other students' work; every answer leaves as JSON.
"""

import functools
import json
from pathlib import Path

import nbformat
import numpy as np

from assignments.authoring import about, notebooks
from assignments.authoring.checks import encode
from assignments.authoring.class_key import Hidden
from assignments.authoring.folder import load
from assignments.grading import comparison
from assignments.rehearsal import steady
from lib.text import LANGUAGES

FOLDER = Path("/tmp/assignment")
EFFECT = Path("/tmp/effect")
HAS_EFFECT = (
    f"__import__('pathlib').Path('{EFFECT}').touch()"  # a text that shows whether it is run
)


def as_json(function):
    """{"value": what the function returns} as JSON, or {"failed": sentence} where it raises an
    error."""

    @functools.wraps(function)
    def wrapped(*arguments):
        try:
            return json.dumps({"value": function(*arguments)})
        except Exception as problem:
            return json.dumps({"failed": str(problem) or type(problem).__name__})

    return wrapped


class AuthorServer:
    """One assignment. `begin` comes first."""

    @as_json
    def begin(self, files, whole_pools):
        """Writes the assignment's files, the JSON of {name: text}. With `whole_pools` each student
        has every question of each pool: authors try it out so."""
        self.whole_pools = whole_pools
        FOLDER.mkdir()
        for name, text in json.loads(files).items():
            (FOLDER / name).write_text(text, encoding="utf-8")

    @functools.cached_property
    def assignment(self):
        assignment = load(FOLDER)
        return assignment.with_whole_pools if self.whole_pools else assignment

    @as_json
    def about(self):
        """All but the checks."""
        assignment = self.assignment
        code = about.code(assignment)
        titles = about.titles(assignment)
        return {
            "name": assignment.name,
            "title": words(about.title(assignment)),
            "titles": {name: words(title) for name, title in titles.items()},
            "questions": [[row.name, row.points, row.is_by_hand] for row in assignment.questions],
            "headings": about.headings(assignment),
            "settings": {name: str(text) for name, text in assignment.settings.items()},
            "limits": vars(assignment.limits),
            "keras": about.needs_keras(code),
            "code": code,
            "digest": assignment.digest(),
        }

    @as_json
    def solved(self):
        """The text of the notebook with the solutions."""
        return nbformat.writes(notebooks.solved(self.assignment))

    @as_json
    def checks(self, student_id, seeds):
        """{question: [check]} of one student; seeds: the JSON of {question: text of a whole
        number}."""
        checks = self._checks(student_id, seeds)
        return {name: [as_data(check) for check in asked] for name, asked in checks.items()}

    @as_json
    def verdict(self, student_id, seeds, question, number, answer):
        """(right?, note) of what `accept` says of one answer, JSON data."""
        check = self._checks(student_id, seeds)[question][number]
        return comparison.judge(check, {"value": json.loads(answer)})

    @as_json
    def trial(self, student_id, seeds, question, number, answer):
        """[right?, the same when it is asked again?, did a text in it run?] of one answer, JSON
        data."""
        check = self._checks(student_id, seeds)[question][number]
        reply = {"value": json.loads(answer)}
        with np.errstate(all="ignore"):
            first, second, is_drawn = steady.twice(lambda: comparison.judge(check, reply))
        had_effect = EFFECT.exists()
        EFFECT.unlink(missing_ok=True)
        return [first[0], first == second and not is_drawn, had_effect]

    def _checks(self, student_id, seeds):
        seeds = json.loads(seeds)
        return self.assignment.checks_from(student_id, lambda name: Hidden(int(seeds[name])))


def words(text):
    """A Text in all languages."""
    return {language: text.to(language) for language in LANGUAGES}


def as_data(check):
    """A Check as plain data; of its `accept` only that there is one."""
    return {
        "ask": check.ask(),
        "expected": encode(check.expected),
        "mistakes": [[encode(wrong), words(text)] for wrong, text in check.mistakes],
        "accepts": check.accept is not None,
        "tolerances": [check.relative, check.absolute],
        "weight": check.weight,
    }
