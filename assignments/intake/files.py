"""What lies in the folder or zip that an LMS gives, and in the archives that students hand in.

Contents are read one at a time and not kept, so that a class of large files needs no more memory
than one of them."""

import contextlib
import functools
import io
import itertools
import threading
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from assignments.intake.submission import printable
from assignments.sandbox.limits import LARGEST_ARCHIVE, LARGEST_FILE, MOST_ENTRIES, MOST_NAMES

# Characters of a path: no system writes more, and some work on them takes quadratic time.
LONGEST = 1_000
READING = threading.Lock()  # threads that grade share the opened archives
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


def every_file(source):
    """Yields (path in NFC, time, Place) of every file that a student may have handed in."""
    if source.is_dir():
        for file in source.rglob("*"):
            path = _clean(file.relative_to(source).as_posix())
            if path and file.is_file() and not file.is_symlink():
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
    *folders, name = parts
    is_hidden = any(part.startswith(".") and part != ".." for part in folders)
    # A browser saves a notebook whose name was deleted as `.ipynb`; macOS writes `._` files.
    is_systems = name.startswith("._") or (
        name.startswith(".") and not name.casefold().endswith(".ipynb")
    )
    return "" if is_hidden or is_systems else path


def notebooks_inside(path, place):
    """[(path, Place)] of the notebooks in a student's own archive; [] for what is none."""
    found = []
    if path.casefold().endswith(".zip") and place.size <= LARGEST_ARCHIVE:
        with contextlib.suppress(*BROKEN):
            for number, name in itertools.islice(_own_notebooks(place), MOST_ENTRIES):
                found.append((f"{path}/{name}", place.inside(number)))
    return found


def not_looked_at(path, place):
    """The number of notebooks in a student's own archive beyond those that are looked at."""
    if path.casefold().endswith(".zip") and place.size <= LARGEST_ARCHIVE:
        with contextlib.suppress(*BROKEN):
            return max(0, sum(1 for _ in _own_notebooks(place)) - MOST_ENTRIES)
    return 0


def _own_notebooks(place):
    """Yields (number of the entry, its path) of each notebook in a zip that a student and no system
    put there, of the first MOST_NAMES at most: half of what a Mac packs is its own."""
    entries = enumerate(_archive(place).infolist())
    named = (pair for pair in entries if pair[1].filename[-6:].casefold() == ".ipynb")
    for number, entry in itertools.islice(named, MOST_NAMES):
        if name := _clean(_entry_name(entry)):
            yield number, name


def content(name, place):
    """(bytes, None) of a file, or (bytes that stand for it, why it cannot be read)."""
    try:
        return place.read(), None
    except BROKEN as problem:
        note = {"code": "unreadable", "why": type(problem).__name__}
        return f"unreadable {name}".encode(), note
