"""The lecturer's rules for second and late submissions: which attempt counts, what is late, and what that costs."""

import math
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assignments.intake import roster

DAY = timedelta(days=1)
EXAMPLE = "2026-04-01T23:59 or 2026-04-01T23:59+09:00"


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Which of several submissions counts, and what is late.

    attempts: "last", "first" or "best". due: an aware datetime or None. late_percent is taken off for each
    day begun; after late_days days a submission is refused (None: never).
    extensions: {student_id: aware datetime}, due times of single students. times: {student_id: [aware datetime]}, when
    the LMS received each attempt. Canvas' mark LATE without a time counts as one day. Times of files are not trusted:
    unpacking and copying change them.
    """

    attempts: str = "last"
    due: datetime | None = None
    late_percent: float = 0.0
    late_days: float | None = None
    extensions: dict = field(default_factory=dict)
    times: dict = field(default_factory=dict)

    def __post_init__(self):
        if not (0 <= self.late_percent <= 100 and (self.late_days or 0) >= 0):
            raise ValueError("--late-percent must be from 0 to 100, --late-days at least 0.")
        if self.due is None and (self.times or self.extensions):
            raise ValueError("--times and --extensions need --due.")

    def time_of(self, submission, attempts):
        """When one of a student's `attempts` was handed in; None if the LMS did not say. The last time is that of the
        last attempt, the time before it that of the attempt before."""
        latest_first = sorted(self.times.get(submission.student_id, []), reverse=True)
        place = len(attempts) - 1 - list(attempts).index(submission)
        return latest_first[place] if place < len(latest_first) else None

    def days_late(self, submission, attempts):
        """Days of 24 hours begun since the due time."""
        at, due = self.time_of(submission, attempts), self.extensions.get(submission.student_id, self.due)
        if at is None or due is None:
            return 1 if submission.owner.late else 0
        return max(0, math.ceil((at - due) / DAY))

    def refused(self, submission, attempts):
        """Whether the submission came too late to be accepted."""
        return self.late_days is not None and self.days_late(submission, attempts) > self.late_days

    def wanted(self, attempts):
        """Those of one student's attempts, in order, that have to be graded."""
        accepted = [submission for submission in attempts if not self.refused(submission, attempts)] or attempts
        return {"last": accepted[-1:], "first": accepted[:1], "best": accepted}[self.attempts]

    def final(self, submission, attempts, grade):
        """(score, note) of one graded submission after deduction."""
        if self.refused(submission, attempts):
            return 0.0, {"code": "refused_late"}
        days = self.days_late(submission, attempts)
        percent = min(100.0, days * self.late_percent)
        note = {"code": "late", "days": days, "percent": f"{percent:g}"} if percent else None
        return round(grade["score"] * (1 - percent / 100), 2), note


def read(options, students):
    """The Rules in the options of the command line and in the tables that they name.

    Raises:
        ValueError: a time, a rule or a line of a table that makes no sense.
    """
    due = due_time(options.due) if options.due else None
    times = {}
    for student_id, text, place in _lines(options.times, students, "submitted"):
        times.setdefault(student_id, []).append(moment(text, due, place))
    lines = _lines(options.extensions, students, "due")
    extensions = {student_id: due_time(text, due, place) for student_id, text, place in lines}
    settings = {name: getattr(options, name) for name in ("attempts", "late_percent", "late_days")}
    return Rules(due=due, extensions=extensions, times=times, **settings)


def due_time(text, due=None, place="--due"):
    """The aware datetime of a due time; one without seconds lasts to the end of its minute. Raises ValueError."""
    whole_minute = re.search(r"[T ]\d\d:\d\d(?!:?\d)", text)
    return moment(text, due, place) + timedelta(seconds=59, microseconds=999_999) * bool(whole_minute)


def moment(text, due=None, place="--due"):
    """An aware datetime from ISO 8601 text. Without an offset it is read with that of `due`, or else in this machine's
    time zone. Raises ValueError, naming the `place` of the text."""
    try:
        at = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        raise ValueError(f"{place}: {text!r} is not a time such as {EXAMPLE}.") from None
    return at if at.tzinfo else at.replace(tzinfo=due.tzinfo) if due else at.astimezone()


def _lines(path, students, column):
    """Yields (student_id, text of the column, place for errors) of each line of a table, if there is one."""
    for line, place in roster.lines(path, "student_id", column) if path else ():
        if line["student_id"] not in students:
            raise ValueError(f"{place}: the roster has no student_id `{line['student_id']}`.")
        yield line["student_id"], line[column], place
