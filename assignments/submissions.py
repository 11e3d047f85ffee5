"""Reads the folder or zip that an LMS gives and finds out whose each file is.

Canvas names files NAME_[LATE_]USER_SUBMISSION_FILE, Moodle puts them into NAME_ID_assignsubmission_file folders;
otherwise the student id, or a name that only one student has, must stand in the path. Once Canvas or Moodle has said
whose a file is, the student's own file name is not looked at. Ids never come from inside a notebook.
"""

import hashlib
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path, PurePosixPath

from assignments.submission import LARGEST

CANVAS = re.compile(r"^[^_]+_(?P<late>LATE_)?(?P<user>\d+)_(?P<submission>\d+)_(?P<file>.+)$", re.I)
MOODLE = re.compile(r"^(?P<name>.+)_(?P<user>\d+)_assignsubmission_(?:file|onlinetext)_?")
AGAIN = re.compile(r"-(\d+)\.\w+$")  # Canvas: gates-2.ipynb is the second resubmission


@dataclass(frozen=True)
class Submission:
    """One file of one student. `order` sorts a student's files from first to last; `late` is Canvas' word for it."""

    student_id: str
    path: str
    content: bytes
    order: tuple
    at: datetime
    late: bool = False

    @property
    def hash(self):
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Unmatched:
    """A file that belongs to nobody on the roster, or to more than one; `why` is for the lecturer."""

    path: str
    why: str


def read(source, students):
    """([Submission], [Unmatched]) from a folder or zip. students: {student_id: Student}."""
    found, unmatched, finder = [], [], _Finder(students)
    for path, content, at in sorted(_files(Path(source)), key=lambda file: file[0]):
        student_id, late, order = finder.whose(path)
        if student_id is None:
            unmatched.append(Unmatched(path, order))
            continue
        found.append(Submission(student_id, path, content, (*order, at, path), at, late))
    return sorted(found, key=lambda one: (one.student_id, one.order)), unmatched


def _files(source):
    """(path in NFC, content, time) of every file that a student may have handed in."""
    if source.is_dir():
        for file in source.rglob("*"):
            if file.is_file() and not file.is_symlink():
                at = datetime.fromtimestamp(file.stat().st_mtime, timezone.utc)
                with file.open("rb") as opened:
                    yield from _wanted(file.relative_to(source).as_posix(), opened.read(LARGEST + 1), at)
    elif source.is_file() and zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            for entry in archive.infolist():
                if not entry.is_dir():
                    at = datetime(*entry.date_time, tzinfo=timezone.utc)
                    with archive.open(entry) as opened:
                        yield from _wanted(_entry_name(entry), opened.read(LARGEST + 1), at)
    else:
        raise FileNotFoundError(f"{source} is neither a folder nor a zip file.")


def _entry_name(entry):
    """The name of a zip entry: UTF-8 if it says so, else whatever Korean Windows or an old tool wrote."""
    if entry.flag_bits & 0x800:
        return entry.filename
    raw = entry.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _wanted(path, content, at):
    path = unicodedata.normalize("NFC", path.encode("utf-8", "replace").decode())
    parts = PurePosixPath(path).parts
    if "__MACOSX" in parts or any(part.startswith(".") and part != ".." for part in parts) or parts[-1] == "Thumbs.db":
        return
    yield path, content, at


def _key(name):
    """A name without spaces, marks and case, as LMS file names have it."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name)).casefold()


class _Finder:
    def __init__(self, students):
        self.students = students
        counts = Counter(_key(student.name) for student in students.values())
        self.doubled = {name for name, count in counts.items() if count > 1}
        self.names = {_key(one.name): one.student_id for one in students.values() if _key(one.name) not in self.doubled}
        self.canvas = {one.canvas_id: one.student_id for one in students.values() if one.canvas_id}
        self.moodle = {one.moodle_id: one.student_id for one in students.values() if one.moodle_id}

    def whose(self, path):
        """(student_id, late, order), or (None, False, why)."""
        for part in PurePosixPath(path).parts:
            if match := MOODLE.match(part):
                return self._lms(self.moodle, match["user"], match["name"], False, (0, 0), part)
            if match := CANVAS.match(part):
                again = AGAIN.search(match["file"])
                order = (int(match["submission"]), int(again[1]) if again else 0)
                return self._lms(self.canvas, match["user"], part.split("_")[0], bool(match["late"]), order, part)
        tokens = set(re.split(r"[^0-9A-Za-z]+", path.casefold()))
        ids = [one for one in self.students if one.casefold() in tokens or one in PurePosixPath(path).parts]
        if len(ids) == 1:
            return ids[0], False, (0, 0)
        if ids:
            return None, False, f"several student ids in the path: {', '.join(ids)}"
        pieces = {
            _key(piece)
            for part in PurePosixPath(path).with_suffix("").parts
            for piece in [part, *re.split(r"[_\-. ]", part)]
        }
        found = {self.names[piece] for piece in pieces if piece in self.names}
        if len(found) == 1:
            return found.pop(), False, (0, 0)
        if pieces & self.doubled:
            return None, False, "several students have this name; add the student id to the file name"
        return None, False, "no student id or name of the roster in the path"

    def _lms(self, known, user, name, late, order, part):
        if user in known:
            return known[user], late, order
        student = self.names.get(_key(name))
        if student is not None and student not in known.values():
            return student, late, order
        if _key(name) in self.doubled:
            return None, False, f"several students have the name in {part}; add their LMS ids to the roster"
        return None, False, f"the roster has no student with the LMS id {user} of {part}"
