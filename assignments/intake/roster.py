"""The class list: a CSV file with the columns student_id and name, and, where known, language,
canvas_id, moodle_id, email, github."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from lib.text import LANGUAGES


@dataclass(frozen=True)
class Student:
    """One line of the roster. `language` of the feedback is "ko" or "en"."""

    student_id: str
    name: str
    language: str = "ko"
    canvas_id: str = ""
    moodle_id: str = ""
    email: str = ""
    github: str = ""

    def __str__(self):
        return f"{self.name} ({self.student_id})"


# What a spreadsheet takes for a formula; also behind a semicolon, which parts the cells of a table
# in many countries, in the wide forms that Excel may read with a Korean keyboard, and behind
# letters that nobody sees.
FORMULA = re.compile(r"(^|;)(?=[\s\"\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r])")


def safe(text):
    """Text that no spreadsheet will take for a formula: names of files, names and reasons may come
    from students."""
    return FORMULA.sub(r"\1'", text)


def lines(path, *needed):
    """Yields ({column: text}, place for errors) of each line of a CSV file that is not empty. The
    file is UTF-8 with or without a mark, or cp949 as Korean Excel saves it. Raises ValueError, also
    where a column that is needed lacks."""
    content = Path(path).read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp949")
    table = csv.DictReader(io.StringIO(unicodedata.normalize("NFC", text)), restval="")
    table.fieldnames = [name.strip().lower() for name in table.fieldnames or ()]
    if set(needed) - set(table.fieldnames):
        columns = ", ".join(table.fieldnames) or "none"
        raise ValueError(f"{path} needs the columns {' and '.join(needed)}; it has {columns}.")
    for row in table:
        line = {name: row[name].strip() for name in table.fieldnames}
        if any(line.values()):
            yield line, f"{path}, line {table.line_num}"


def of_students(path, students, *columns):
    """Yields (student_id, {column: text}, place for errors) of each line of a table that names a
    student; `path` may be None. Raises ValueError for a student_id that is not one of the
    `students`."""
    if not path:
        return
    for line, place in lines(path, "student_id", *columns):
        if line["student_id"] and line["student_id"] not in students:
            raise ValueError(f"{place}: the roster has no student_id `{line['student_id']}`.")
        if line["student_id"]:
            yield line["student_id"], line, place


def read(path):
    """{student_id: Student} in the order of the file. Raises ValueError, naming the line."""
    students = {}
    ids = set()
    for line, place in lines(path, "student_id", "name"):
        student_id = line["student_id"]
        language = line.get("language", "").lower()
        if not student_id or student_id.casefold() in ids:
            raise ValueError(f"{place}: student_id `{student_id}` is empty or stands there twice.")
        if language not in ("", *LANGUAGES):
            raise ValueError(f"{place}: language `{language}` is neither ko nor en.")
        ids.add(student_id.casefold())
        fields = ("canvas_id", "moodle_id", "email", "github")
        of_lms = [line.get(field, "") for field in fields]
        students[student_id] = Student(student_id, line["name"], language or "ko", *of_lms)
    if not students:
        raise ValueError(f"{path} lists no student.")
    return students
