"""The class list: a CSV file with the columns student_id and name, and, where known, language, canvas_id, moodle_id."""

import csv
import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from lib.text import LANGUAGES


class RosterError(ValueError):
    """A roster that cannot be used; the message names the line."""


@dataclass(frozen=True)
class Student:
    """One line of the roster. `language` of the feedback is "ko" or "en"; `told` says whether the line names it."""

    student_id: str
    name: str
    language: str = "ko"
    canvas_id: str = ""
    moodle_id: str = ""
    email: str = ""
    told: bool = False


def text_of(content):
    """The text of a CSV file's bytes in NFC: UTF-8 with or without a mark, or cp949 as Korean Excel saves it."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise RosterError("the file is neither UTF-8 nor cp949 text.")


def read(path):
    """{student_id: Student} in the order of the file. Raises RosterError."""
    try:
        rows = csv.DictReader(io.StringIO(text_of(Path(path).read_bytes())))
        columns = {(name or "").strip().lower(): name for name in rows.fieldnames or []}
    except OSError as problem:
        raise RosterError(f"The roster {path} cannot be read: {problem.strerror}.") from None
    if {"student_id", "name"} - set(columns):
        raise RosterError(f"{path} needs the columns student_id and name; it has {', '.join(columns) or 'none'}.")
    students = {}
    for number, row in enumerate(rows, 2):
        line = {field: (row.get(column) or "").strip() for field, column in columns.items()}
        if not any(line.values()):
            continue
        student_id, language = line["student_id"], line.get("language", "").lower()
        if not student_id or student_id.casefold() in map(str.casefold, students):
            raise RosterError(f"{path}, line {number}: student_id `{student_id}` is empty or stands there twice.")
        if language not in ("", *LANGUAGES):
            raise RosterError(f"{path}, line {number}: language `{language}` is neither ko nor en.")
        ids = [line.get(field, "") for field in ("canvas_id", "moodle_id", "email")]
        students[student_id] = Student(student_id, line["name"], language or "ko", *ids, told=bool(language))
    if not students:
        raise RosterError(f"{path} lists no student.")
    return students
