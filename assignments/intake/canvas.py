"""Reads when Canvas received each submission: the list of submissions of an assignment that its API
gives, also to a browser in which the lecturer is logged in
(/api/v1/courses/C/assignments/A/submissions?per_page=100&include[]=submission_history).

[{"user_id": 7001, "submitted_at": "2026-04-01T14:59:03Z", "submission_history": [
    {"attempt": 1, "submitted_at": "2026-04-01T10:00:00Z", "attachments": [{"id": 90001}]}, …]}, …]
"""

import json
from datetime import datetime
from pathlib import Path

GUARD = b"while(1);"  # stands before what a browser gets


def times(path, students):
    """({student_id: [aware datetime]} of all attempts, {(student_id, number of a file): aware
    datetime}) in the file at `path`; users who are not on the roster, as Canvas' test student, are
    left out. Raises ValueError for what is no such list."""
    students = {student.canvas_id: name for name, student in students.items() if student.canvas_id}
    of_attempts = {}
    of_files = {}
    try:
        entries = json.loads(Path(path).read_bytes().strip().removeprefix(GUARD))
        for entry in entries:
            student_id = students.get(str(entry["user_id"]))
            if student_id is None:
                continue
            moments = set()
            for attempt in (entry, *(entry.get("submission_history") or ())):
                if attempt["submitted_at"] is None:
                    continue
                moment = _moment(attempt["submitted_at"])
                moments.add(moment)
                for file in attempt.get("attachments") or ():
                    # A file that was handed in again counts from its first time on.
                    place = student_id, int(file["id"])
                    of_files[place] = min(moment, of_files.get(place, moment))
            if moments:
                of_attempts[student_id] = sorted(moments)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ValueError(f"{path} is no list of submissions of Canvas: {problem!r}") from None
    return of_attempts, of_files


def _moment(text):
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if at.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone")
    return at
