"""The tables a lecturer opens or uploads: grades.csv for Excel, canvas.csv and moodle.csv for the
LMS."""

import csv

from assignments.intake.roster import safe
from assignments.reports.messages import say


def write(out, assignment, results, taken_in, language="ko"):
    """Writes grades.csv, canvas.csv, moodle.csv and, if any file found no owner, unmatched.csv into
    the folder `out`. A student_id that the lecturer writes there is read with the next grading, and
    stays."""
    questions = [question.name for question in assignment.questions]
    head = ["student_id", "name", "score", "points", *questions, "file", "note", "override"]
    head += ["canvas_id", "moodle_id", "email"]
    _sheet(out / "grades.csv", head, [_row(result, questions, language) for result in results])
    _write_canvas(out, assignment, results)
    _write_moodle(out, assignment, results)
    _write_unmatched(out, taken_in, language)


def _write_canvas(out, assignment, results):
    # The assignment stands without its points: Canvas takes a number in brackets for an id.
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment.name]
    # As Canvas exports it.
    rows = [["    Points Possible", "", "", "", "", f"{assignment.points:g}"]]
    for result in results:
        student = result.student
        score = _score(result, "EX")  # Canvas' word for excused
        rows.append([student.name, student.canvas_id, student.student_id, student.email, "", score])
    _sheet(out / "canvas.csv", head, rows)


def _write_moodle(out, assignment, results):
    head = ["Identifier", "Full name", "ID number", "Email address", "Grade", "Maximum Grade"]
    rows = []
    for result in results:
        student = result.student
        identifier = f"Participant {student.moodle_id}" if student.moodle_id else ""
        about = [identifier, student.name, student.student_id, student.email]
        rows.append([*about, _score(result, ""), f"{assignment.points:g}"])
    _sheet(out / "moodle.csv", head, rows)


def _write_unmatched(out, taken_in, language):
    """Writes the files without an owner, and those whose owner the lecturer has told. Without any
    there is no table."""
    (out / "unmatched.csv").unlink(missing_ok=True)
    rows = [[path, why.to(language), ""] for path, why in taken_in.unmatched]
    rows += [[path, "", student_id] for path, student_id in taken_in.by_hand.items()]
    if rows:
        _sheet(out / "unmatched.csv", ["file", "why", "student_id"], rows)


def _score(result, excused):
    """A score as a table shows it: nothing for a student who may still hand in, or an upload would
    say 0."""
    if result.awaited:
        return ""
    return excused if result.excused else f"{result.score:g}"


def _row(result, questions, language):
    scores = [f"{question['score']:g}" for question in (result.grade or {}).get("questions", [])]
    student = result.student
    return [
        student.student_id,
        student.name,
        _score(result, "excused"),
        f"{result.points:g}",
        *(scores or ["" if result.awaited else "0"] * len(questions)),
        result.submission.path if result.submission else "",
        " ".join(say(note, language) for note in result.notes),
        "; ".join(row.comment for row in result.rows if row.comment),
        student.canvas_id,
        student.moodle_id,
        student.email,
    ]


def _sheet(path, head, rows):
    """Writes a table as UTF-8 with a mark, so that Excel shows Hangul."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, *([safe(item) for item in row] for row in rows)])
