"""The lecturer's rules for second and late submissions, and the result they give each student."""

import csv
import io
import math
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assignments.roster import text_of

DAY = 24 * 3600


@dataclass(frozen=True)
class Rules:
    """attempts: which of several submissions counts ("last", "first" or "best"). due: an aware datetime or None.
    late_percent is taken off for each day begun; after late_days days a submission is refused (None: never).

    When something was handed in is read from `times` ({student_id: aware datetime}, from the LMS); Canvas' mark LATE
    without a time counts as one day. Times of files are not trusted: unpacking and copying change them.
    """

    attempts: str = "last"
    due: datetime | None = None
    late_percent: float = 0.0
    late_days: float | None = None
    times: tuple = ()

    def days_late(self, submission):
        """Days begun since the due time, 0 if in time."""
        at = dict(self.times).get(submission.student_id)
        if at is not None and self.due is not None:
            return max(0, math.ceil((at - self.due).total_seconds() / DAY))
        return 1 if submission.late else 0

    def wanted(self, submissions):
        """Of one student's submissions, in order, those that have to be graded."""
        accepted = [one for one in submissions if not self.refused(one)] or submissions
        return {"last": accepted[-1:], "first": accepted[:1], "best": accepted}[self.attempts]

    def refused(self, submission):
        return self.late_days is not None and self.days_late(submission) > self.late_days

    def final(self, submission, grade):
        """(score, note) of one graded submission after deduction."""
        days = self.days_late(submission)
        if self.refused(submission):
            return 0.0, {"code": "refused_late"}
        percent = min(100.0, days * self.late_percent)
        note = {"code": "late", "days": days, "percent": f"{percent:g}"} if percent else None
        return round(grade["score"] * (1 - percent / 100), 2), note


@dataclass(frozen=True)
class Result:
    """What one student gets. `grade` is None without a submission; `score` counts the rules and an override."""

    student: object
    score: float
    points: float
    submission: object = None
    grade: dict | None = None
    note: dict | None = None
    override: dict | None = None


def results(students, submissions, state, run, rules, points):
    """A Result for each student of the roster who is done; a student whose submission has no grade yet is left out."""
    for student in students.values():
        own = [one for one in submissions if one.student_id == student.student_id]
        graded = [(one, state.grades.get((one.student_id, one.hash, run))) for one in rules.wanted(own)] if own else []
        if any(grade is None for _, grade in graded):
            continue
        best = (0.0, {"code": "missing_submission"}, None, None)
        if graded:
            best = max(((*rules.final(one, grade), one, grade) for one, grade in graded), key=lambda each: each[0])
        override = state.overrides.get(student.student_id)
        override = override if override and override["score"] is not None else None
        score = override["score"] if override else best[0]
        yield Result(student, score, points, best[2], best[3], best[1], override)


def read_times(path):
    """(student_id, aware datetime) pairs from a CSV with the columns student_id and submitted (ISO 8601)."""
    pairs = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text_of(Path(path).read_bytes()))), 2):
        try:
            pairs.append((row["student_id"].strip(), moment(row["submitted"])))
        except (KeyError, ValueError, AttributeError):
            raise ValueError(
                f"{path}, line {number}: student_id and submitted (2026-04-01T23:59) are expected."
            ) from None
    return tuple(pairs)


def moment(text):
    """An aware datetime from ISO 8601 text; without an offset it is local time."""
    at = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    return at if at.tzinfo else at.astimezone()
