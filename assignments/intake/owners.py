"""Finds out whose a file is, from its path alone: what stands inside a file never says whose it is.

Canvas names files NAME_[LATE_]USER_SUBMISSION_FILE; Moodle puts files into folders NAME_ID_assignsubmission_file, or
puts that before their names. Otherwise the student id, or a name that only one student has, must stand in the path.
The outermost part of the path that names a student decides, because the LMS or the lecturer wrote it; what a student
may have written further inside (the name of her file, folders in her archive) is not looked at.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from lib.text import Text

CANVAS = re.compile(r"^(?P<name>[^_]+)_(?P<late>LATE_)?(?P<user>\d+)_(?P<submission>\d+)_(?P<file>.+)$", re.I)
MOODLE = re.compile(r"^(?P<name>[^_]+)_(?P<user>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)")
AGAIN = re.compile(r"-(\d+)\.\w+$")  # Canvas: gates-2.ipynb is the second resubmission
SHORT = 4  # ids with fewer characters are too common in names of files: they count at the beginning of a name only


@dataclass(frozen=True)
class Owner:
    """Whose a file is. `student_id` is None if that is unknown. `why` is a Text: how it was found out, or why not.

    `late` is Canvas' mark; `attempt` sorts the attempts of a student, and is None where the LMS does not count them.
    """

    student_id: str | None
    why: Text
    late: bool = False
    attempt: tuple | None = None


class Owners:
    """Tells whose a file is. students: {student_id: Student}."""

    def __init__(self, students):
        self.students = students
        counts = Counter(key(student.name) for student in students.values())
        self.doubled = {name for name, count in counts.items() if count > 1}
        self.names = {key(one.name): one.student_id for one in students.values() if key(one.name) not in self.doubled}
        self.canvas = {one.canvas_id: one.student_id for one in students.values() if one.canvas_id}
        self.moodle = {one.moodle_id: one.student_id for one in students.values() if one.moodle_id}

    def whose(self, path):
        """Returns the Owner of the file at `path`, a POSIX path in NFC below the folder or zip of submissions."""
        parts = PurePosixPath(path).parts
        reason = Text("no student id or name of the roster in the path")
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            if match := MOODLE.match(part):
                return self._lms("Moodle", self.moodle, match["user"], match["name"], part, attempt=(0, 0))
            if last and (match := CANVAS.match(part)):
                again = AGAIN.search(match["file"])
                attempt = (int(match["submission"]), int(again[1]) if again else 0)
                return self._lms(
                    "Canvas", self.canvas, match["user"], match["name"], part, attempt, bool(match["late"])
                )
            ids = self._ids(part, last)
            if len(ids) == 1:
                return Owner(ids[0], Text("student id in {part}", part=part))
            if ids:
                several = ", ".join(ids)
                reason = Text("several student ids in {part}: {several}", part=part, several=several)
                continue
            pieces = {key(piece) for piece in [_stem(part, last), *re.split(r"[_\-. ]", _stem(part, last))]}
            named = {self.names[piece] for piece in pieces if piece in self.names}
            if len(named) == 1:
                return Owner(named.pop(), Text("name in {part}", part=part))
            if named or pieces & self.doubled:
                reason = Text(
                    "several students have a name in {part}; add the student id to the name of the file", part=part
                )
        return Owner(None, reason)

    def _ids(self, part, last):
        """Returns the ids of the roster in one part of a path, without those that are only part of another one."""
        text, found = part.casefold(), []
        for one in self.students:
            own = re.escape(one.casefold())
            if len(one) < SHORT:
                end = r"(?=[_\- ])" if last else r"$"
                stands = re.match(rf"{own}{end}", text) or _stem(text, last) == one.casefold()
            else:
                stands = re.search(rf"(?<![0-9a-z]){own}(?![0-9a-z])", text)
            if stands:
                found.append(one)
        return [one for one in found if not any(one != other and one.casefold() in other.casefold() for other in found)]

    def _lms(self, lms, known, user, name, part, attempt, late=False):
        if user in known:
            return Owner(known[user], Text("{lms} id {user} in {part}", part=part, lms=lms, user=user), late, attempt)
        student = self.names.get(key(name))
        if student is not None and student not in known.values():
            why = Text("name in {part}; the roster has no {lms} id for it", part=part, lms=lms)
            return Owner(student, why, late, attempt)
        if key(name) in self.doubled:
            why = Text("several students have the name in {part}; add their LMS ids to the roster", part=part)
            return Owner(None, why)
        why = Text("the roster has no student with the LMS id {user} of {part}", part=part, user=user)
        return Owner(None, why)


def key(name):
    """Returns a name without spaces, marks and case, as the LMS writes it into names of files."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name)).casefold()


def _stem(part, last):
    return PurePosixPath(part).stem if last else part
