"""Finds out whose a file is, from its path alone: what stands inside a file never says whose it is.

Canvas names files NAME_[LATE_]USER_SUBMISSION_FILE; Moodle puts files into folders
NAME_ID_assignsubmission_file, or puts that before their names; Blackboard names files
TITLE_USER_attempt_TIME_FILE, Google Classroom NAME - FILE; GitHub Classroom puts them into folders
ASSIGNMENT-USER, Gradescope into folders that a file beside them explains (gradescope.py). Otherwise
the student id, or a name that only one student has, must stand in the path. The outermost level of
the path that names a student decides, because the LMS or the lecturer wrote it; what a student may
have written further inside (the name of her file, folders in her archive) is not looked at, and is
not believed where an outer level names nobody but the levels beside it name students."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from lib.text import Text

CANVAS = re.compile(
    r"^(?P<name>[^_\s]+)_(?P<late>LATE_)?(?P<user>\d+)_(?P<submission>\d{1,20})_(?P<file>.+)$",
    re.IGNORECASE,
)
MOODLE = re.compile(r"^(?P<name>[^_]+)_(?P<user>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)")
BLACKBOARD = re.compile(
    r"^.+?_(?P<name>(?P<user>[^_]+))_attempt_(?P<at>\d{4}(?:-\d\d){5})(?:_.+|\.txt)$"
)
GOOGLE = " - "  # between the student's name and that of her file
AGAIN = re.compile(r"-(\d{1,9})\.\w+$")  # Canvas: gates-2.ipynb is the second resubmission
# Ids with fewer characters are too common in names of files: they count at the beginning of a name
# only.
SHORT = 4


@dataclass(frozen=True)
class Owner:
    """Whose a file is. `student_id` is None if that is unknown. `why` is a Text: how it was found
    out, or why not.

    `late` is Canvas' mark; `attempt` sorts the attempts of a student, and is None where the LMS
    does not count them; `feedback` is the LMS that named the file, and the name under which it
    takes a page of feedback back. `level` is the place in levels(path) that decided, if no LMS did;
    `at` is when the file was handed in, if the LMS says so."""

    student_id: str | None
    why: Text
    late: bool = False
    attempt: tuple | None = None
    feedback: tuple | None = None
    level: int | None = None
    at: datetime | None = None


def levels(path):
    """The parts of a path from the outermost, where a name of Google Classroom is two of them."""
    *folders, file = PurePosixPath(path).parts
    return (*folders, *file.split(GOOGLE, 1))


def unique(pairs):
    """{key: value} of the pairs whose key no other pair has."""
    pairs = list(pairs)
    counts = Counter(key for key, _ in pairs)
    return {key: value for key, value in pairs if counts[key] == 1}


class Owners:
    """Tells whose a file is. students: {student_id: Student}."""

    def __init__(self, students):
        self.students = students
        names = [(key(student.name), name) for name, student in students.items()]
        self.names = unique(names)
        self.doubled = {name for name, _ in names} - set(self.names)
        self.canvas = {
            student.canvas_id: name for name, student in students.items() if student.canvas_id
        }
        self.moodle = {
            student.moodle_id: name for name, student in students.items() if student.moodle_id
        }
        self.users = unique(
            (student.email.partition("@")[0].casefold(), name) for name, student in students.items()
        )
        self.ids = {name.casefold(): name for name in students}
        self.lengths = {len(name) for name in self.ids}
        self.users |= self.ids
        self.github = {
            student.github.casefold(): name for name, student in students.items() if student.github
        }

    def of_all(self, paths):
        """{path: Owner} of all files, each as in `whose`; but a level that names nobody, beside
        others that name students, is taken for a person whom the roster does not know."""
        owners = {path: self.whose(path) for path in paths}
        decided = {path: owner.level for path, owner in owners.items() if owner.level is not None}
        telling = {
            levels(path)[:level] for path, level in decided.items() if level < len(levels(path)) - 1
        }
        for path, decided_at in decided.items():
            unknown = [level for level in range(decided_at) if levels(path)[:level] in telling]
            if unknown:
                part = levels(path)[unknown[0]]
                reason = Text(
                    "{part} names nobody on the roster, but what is beside it names students",
                    part=part,
                )
                owners[path] = Owner(None, reason)
        return owners

    def whose(self, path):
        """The Owner of the file at `path`, a POSIX path in NFC below the folder or zip of
        submissions."""
        parts = levels(path)
        folders = len(PurePosixPath(path).parent.parts)
        file = PurePosixPath(path).name
        reason = Text("no student id or name of the roster in the path")
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            if match := MOODLE.match(part):
                page = f"{match['name']}_{match['user']}_assignsubmission_file_/feedback.html"
                return self._of_lms("Moodle", self.moodle, match, part, page, attempt=(0, 0))
            if number == folders and (match := CANVAS.match(file)):
                again = AGAIN.search(match["file"])
                late = match["late"] or ""
                attempt = (int(match["submission"]), int(again[1]) if again else 0)
                # Without the student's own name of the file: Canvas reads the two numbers.
                page = f"{match['name']}_{late}{match['user']}_{match['submission']}_feedback.html"
                return self._of_lms("Canvas", self.canvas, match, file, page, attempt, bool(late))
            if last and (match := BLACKBOARD.match(part)):
                attempt = (int(match["at"].replace("-", "")), 0)
                return self._of_lms("Blackboard", self.users, match, part, None, attempt)
            if not last and (user := self._github_user(part)):
                why = Text("GitHub user {user} in {part}", part=part, user=user)
                return Owner(self.github[user], why, level=number)
            stem = PurePosixPath(part).stem if last else part
            ids = self._ids(part, stem, last)
            if len(ids) == 1:
                return Owner(ids[0], Text("student id in {part}", part=part), level=number)
            if ids:
                reason = Text(
                    "several student ids in {part}: {several}", part=part, several=", ".join(ids)
                )
                continue
            pieces = {key(piece) for piece in [stem, *re.split(r"[_\-. ]", stem)]}
            named = {self.names[piece] for piece in pieces if piece in self.names}
            if len(named) == 1:
                return Owner(named.pop(), Text("name in {part}", part=part), level=number)
            if named or pieces & self.doubled:
                reason = Text(
                    "several students have a name in {part}; add the student id to the "
                    "name of the file",
                    part=part,
                )
        return Owner(None, reason)

    def _github_user(self, part):
        """The user of GitHub whose folder this is: the longest known name at its end, None without
        one."""
        folder = part.casefold()
        known = [user for user in self.github if folder == user or folder.endswith(f"-{user}")]
        return max(known, key=len, default=None)

    def of_submitter(self, submitter, folder, at):
        """The Owner of a folder of Gradescope, whose export says who handed it in."""
        sid, email, name = (
            str(submitter.get(key, "")).strip() for key in (":sid", ":email", ":name")
        )
        emails = unique((student.email.casefold(), name) for name, student in self.students.items())
        student_id = self.ids.get(sid.casefold()) or emails.get(email.casefold() or None)
        student_id = student_id or self.names.get(key(name))
        if student_id is None:
            return Owner(
                None, Text("the roster has nobody like {name} of {part}", name=name, part=folder)
            )
        why = Text("{name} in submission_metadata.yml of Gradescope", name=name)
        return Owner(student_id, why, at=at)

    def _ids(self, part, stem, last):
        """The ids of the roster in one part of a path, without those that are only part of another
        one."""
        text = part.casefold()
        ids = []
        pieces = {
            text[at : at + length]
            for length in self.lengths
            for at in range(len(text) - length + 1)
        }
        for piece in sorted(pieces & self.ids.keys()):
            wanted = re.escape(piece)
            if len(piece) >= SHORT:
                stands = re.search(rf"(?<![0-9a-z]){wanted}(?![0-9a-z])", text)
            else:
                end = r"(?=[_\- ])" if last else r"$"
                stands = re.match(wanted + end, text) or stem.casefold() == piece
            ids += [self.ids[piece]] if stands else []
        return [
            name
            for name in ids
            if not any(name != other and name.casefold() in other.casefold() for other in ids)
        ]

    def _of_lms(self, lms, known, match, part, page, attempt, late=False):
        """The Owner of a file that an LMS has named. match: of CANVAS, MOODLE or BLACKBOARD; known:
        {LMS id: student_id}."""
        user = match["user"]
        name = key(match["name"])
        student_id = known.get(user.casefold(), self.names.get(name))
        if user.casefold() in known:
            why = Text("{lms} id {user} in {part}", part=part, lms=lms, user=user)
        elif student_id is not None and student_id not in known.values():
            why = Text("name in {part}; the roster has no {lms} id for it", part=part, lms=lms)
        elif name in self.doubled:
            return Owner(
                None,
                Text(
                    "several students have the name in {part}; add their LMS ids to the roster",
                    part=part,
                ),
            )
        else:
            return Owner(
                None,
                Text(
                    "the roster has no student with the LMS id {user} of {part}",
                    part=part,
                    user=user,
                ),
            )
        return Owner(student_id, why, late, attempt, page and (lms.lower(), page))


def key(name):
    """A name without spaces, marks and case, as the LMS writes it into names of files."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name)).casefold()
