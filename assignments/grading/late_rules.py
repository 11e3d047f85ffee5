"""The lecturer's rules for second and late submissions: which attempt counts, what is late, and
what that costs."""

import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assignments.intake import canvas, roster

DAY = timedelta(days=1)
ATTEMPTS = ("last", "first", "best")
NAMES = ("due", "attempts", "late_percent", "late_days")  # settings of an assignment
EXAMPLE = "2026-04-01T23:59 or 2026-04-01T23:59+09:00"


@dataclass(frozen=True, kw_only=True)
class LateRules:
    """Which of several submissions counts, and what is late.

    attempts: one of ATTEMPTS; chosen: {student_id: another one for this student}. due: an aware
    datetime or None. late_percent is taken off for each day begun; after late_days days a
    submission is refused (None: never).
    extensions: {student_id: aware datetime}, due times of single students. times: {student_id:
    [aware datetime]}, when the LMS received each attempt; file_times: {(student_id, Owner.number):
    aware datetime} of the files that the LMS names. Canvas' mark LATE without a time counts as one
    day. Times of files on this disk are not trusted: unpacking and copying change them."""

    attempts: str = "last"
    due: datetime | None = None
    late_percent: float = 0.0
    late_days: float | None = None
    extensions: dict = field(default_factory=dict)
    times: dict = field(default_factory=dict)
    file_times: dict = field(default_factory=dict)
    chosen: dict = field(default_factory=dict)

    def __post_init__(self):
        if self.due is None and (self.times or self.extensions):
            raise ValueError("--times and --extensions need --due.")

    def time_of(self, submission, attempts):
        """When one of a student's `attempts` was handed in; None if the LMS did not say. Where it
        names no files, the last time is that of the last attempt, the time before it that of the
        attempt before."""
        of_file = self.file_times.get((submission.student_id, submission.owner.number))
        if of_file is not None:
            return of_file
        latest_first = sorted(self.times.get(submission.student_id, []), reverse=True)
        place = len(attempts) - 1 - list(attempts).index(submission)
        if place < len(latest_first):
            return latest_first[place]
        said = submission.owner.at
        is_local = said is not None and said.tzinfo is None and self.due is not None
        return said.replace(tzinfo=self.due.tzinfo) if is_local else said

    def untimed(self, submission, attempts):
        """Whether nothing says when a submission was handed in that may be late: it counts as on
        time."""
        of_canvas = submission.owner.feedback and submission.owner.feedback[0] == "canvas"
        return bool(self.due) and not of_canvas and self.time_of(submission, attempts) is None

    def due_of(self, student_id):
        """The due time of one student; None without one."""
        return self.extensions.get(student_id, self.due)

    def may_still_come(self, student_id, now):
        """Whether a student who handed in nothing has time left: `now` is an aware datetime."""
        due = self.due_of(student_id)
        return due is not None and now <= due

    def days_late(self, submission, attempts):
        """Days of 24 hours begun since the due time."""
        at = self.time_of(submission, attempts)
        due = self.due_of(submission.student_id)
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
    """The LateRules in an assignment's `settings`, in the options of the command line, which go
    before them, and in the tables times.csv and extensions.csv that the options name or that lie in
    the assignment's folder.

    Raises:
        ValueError: a time, a rule or a line of a table that makes no sense.
    """
    given = {name: getattr(options, name) for name in NAMES if getattr(options, name) is not None}
    if "due" in given:
        given["due"] = " ".join(given["due"])
    values = parse(settings, options.assignment) | parse(given, "option of the command")
    due = values.get("due")
    times, file_times = _times(options, students, due)
    extended = options.extensions or _present(options.assignment / "extensions.csv")
    lines = roster.of_students(extended, students, "due")
    extensions = {
        student_id: due_time(line["due"], due, place) for student_id, line, place in lines
    }
    return LateRules(
        **values,
        extensions=extensions,
        times=times,
        file_times=file_times,
        chosen=chosen or {},
    )


def parse(settings, place):
    """{name: value} of those `settings`, {name: text}, that are rules. Raises ValueError, naming
    the `place`."""
    values = {}
    for name in settings.keys() & set(NAMES):
        text = str(settings[name]).strip()
        if name == "due":
            values[name] = due_time(text, None, f"{place}: `due`")
            continue
        read, expected = READ[name]
        values[name] = read(text)
        if values[name] is None:
            raise ValueError(f"{place}: `{name}: {text}` must be {expected}.")
    return values


def _attempt(text):
    return text if text in ATTEMPTS else None


def _percent(text):
    return _number(text, highest=100)


def _number(text, highest=math.inf):
    """The number from 0 to the highest that a text is, None if it is none."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number <= highest else None


# How a rule is read from a text, and what is expected where it cannot be.
READ = {
    "attempts": (_attempt, f"one of {', '.join(ATTEMPTS)}"),
    "late_percent": (_percent, "a number from 0 to 100"),
    "late_days": (_number, "a number from 0"),
}


def _times(options, students, due):
    """({student_id: [aware datetime]}, {(student_id, number of a file): aware datetime}) of tables
    of times, and of Canvas' lists of submissions."""
    folder = options.assignment
    paths = options.times or [*folder.glob("times.csv"), *sorted(folder.glob("times*.json"))]
    times = defaultdict(list)
    file_times = {}
    for path in paths:
        if path.suffix == ".json":
            of_attempts, of_files = canvas.times(path, students)
            for student_id, moments in of_attempts.items():
                times[student_id] += moments
            file_times |= of_files
            continue
        for student_id, line, place in roster.of_students(path, students, "submitted"):
            times[student_id].append(moment(line["submitted"], due, place))
    return dict(times), file_times


def _present(path):
    return path if path.exists() else None


def due_time(text, due=None, place="--due"):
    """The aware datetime of a due time; one without seconds lasts to the end of its minute. Raises
    ValueError."""
    at = moment(text, due, place)
    is_whole_minute = re.search(r"[T ]\d\d:\d\d(?!:?\d)", text)
    return at.replace(second=59, microsecond=999_999) if is_whole_minute else at


def moment(text, due=None, place="--due"):
    """An aware datetime from ISO 8601 text. Without an offset it is read with that of `due`, or
    else in this machine's time zone. Raises ValueError, naming the `place` of the text."""
    try:
        at = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        raise ValueError(f"{place}: {text!r} is not a time such as {EXAMPLE}.") from None
    if at.tzinfo:
        return at
    return at.replace(tzinfo=due.tzinfo) if due else at.astimezone()
