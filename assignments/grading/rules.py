"""The lecturer's rules for second and late submissions: which attempt counts, what is late, and what that costs."""

import csv
import io
import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from assignments.intake.roster import text_of

DAY = timedelta(days=1)
EXAMPLE = "2026-04-01T23:59"


@dataclass(frozen=True)
class Rules:
    """Which of several submissions counts, and what is late.

    attempts: "last", "first" or "best". due: an aware datetime or None. zone: the tzinfo whose calendar days count.
    grace: minutes after `due` that are still in time. late_percent is taken off for each day begun; after late_days
    days a submission is refused (None: never). extensions: {student_id: aware datetime}, due times of single students.
    times: {student_id: [(file or "", aware datetime)]}, from the LMS. Canvas' mark LATE without a time counts as one
    day. Times of files are not trusted: unpacking and copying change them.
    """

    attempts: str = "last"
    due: datetime | None = None
    zone: object = None
    grace: float = 0.0
    late_percent: float = 0.0
    late_days: float | None = None
    extensions: dict | None = None
    times: dict | None = None

    def __post_init__(self):
        wrong = []
        if not 0 <= self.late_percent <= 100:
            wrong.append(f"--late-percent must be from 0 to 100, received {self.late_percent:g}.")
        if self.late_days is not None and not self.late_days >= 0:
            wrong.append(f"--late-days must be at least 0, received {self.late_days:g}.")
        if not 0 <= self.grace < math.inf:
            wrong.append(f"--grace must be a number of minutes from 0, received {self.grace:g}.")
        if self.due is None and (self.times or self.extensions or self.grace):
            wrong.append("--times, --extensions and --grace need --due.")
        if wrong:
            raise ValueError("\n".join(wrong))

    def due_of(self, student_id):
        """Returns the due time of one student: her extension, else the due time of all."""
        return (self.extensions or {}).get(student_id, self.due)

    def time_of(self, submission, attempts):
        """Returns when one of a student's `attempts` was handed in, or None if the LMS did not say.

        A line of `times` that names a file belongs to it. Lines without a file belong to the attempts in their order if
        there are as many; a single line belongs to the last attempt.
        """
        known = (self.times or {}).get(submission.student_id, [])
        for file, at in known:
            if file and file in (submission.path, PurePosixPath(submission.path).name):
                return at
        unnamed = sorted(at for file, at in known if not file)
        order = list(attempts).index(submission)
        if len(unnamed) == len(attempts):
            return unnamed[order]
        return unnamed[0] if len(unnamed) == 1 and order == len(attempts) - 1 else None

    def days_late(self, submission, attempts):
        """Returns calendar days begun since the due time and its grace, 0 if in time."""
        at, due = self.time_of(submission, attempts), self.due_of(submission.student_id)
        if at is None or due is None:
            return 1 if submission.late else 0
        if at <= due + timedelta(minutes=self.grace):
            return 0
        wall = [moment.astimezone(self.zone).replace(tzinfo=None) for moment in (due, at)]
        return max(1, math.ceil((wall[1] - wall[0]) / DAY))  # a day of 23 or 25 hours is one day

    def refused(self, submission, attempts):
        """Whether the submission came too late to be accepted."""
        return self.late_days is not None and self.days_late(submission, attempts) > self.late_days

    def wanted(self, attempts):
        """Returns those of one student's attempts, in order, that have to be graded."""
        accepted = [one for one in attempts if not self.refused(one, attempts)] or attempts
        return {"last": accepted[-1:], "first": accepted[:1], "best": accepted}[self.attempts]

    def final(self, submission, attempts, grade):
        """Returns (score, note) of one graded submission after deduction."""
        days = self.days_late(submission, attempts)
        if self.refused(submission, attempts):
            return 0.0, {"code": "refused_late"}
        percent = min(100.0, days * self.late_percent)
        note = {"code": "late", "days": days, "percent": f"{percent:g}"} if percent else None
        return round(grade["score"] * (1 - percent / 100), 2), note


def zone_of(name):
    """Returns the tzinfo of a name such as Asia/Seoul; without a name, that of this machine. Raises ValueError."""
    if name is None:
        return datetime.now().astimezone().tzinfo
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"--zone {name} is not a time zone; Asia/Seoul is expected, or a name like it.") from None


def due_time(text, zone):
    """Returns the aware datetime of a due time. One without seconds lasts to the end of its minute. Raises
    ValueError."""
    whole = re.search(r"T\d\d:\d\d(?!:?\d)", text)
    return moment(text, zone) + timedelta(seconds=59, microseconds=999_999) * bool(whole)


def moment(text, zone):
    """Returns an aware datetime from ISO 8601 text; without an offset it is read in `zone`. Raises ValueError."""
    try:
        at = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        raise ValueError(f"{text!r} is not a time such as {EXAMPLE}.") from None
    return at if at.tzinfo else at.replace(tzinfo=zone)


def read_times(path, students, zone):
    """Returns {student_id: [(file or "", aware datetime)]} from a CSV with the columns student_id, submitted and, if
    there are several attempts, file. Raises ValueError, naming the line."""
    found = {}
    for student_id, row, place in _lines(path, students, "submitted"):
        found.setdefault(student_id, []).append(
            ((row.get("file") or "").strip(), _in(place, moment, row["submitted"], zone))
        )
    return found


def read_extensions(path, students, zone):
    """Returns {student_id: aware datetime} from a CSV with the columns student_id and due. Raises ValueError."""
    return {
        student_id: _in(place, due_time, row["due"], zone) for student_id, row, place in _lines(path, students, "due")
    }


def _lines(path, students, column):
    rows = csv.DictReader(io.StringIO(text_of(Path(path).read_bytes())))
    missing = {"student_id", column} - set(rows.fieldnames or [])
    if missing:
        raise ValueError(f"{path} needs the columns student_id and {column}; it has {rows.fieldnames or 'none'}.")
    for number, row in enumerate(rows, 2):
        student_id = (row["student_id"] or "").strip()
        if student_id not in students:
            raise ValueError(f"{path}, line {number}: the roster has no student_id `{student_id}`.")
        yield student_id, row, f"{path}, line {number}"


def _in(place, read, text, zone):
    try:
        return read(text or "", zone)
    except ValueError as problem:
        raise ValueError(f"{place}: {problem}") from None
