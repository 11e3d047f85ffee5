"""How each LMS names what was handed in: one small function per convention, in CONVENTIONS.

A convention looks at one Level of a path and answers with an Owner, who may be nobody on the
roster; with a Text where this level names several students, so that the next one inside decides; or
with None where it is not its own. A new LMS is one more function in the list."""

import contextlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from lib.text import Text

# NAME_[LATE_]USER_ATTACHMENT_FILE: each file has a number of its own, also within one attempt
# (canvas-lms, lib/content_zipper.rb)
CANVAS = re.compile(
    r"^(?P<name>[^_\s]+)_(?P<late>LATE_)?(?P<user>\d+)_(?P<attachment>\d{1,20})_.+$",
    re.IGNORECASE,
)
# A folder NAME_ID_assignsubmission_file, or that before the name of the file
MOODLE = re.compile(r"^(?P<name>.+?)_(?P<user>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)")
# TITLE_USER_attempt_TIME_FILE
BLACKBOARD = re.compile(
    r"^(?P<before>.+?_)(?P<name>(?P<user>[^_]+))_attempt_(?P<at>\d{4}(?:-\d\d){5})(?:_.+|\.txt)$"
)
GOOGLE = " - "  # Google Classroom, between the student's name and that of her file
# Ids with fewer characters are too common in names of files: they count at the beginning of a name
# only.
SHORT = 4


@dataclass(frozen=True)
class Owner:
    """Whose a file is. `student_id` is None if that is unknown. `why` is a Text: how it was found
    out, or why not.

    `late` is Canvas' mark; `attempt` is a text that all files of one attempt share, or None where
    the LMS does not say which files were handed in together; `number` grows from one file of a
    student to the next; `feedback` is the LMS that named the file, and the name under which it
    takes a page of feedback back. `level` is the number of the Level that decided, if no LMS did;
    `at` is when the file was handed in, if the LMS says so, without a time zone where it is that of
    the course. `claimant` is the user of the LMS where
    only a name, which anybody may choose, ties her to the student; `before` is what stands before
    the user where users may hold what parts them from it (GitHub Classroom, Blackboard): it is the
    same for a whole class; `of_file_name` says that a name before the
    file's own, as of Google Classroom, is all there is, and any student may have written it."""

    student_id: str | None
    why: Text
    late: bool = False
    attempt: str | None = None
    number: int = 0
    feedback: tuple | None = None
    level: int | None = None
    at: datetime | None = None
    claimant: str | None = None
    before: str | None = None
    of_file_name: bool = False


@dataclass(frozen=True)
class Level:
    """One part of a path, `number` counted from the outermost. `file` is the whole name of the file
    where its name begins with this part, else ""; `folder` is the path of the file's folder.
    `together` is the path of this level, which all files inside were handed in under; None for the
    last level, a file alone."""

    part: str
    number: int
    file: str
    folder: str
    is_last: bool
    together: str | None

    @property
    def stem(self):
        """The part without the ending of a file."""
        return PurePosixPath(self.part).stem if self.is_last else self.part


def levels(path):
    """The Levels of a path from the outermost, where a name of Google Classroom is two of them."""
    *folders, file = PurePosixPath(path).parts
    parts = [*folders, *file.split(GOOGLE, 1)]
    return [
        Level(
            part,
            number,
            file=file if number == len(folders) else "",
            folder="/".join(folders),
            is_last=number == len(parts) - 1,
            together="/".join(parts[: number + 1]) if number < len(parts) - 1 else None,
        )
        for number, part in enumerate(parts)
    ]


def key(name):
    """A name without spaces, marks and case, as the LMS writes it into names of files."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name)).casefold()


def unique(pairs):
    """{key: value} of the pairs whose key no other pair has."""
    pairs = list(pairs)
    counts = Counter(key for key, _ in pairs)
    return {key: value for key, value in pairs if counts[key] == 1}


class Known:
    """The students of the roster by all that can stand for them: each table is {what stands there:
    student_id}."""

    def __init__(self, students):
        """students: {student_id: Student}."""
        self.students = students
        names = [(key(student.name), name) for name, student in students.items()]
        self.names = unique(names)
        self.doubled = {name for name, _ in names} - set(self.names)
        self.canvas = _by("canvas_id", students)
        self.moodle = _by("moodle_id", students)
        self.github = {user.casefold(): name for user, name in _by("github", students).items()}
        self.ids = {name.casefold(): name for name in students}
        emails = [(student.email.casefold(), name) for name, student in students.items()]
        self.lengths = {len(name) for name in self.ids}
        self.emails = unique(emails)
        users = unique((email.partition("@")[0], name) for email, name in emails)
        self.users = users | self.ids

    def by_whole(self, part):
        """The student whose id, GitHub user or name is the whole part of a path, or None."""
        exact = part.casefold()
        return self.ids.get(exact) or self.github.get(exact) or self.names.get(key(part))


def _by(field, students):
    return {
        getattr(student, field): student_id
        for student_id, student in students.items()
        if getattr(student, field)
    }


def moodle(level, known):
    if match := MOODLE.match(level.part):
        page = f"{match['name']}_{match['user']}_assignsubmission_file_/feedback.html"
        more = {"attempt": "", "feedback": ("moodle", page)}
        return _of_lms("Moodle", known.moodle, known, match, level.part, **more)
    return None


def canvas(level, known):
    """Canvas' archive holds the latest attempt of each student: what lies in one folder was handed
    in together. Archives of several days are several folders."""
    if match := CANVAS.match(level.file):
        number = match["attachment"]
        late = match["late"] or ""
        # Without the student's own name of the file: Canvas reads the two numbers.
        page = f"{match['name']}_{late}{match['user']}_{number}_feedback.html"
        more = {"late": bool(late), "attempt": level.folder, "number": int(number)}
        more["feedback"] = ("canvas", page)
        return _of_lms("Canvas", known.canvas, known, match, level.file, **more)
    return None


def blackboard(level, known):
    if level.is_last and (match := BLACKBOARD.match(level.part)):
        more = {"attempt": match["at"], "number": int(match["at"].replace("-", ""))}
        more["before"] = match["before"].casefold()
        with contextlib.suppress(ValueError):
            more["at"] = datetime.strptime(match["at"], "%Y-%m-%d-%H-%M-%S")
        return _of_lms("Blackboard", known.users, known, match, level.part, **more)
    return None


def _of_lms(lms, ids, known, match, part, **more):
    """The Owner of a file that an LMS has named. match: of CANVAS, MOODLE or BLACKBOARD; ids: {LMS
    id: student_id}; more: what else is known of an Owner."""
    user = match["user"]
    name = key(match["name"])
    student_id = ids.get(user.casefold(), known.names.get(name))
    if user.casefold() in ids:
        why = Text("{lms} id {user} in {part}", part=part, lms=lms, user=user)
    elif student_id is not None and student_id not in ids.values():
        why = Text("name in {part}; the roster has no {lms} id for it", part=part, lms=lms)
        more["claimant"] = f"{lms} {user}"
    elif name in known.doubled:
        why = Text(
            "several students have the name in {part}; add their LMS ids to the roster", part=part
        )
        return Owner(None, why)
    else:
        why = Text(
            "the roster has no student with the LMS id {user} of {part}", part=part, user=user
        )
        return Owner(None, why)
    return Owner(student_id, why, **more)


def github(level, known):
    """GitHub Classroom: a folder ASSIGNMENT-USER, where the longest known user counts."""
    folder = level.part.casefold()
    users = [user for user in known.github if folder == user or folder.endswith(f"-{user}")]
    if level.is_last or not users:
        return None
    user = max(users, key=len)
    why = Text("GitHub user {user} in {part}", part=level.part, user=user)
    return Owner(
        known.github[user],
        why,
        attempt=level.together,
        level=level.number,
        before=folder.removesuffix(user),
    )


def student_id(level, known):
    """Anywhere else: a student id."""
    ids = _ids(level, known)
    if len(ids) > 1:
        several = ", ".join(ids)
        return Text("several student ids in {part}: {several}", part=level.part, several=several)
    if ids:
        why = Text("student id in {part}", part=level.part)
        return Owner(ids[0], why, attempt=level.together, level=level.number)
    return None


def _ids(level, known):
    """The ids of the roster in a Level, without those that are only part of another one."""
    text = level.part.casefold()
    there = sorted(known.ids.keys() & set(_pieces(text, known.lengths)))
    ids = [known.ids[piece] for piece in there if _stands_alone(piece, level)]
    return [name for name in ids if not _is_part_of_another(name, ids)]


def _pieces(text, lengths):
    """Yields the parts of a text that are as long as an id is: to look for each id of a large class
    in it would take long."""
    for length in lengths:
        for at in range(len(text) - length + 1):
            yield text[at : at + length]


def _is_part_of_another(name, ids):
    """Whether an id is part of another one of these."""
    return any(name != other and name.casefold() in other.casefold() for other in ids)


def _stands_alone(piece, level):
    """Whether an id is more than part of another word or number."""
    text = level.part.casefold()
    wanted = re.escape(piece)
    if len(piece) >= SHORT:
        return re.search(rf"(?<![0-9a-z]){wanted}(?![0-9a-z])", text)
    end = r"(?=[_\- ])" if level.is_last else r"$"
    return re.match(wanted + end, text) or level.stem.casefold() == piece


def name(level, known):
    """Anywhere else: a name that only one student has."""
    pieces = {key(piece) for piece in [level.stem, *re.split(r"[_\-. ]", level.stem)]}
    named = {known.names[piece] for piece in pieces if piece in known.names}
    if len(named) == 1:
        why = Text("name in {part}", part=level.part)
        more = {"attempt": level.together, "level": level.number}
        return Owner(named.pop(), why, of_file_name=bool(level.file) and not level.is_last, **more)
    if named or pieces & known.doubled:
        return Text(
            "several students have a name in {part}; add the student id to the name of the file",
            part=level.part,
        )
    return None


CONVENTIONS = (moodle, canvas, blackboard, github, student_id, name)
