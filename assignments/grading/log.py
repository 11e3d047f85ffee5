"""The one append-only log of a grading: a line of JSON for each grade, request to grade again, and
for the scores each time that they are published.

It is the only state. Whatever dies, a rerun reads it and grades what is missing; a line torn by a
crash is left where it is, skipped and counted. One writer at a time holds it."""

import fcntl
import json
import os
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path


@dataclass
class State:
    """What the log says: the grades that count, by (student_id, content hash, run), the scores that
    were published, by student_id, who was graded again since then, and the number of unreadable
    lines."""

    grades: dict = field(default_factory=dict)
    published: dict = field(default_factory=dict)
    again: set = field(default_factory=set)
    torn: int = 0

    def take(self, record):
        """Adds one record of the log. Raises an error if it is none."""
        kind = record["kind"]
        if kind == "grade":
            record["score"] = float(record["score"])
            self.grades.setdefault((record["student"], record["hash"], record["run"]), record)
        elif kind == "again":
            self.grades = {
                key: grade for key, grade in self.grades.items() if key[0] != record["student"]
            }
            self.again.add(record["student"])
        elif kind == "published":
            self.published |= {
                student: dict(counted) for student, counted in record["scores"].items()
            }
            self.again.clear()


def read(path):
    """The State in the log at `path`; an absent log is an empty one."""
    state = State()
    path = Path(path)
    for line in path.read_bytes().split(b"\n") if path.exists() else []:
        try:
            if line.strip():
                state.take(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            state.torn += 1
    return state


class Log:
    """The log opened for writing; use as a context manager. Raises RuntimeError while another
    process has it open."""

    def __init__(self, path):
        self.path = Path(path)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.file = open(self.path, "ab+")  # noqa: SIM115 (closed by __exit__)
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.file.close()
            raise RuntimeError(
                f"Another grading is writing {path}; wait for it or end it first."
            ) from None
        size = self.file.seek(0, os.SEEK_END)
        if size and os.pread(self.file.fileno(), 1, size - 1) != b"\n":
            self._write(b"\n")  # ends the torn line
        self.state = read(self.path)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def grade(self, student, content_hash, run, grade):
        """Appends a grade, unless this very submission has one in this run."""
        if (student, content_hash, run) not in self.state.grades:
            self._append(kind="grade", student=student, hash=content_hash, run=run, **grade)

    def again(self, student, reason):
        """Voids the student's grades so far, so that the next run grades anew. The lines stay on
        record."""
        self._append(kind="again", student=student, reason=reason)

    def publish(self, scores, reason=None):
        """Keeps the scores ({student_id: Result.counted}) that the tables and pages now show, where
        they are new."""
        new = {
            student: counted
            for student, counted in scores.items()
            if self.state.published.get(student) != counted
        }
        if new:
            self._append(kind="published", scores=new, reason=reason)

    def _append(self, **record):
        record["at"] = datetime.now(timezone.utc).isoformat(timespec="seconds")
        self._write(json.dumps(record, ensure_ascii=False, sort_keys=True).encode() + b"\n")
        self.state.take(record)

    def _write(self, line):
        self.file.write(line)
        self.file.flush()
        os.fsync(self.file.fileno())
