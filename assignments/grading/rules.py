"""The lecturer's rules for second and late submissions: which attempt counts, what is late, and what that costs."""

import math
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assignments.intake import roster

DAY = timedelta(days=1)
ATTEMPTS = ("last", "first", "best")
KINDS = {
    "due": str,
    "attempts": str,
    "late_percent": float,
    "late_days": float,
}  # settings of an assignment
EXAMPLE = "2026-04-01T23:59 or 2026-04-01T23:59+09:00"


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Which of several submissions counts, and what is late.

    attempts: one of ATTEMPTS; chosen: {student_id: another one for this student}. due: an aware datetime or None. late_percent is taken off for each
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
    chosen: dict = field(default_factory=dict)

    def __post_init__(self):
        if not (0 <= self.late_percent <= 100 and (self.late_days or 0) >= 0):
            raise ValueError("--late-percent must be from 0 to 100, --late-days at least 0.")
        if self.attempts not in ATTEMPTS:
            raise ValueError(
                f"attempts must be one of {', '.join(ATTEMPTS)}, received {self.attempts}."
            )
        if self.due is None and (self.times or self.extensions):
            raise ValueError("--times and --extensions need --due.")

    def time_of(self, submission, attempts):
        """When one of a student's `attempts` was handed in; None if the LMS did not say. The last time is that of the
        last attempt, the time before it that of the attempt before."""
        latest_first = sorted(self.times.get(submission.student_id, []), reverse=True)
        place = len(attempts) - 1 - list(attempts).index(submission)
        return latest_first[place] if place < len(latest_first) else None

    def untimed(self, submission, attempts):
        """Whether nothing says when a submission was handed in that may be late: it counts as on time."""
        of_canvas = submission.owner.feedback and submission.owner.feedback[0] == "canvas"
        return bool(self.due) and not of_canvas and self.time_of(submission, attempts) is None

    def days_late(self, submission, attempts):
        """Days of 24 hours begun since the due time."""
        at, due = (
            self.time_of(submission, attempts),
            self.extensions.get(submission.student_id, self.due),
        )
        if at is None or due is None:
            return 1 if submission.owner.late else 0
        return max(0, math.ceil((at - due) / DAY))

    def refused(self, submission, attempts):
        """Whether the submission came too late to be accepted."""
        return self.late_days is not None and self.days_late(submission, attempts) > self.late_days

    def wanted(self, attempts):
        """Those of one student's attempts, in order, that have to be graded."""
        accepted = [
            submission for submission in attempts if not self.refused(submission, attempts)
        ] or attempts
        rule = self.chosen.get(attempts[0].student_id, self.attempts) if attempts else self.attempts
        return {"last": accepted[-1:], "first": accepted[:1], "best": accepted}[rule]

    def final(self, submission, attempts, grade):
        """(score, note) of one graded submission after deduction."""
        if self.refused(submission, attempts):
            return 0.0, {"code": "refused_late"}
        days = self.days_late(submission, attempts)
        percent = min(100.0, days * self.late_percent)
        note = {"code": "late", "days": days, "percent": f"{percent:g}"} if percent else None
        return round(grade["score"] * (1 - percent / 100), 2), note


def read(options, students, settings, chosen=None):
    """The Rules in an assignment's `settings`, in the options of the command line, which go before them, and in the
    tables times.csv and extensions.csv that the options name or that lie in the assignment's folder.

    Raises:
        ValueError: a time, a rule or a line of a table that makes no sense.
    """
    values = {}
    for name, kind in KINDS.items():
        option = getattr(options, name)
        text = (
            settings.get(name) if option is None else " ".join(option) if name == "due" else option
        )
        try:
            values |= {} if text is None else {name: kind(text)}
        except ValueError:
            raise ValueError(f"{name}: a number was expected, received {text!r}.") from None
    due = values["due"] = due_time(values["due"]) if "due" in values else None
    times = {}
    for student_id, line, place in roster.of_students(
        _table(options, "times"), students, "submitted"
    ):
        times.setdefault(student_id, []).append(moment(line["submitted"], due, place))
    lines = roster.of_students(_table(options, "extensions"), students, "due")
    extensions = {
        student_id: due_time(line["due"], due, place) for student_id, line, place in lines
    }
    return Rules(**values, extensions=extensions, times=times, chosen=chosen or {})


def _table(options, name):
    """The path of a table; None if there is none."""
    path = options.assignment / f"{name}.csv"
    return getattr(options, name) or (path if path.exists() else None)


def due_time(text, due=None, place="--due"):
    """The aware datetime of a due time; one without seconds lasts to the end of its minute. Raises ValueError."""
    whole_minute = re.search(r"[T ]\d\d:\d\d(?!:?\d)", text)
    return moment(text, due, place) + timedelta(seconds=59, microseconds=999_999) * bool(
        whole_minute
    )


def moment(text, due=None, place="--due"):
    """An aware datetime from ISO 8601 text. Without an offset it is read with that of `due`, or else in this machine's
    time zone. Raises ValueError, naming the `place` of the text."""
    try:
        at = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        raise ValueError(f"{place}: {text!r} is not a time such as {EXAMPLE}.") from None
    return at if at.tzinfo else at.replace(tzinfo=due.tzinfo) if due else at.astimezone()
