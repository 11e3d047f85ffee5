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
from pathlib import Path, PurePosixPath

from assignments.intake import gradescope, roster
from assignments.intake.owners import Owner, Owners
from assignments.intake.submission import LARGEST, marked, printable
from lib.text import Text

INSIDE = 30  # files in a student's own archive that are looked at
LONGEST = (
    1_000  # characters of a path: no system writes more, and some work on them takes quadratic time
)
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


class UnusualCompression(ValueError):
    """An entry of an archive that is not compressed as every system's own zip does it."""


@dataclass(frozen=True)
class Place:
    """Where a file's bytes are: the file `path`, last `changed` then, or an entry of that zip, or
    an entry of a zip in it, by number."""

    path: Path
    changed: int
    entries: tuple = ()

    def inside(self, number):
        """The Place of an entry of this zip."""
        return replace(self, entries=(*self.entries, number))

    def read(self):
        """The bytes, at most LARGEST + 1 of them. Raises one of BROKEN if the archive does not give
        them."""
        if not self.entries:
            with self.path.open("rb") as opened:
                return opened.read(LARGEST + 1)
        archive = _archive(replace(self, entries=self.entries[:-1]))
        found = archive.infolist()[self.entries[-1]]
        if found.compress_type not in BOUNDED:
            raise UnusualCompression(found.filename)
        with READING, archive.open(found) as entry:
            return entry.read(LARGEST + 1)


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
    why it is not graded)];
    `by_hand`: {path: student_id}, the owners that the lecturer has told."""

    graded: tuple
    unmatched: tuple
    beside: tuple
    by_hand: dict


def read(source, students, assignment="", table=None):
    """The TakenIn of a folder or zip.

    students: {student_id: Student}; assignment: its name, by which notebooks of another assignment
    are known; table: an unmatched.csv in which the lecturer has told whose a file is."""
    told = roster.of_students(table, students, "file")
    by_hand = {line["file"]: student_id for student_id, line, _ in told}
    files = sorted(_files(Path(source)), key=lambda file: file[0])
    known = Owners(students)
    folders = {}
    for path, _, place in files:
        if PurePosixPath(path).name == gradescope.NAME:
            folders |= gradescope.owners(path, place.read(), known)
    files = [file for file in files if PurePosixPath(file[0]).name != gradescope.NAME]
    owners = known.of_all([path for path, _, _ in files])
    candidates = defaultdict(list)
    unmatched = []
    pairs = [
        (owner, *file)
        for file in files
        for owner in gradescope.of_path(file[0], folders) or [owners[file[0]]]
    ]
    for owner, path, at, place in pairs:
        if student_id := by_hand.get(roster.safe(path), by_hand.get(path)):
            owner = replace(owner, student_id=student_id, why=Text("told in unmatched.csv"))
        if owner.student_id is None:
            unmatched.append((path, owner.why))
        else:
            candidates[owner.student_id] += _opened(path, at, place, owner, assignment)
    chosen = [_choose(candidates[student_id]) for student_id in students]
    graded, beside = (
        tuple(item for part in parts for item in part) for parts in zip(*chosen, strict=True)
    )
    return TakenIn(graded, tuple(unmatched), beside, by_hand)


def _choose(files):
    """([Submission] in the order of attempts, [(Submission, why not)]) of what one student handed
    in.

    files: (rank, attempt, Submission). Only files of the best rank are graded: notebooks, else
    notebooks of another assignment, else other files, else those that cannot be read. Of several in
    one attempt the last counts, and one with this assignment's mark before one without. What lies
    in one archive is one attempt."""
    best = max((rank for rank, _, _ in files), default=0)
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
    """Yields (rank, attempt, Submission) of a file or, if it is an archive with notebooks, of each
    notebook in it."""
    inner = []
    if path.casefold().endswith(".zip"):
        with contextlib.suppress(*BROKEN):
            for number, entry in enumerate(_archive(place).infolist()[:INSIDE]):
                if (name := _clean(_entry_name(entry))).casefold().endswith(".ipynb"):
                    inner.append((f"{path}/{name}", place.inside(number)))
    for name, where in inner or [(path, place)]:
        try:
            content = where.read()
            note = None
        except BROKEN as problem:
            content = f"unreadable {name}".encode()
            note = {"code": "unreadable", "why": type(problem).__name__}
        mark = marked(content, assignment)
        rank = 3
        if note:
            rank = 0
        elif not name.casefold().endswith(".ipynb"):
            rank = 1
        elif mark is False:
            rank = 2
        order = (
            *(owner.attempt or (0, 0)),
            bool(owner.attempt or inner) and mark is True,
            at,
            name,
        )
        submission = Submission(
            owner, name, hashlib.sha256(content).hexdigest(), order, where, note
        )
        yield rank, owner.attempt or path, submission


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
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return (
        ""
        if not parts or hidden or "__MACOSX" in parts or parts[-1] in ("..", "Thumbs.db")
        else path
    )
