"""Reads the folder or zip that an LMS gives: which files there are, whose each is, and which of
them are graded.

Contents are read one at a time and not kept, so that a class of large files needs no more memory
than one of them."""

import contextlib
import functools
import hashlib
import io
import threading
import unicodedata
import zipfile
import zlib
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path, PurePosixPath

from assignments.intake import gradescope, roster
from assignments.intake.owners import Owner, Owners
from assignments.intake.submission import marked, printable
from assignments.sandbox.limits import LARGEST_ARCHIVE, LARGEST_FILE, MOST_ENTRIES
from lib.text import Text

# Characters of a path: no system writes more, and some work on them takes quadratic time.
LONGEST = 1_000
READING = threading.Lock()  # threads that grade share the opened archives
BETTER = Text("a notebook that fits better was handed in beside it")
SAME_ATTEMPT = Text("another notebook was handed in in the same attempt")
# The other kinds expand whole pieces: of 900 bytes, a read of one byte may make a gigabyte.
BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What a damaged, encrypted or odd entry of an archive raises when it is read.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class Rank(IntEnum):
    """How well a file fits: of what one student handed in, only files of the best rank count."""

    UNREADABLE = 0
    OTHER_FILE = 1
    OTHER_ASSIGNMENT = 2
    NOTEBOOK = 3


class UnusualCompression(ValueError):
    """An entry of an archive that is not compressed as every system's own zip does it."""


@dataclass(frozen=True)
class Place:
    """Where a file's bytes are: the file `path`, last `changed` then, or an entry of that zip, or
    an entry of a zip in it, by number."""

    path: Path
    changed: int
    entries: tuple = ()

    @property
    def size(self):
        """The bytes of the file at `path`; what lies in a zip is read up to LARGEST_FILE only."""
        return 0 if self.entries else self.path.stat().st_size

    def inside(self, number):
        """The Place of an entry of this zip."""
        return replace(self, entries=(*self.entries, number))

    def read(self):
        """The bytes, at most LARGEST_FILE + 1 of them. Raises one of BROKEN if the archive does not
        give them."""
        if not self.entries:
            with self.path.open("rb") as opened:
                return opened.read(LARGEST_FILE + 1)
        archive = _archive(replace(self, entries=self.entries[:-1]))
        found = archive.infolist()[self.entries[-1]]
        if found.compress_type not in BOUNDED:
            raise UnusualCompression(found.filename)
        with READING, archive.open(found) as entry:
            return entry.read(LARGEST_FILE + 1)


@functools.lru_cache(4)  # or the list of all entries would be read for each of them anew
def _archive(place):
    """The opened zip at a Place."""
    return zipfile.ZipFile(io.BytesIO(place.read()) if place.entries else place.path)


@dataclass(frozen=True)
class Submission:
    """One file of one student that may be graded. `attempt` sorts a student's files from first to
    last; `note` says why the content cannot be read, if it cannot."""

    owner: Owner
    path: str
    hash: str
    attempt: tuple
    place: Place
    note: dict | None = None

    @property
    def student_id(self):
        return self.owner.student_id

    @property
    def content(self):
        """The bytes of the file, read anew. Raises RuntimeError if they are no longer those that
        `hash` names, or a grade would be filed under a file that did not earn it."""
        content = self.place.read()
        if hashlib.sha256(content).hexdigest() != self.hash:
            raise RuntimeError(f"{self.path} was changed while the class was graded")
        return content


@dataclass(frozen=True)
class TakenIn:
    """`graded`: [Submission]; `unmatched`: [(path, why it has no owner)]; `beside`: [(Submission,
    why it is not graded)]; `by_hand`: {path: student_id}, the owners that the lecturer has told."""

    graded: tuple
    unmatched: tuple
    beside: tuple
    by_hand: dict


def read(source, students, assignment="", table=None):
    """The TakenIn of a folder or zip.

    students: {student_id: Student}; assignment: its name, by which notebooks of another assignment
    are known; table: an unmatched.csv in which the lecturer has told whose a file is."""
    lines = roster.of_students(table, students, "file")
    by_hand = {line["file"]: student_id for student_id, line, _ in lines}
    files = sorted(_files(Path(source)), key=lambda file: file[0])
    owners = _owners(files, students)
    candidates = defaultdict(list)
    unmatched = []
    for path, at, place in files:
        for owner in owners.get(path, ()):
            if student_id := by_hand.get(roster.safe(path), by_hand.get(path)):
                owner = replace(owner, student_id=student_id, why=Text("told in unmatched.csv"))
            if owner.student_id is None:
                unmatched.append((path, owner.why))
            else:
                candidates[owner.student_id] += _opened(path, at, place, owner, assignment)
    graded = []
    beside = []
    for student_id in students:
        attempts, others = _choose(candidates[student_id])
        graded += attempts
        beside += others
    return TakenIn(tuple(graded), tuple(unmatched), tuple(beside), by_hand)


def of_one(folder, owner, assignment=""):
    """The Submission that counts of what one Owner handed in, a folder; None without a file."""
    files = [
        found
        for path, at, place in sorted(_files(Path(folder)), key=lambda file: file[0])
        for found in _opened(path, at, place, owner, assignment)
    ]
    attempts, _ = _choose(files)
    return attempts[-1] if attempts else None


def _owners(files, students):
    """{path: [Owner]} of the files that may be submissions: in an export of Gradescope a file
    belongs to each member of a group, and one file says to whom."""
    known = Owners(students)
    paths = [path for path, _, _ in files]
    groups = {}
    for path, _, place in files:
        # One that a student may have handed in says nothing, and must not stop the others.
        if gradescope.is_of_export(path, paths) and not known.is_named(path):
            groups |= gradescope.owners(path, place.read(), known)
            paths.remove(path)
    alone = known.of_all(paths)
    return {path: gradescope.of_path(path, groups) or [alone[path]] for path in paths}


def _choose(files):
    """([Submission] in the order of attempts, [(Submission, why not)]) of what one student handed
    in.

    files: (Rank, attempt, Submission). Of several in one attempt the last counts, and one with this
    assignment's mark before one without. What lies in one archive is one attempt."""
    best = max((rank for rank, _, _ in files), default=None)
    attempts = {}
    beside = []
    for rank, attempt, submission in sorted(files, key=lambda file: file[2].attempt):
        if rank < best:
            beside.append((submission, BETTER))
            continue
        if attempt in attempts:
            beside.append((attempts[attempt], SAME_ATTEMPT))
        attempts[attempt] = submission
    return list(attempts.values()), beside


def _opened(path, at, place, owner, assignment):
    """Yields (Rank, attempt, Submission) of a file or, if it is an archive with notebooks, of each
    notebook in it."""
    notebooks = _notebooks_inside(path, place)
    for name, where in notebooks or [(path, place)]:
        content, note = _content(name, where)
        mark = marked(content, assignment)
        # A mark decides between files of one attempt; files that came apart are sorted by time.
        is_of_one_attempt = bool(owner.attempt or notebooks)
        order = (*(owner.attempt or (0, 0)), is_of_one_attempt and mark is True, at, name)
        digest = hashlib.sha256(content).hexdigest()
        submission = Submission(owner, name, digest, order, where, note)
        yield _rank(name, note, mark), owner.attempt or path, submission


def _notebooks_inside(path, place):
    """[(path, Place)] of the notebooks in a student's own archive; [] for what is none."""
    found = []
    if path.casefold().endswith(".zip") and place.size <= LARGEST_ARCHIVE:
        with contextlib.suppress(*BROKEN):
            for number, entry in enumerate(_archive(place).infolist()[:MOST_ENTRIES]):
                name = _clean(_entry_name(entry))
                if name.casefold().endswith(".ipynb"):
                    found.append((f"{path}/{name}", place.inside(number)))
    return found


def _content(name, place):
    """(bytes, None) of a file, or (bytes that stand for it, why it cannot be read)."""
    try:
        return place.read(), None
    except BROKEN as problem:
        note = {"code": "unreadable", "why": type(problem).__name__}
        return f"unreadable {name}".encode(), note


def _rank(name, note, mark):
    """The Rank of a file. mark: whether it holds this assignment's mark, None if it holds none."""
    if note:
        return Rank.UNREADABLE
    if not name.casefold().endswith(".ipynb"):
        return Rank.OTHER_FILE
    return Rank.OTHER_ASSIGNMENT if mark is False else Rank.NOTEBOOK


def _files(source):
    """Yields (path in NFC, time, Place) of every file that a student may have handed in."""
    if source.is_dir():
        for file in source.rglob("*"):
            if (
                file.is_file()
                and not file.is_symlink()
                and (path := _clean(file.relative_to(source).as_posix()))
            ):
                yield path, file.stat().st_mtime, Place(file, file.stat().st_mtime_ns)
    elif source.is_file() and zipfile.is_zipfile(source):
        place = Place(source, source.stat().st_mtime_ns)
        for number, entry in enumerate(_archive(place).infolist()):
            if not entry.is_dir() and (path := _clean(_entry_name(entry))):
                yield path, entry.date_time, place.inside(number)
    else:
        raise FileNotFoundError(f"{source} is neither a folder nor a zip file.")


def _entry_name(entry):
    """The name of a zip entry: UTF-8 if it says so, else whatever Korean Windows or an old tool
    wrote."""
    if entry.flag_bits & 0x800:
        return entry.filename
    raw = entry.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp949"):
        with contextlib.suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return entry.filename


def _clean(path):
    """The path in NFC, without characters that would steer a terminal; "" if a system wrote it and
    no student."""
    if len(path) > LONGEST:
        path = f"{path[: LONGEST // 2]}…{path[-LONGEST // 2 :]}"
    path = printable(unicodedata.normalize("NFC", path.encode("utf-8", "replace").decode()))
    parts = PurePosixPath(path).parts
    if not parts or parts[-1] in ("..", "Thumbs.db") or "__MACOSX" in parts:
        return ""
    is_hidden = any(part.startswith(".") and part != ".." for part in parts)
    return "" if is_hidden else path
