"""The tables a lecturer opens or uploads: grades.csv for Excel, canvas.csv and moodle.csv for the LMS."""

import csv

from assignments.reports.messages import pick, say

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(text):
    """Returns text that a spreadsheet will not take for a formula: names and reasons may come from students."""
    text = str(text)
    return "'" + text if text.startswith(FORMULA) else text


def write(out, assignment, results, unmatched, language="ko"):
    """Writes grades.csv, canvas.csv, moodle.csv and, if any file found no owner, unmatched.csv into the folder
    `out`."""
    questions = [name for name, _ in assignment.questions]
    head = [
        "student_id",
        "name",
        "score",
        "points",
        *questions,
        "file",
        "note",
        "override",
        "canvas_id",
        "moodle_id",
        "email",
    ]
    _sheet(out / "grades.csv", head, (_row(one, questions, language) for one in results))
    # Without its points: Canvas takes a number in brackets for an id.
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment.name]
    people = [(one.student, one.score) for one in results]
    rows = [["    Points Possible", "", "", "", "", f"{assignment.points:g}"]]  # as Canvas exports it
    for student, score in people:
        rows.append([safe(student.name), student.canvas_id, student.student_id, safe(student.email), "", f"{score:g}"])
    _sheet(out / "canvas.csv", head, rows)
    head = ["Identifier", "Full name", "ID number", "Email address", "Grade", "Maximum Grade"]
    _sheet(
        out / "moodle.csv",
        head,
        (
            [
                f"Participant {student.moodle_id}" if student.moodle_id else "",
                *(safe(student.name), student.student_id, safe(student.email), f"{score:g}", f"{assignment.points:g}"),
            ]
            for student, score in people
        ),
    )
    if unmatched:
        _sheet(
            out / "unmatched.csv",
            ["file", "why"],
            ([safe(one.path), safe(pick(one.why, language))] for one in unmatched),
        )
    else:
        (out / "unmatched.csv").unlink(missing_ok=True)


def _row(result, questions, language):
    scores = {one["name"]: f"{one['score']:g}" for one in (result.grade or {}).get("questions", [])}
    notes = [note for note in (result.note, (result.grade or {}).get("reason")) if note]
    student = result.student
    return [
        *(safe(student.student_id), safe(student.name), f"{result.score:g}", f"{result.points:g}"),
        *(scores.get(name, "0") for name in questions),
        safe(result.submission.path) if result.submission else "",
        safe(" ".join(say(note, language) for note in notes)),
        safe(result.override["reason"]) if result.override else "",
        *(student.canvas_id, student.moodle_id, safe(student.email)),
    ]


def _sheet(path, head, rows):
    """Writes a table as UTF-8 with a mark, so that Excel shows Hangul."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
