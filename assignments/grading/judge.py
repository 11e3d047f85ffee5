"""Grades one submission: asks the sandbox, compares with what is right. Runs no student code; what arrives is data."""

from collections import Counter

from assignments.grading import comparison, similarity
from assignments.intake import submission

ID = "student_id"  # the variable that a notebook's own numbers are drawn from
NOTES = 3  # different things said about one question


def grade(assignment, student_id, content, runner, key, note=None):
    """Returns one submission's grade as plain data: score, points, questions with notes, cells that failed, seconds,
    and its code in the form that similarity.py compares.

    assignment: an Assignment; content: the notebook's bytes; runner: a sandbox.runner.Runner; key: the class key.
    note: why the content could not be taken in, if it could not. Such a submission, and one that is no notebook of this
    assignment, gets 0 and a `reason`.
    """
    checks = assignment.checks(student_id, key)
    try:
        if note is not None:
            raise submission.Unreadable(**note)
        cells = submission.read(content)
        names = {check.name for asks in checks.values() for check in asks}
        submission.check_belongs(cells, assignment.name, names)
    except submission.Unreadable as problem:
        questions = [_question(name, points, checks[name], [], []) for name, points in assignment.questions]
        return _total(assignment, questions, reason=problem.note)
    asks = {name: [check.ask() for check in asked_for] for name, asked_for in checks.items()}
    result = verdict(assignment, student_id, checks, runner.run(cells, asks | {ID: [{"name": ID}]}))
    own = similarity.runs(cell["source"] for cell in cells) - similarity.runs(assignment.code)
    return result | {"code": similarity.pack(own)}


def verdict(assignment, student_id, checks, outcome):
    """Returns the grade of what the sandbox brought back (a sandbox.runner.Outcome)."""
    questions, answers = [], {}
    for name, points in assignment.questions:
        replies = outcome.answers.get(name, {})
        verdicts = [comparison.judge(check, replies.get(number)) for number, check in enumerate(checks[name])]
        notes = [outcome.problems[unit] for unit in (f"value {name}", name) if unit in outcome.problems]
        notes += [note for right, note in verdicts if not right]
        passed = [check for check, (right, _) in zip(checks[name], verdicts, strict=True) if right]
        questions.append(_question(name, points, checks[name], passed, notes))
        for number, check in enumerate(checks[name]):
            if check.args is None and number in replies and "value" in replies[number]:
                answers[check.name] = comparison.shown_data(replies[number]["value"])
    own = {f"value {ID}", *(unit for name, _ in assignment.questions for unit in (f"value {name}", name))}
    problems = [{"cell": unit, **note} for unit, note in outcome.problems.items() if unit not in own]
    typed = outcome.answers.get(ID, {}).get(0, {}).get("value")
    if type(typed) in (str, int) and str(typed).strip() != str(student_id).strip():
        problems.append({"cell": ID, "code": "id_differs", "got": str(typed)[:40], "wanted": str(student_id)})
    return _total(assignment, questions, cells=problems, answers=answers, seconds=round(outcome.seconds, 3))


def _question(name, points, checks, passed, notes):
    distinct = list(Counter(tuple(sorted(note.items())) for note in notes))[:NOTES]
    weights = [sum(check.weight for check in some) for some in (passed, checks)]
    score = round(points * weights[0] / weights[1], 2)
    return {
        "name": name,
        "score": score,
        "points": points,
        "asked": len(checks),
        "passed": len(passed),
        "notes": [dict(note) for note in distinct],
    }


def _total(assignment, questions, reason=None, cells=(), answers=None, seconds=0.0):
    return _printable(
        {
            "score": round(sum(question["score"] for question in questions), 2),
            "points": assignment.points,
            "questions": questions,
            "reason": reason,
            "cells": list(cells),
            "answers": answers or {},
            "seconds": seconds,
        }
    )


def _printable(data):
    """Returns the same data with text that any file can hold: student code may send half of a surrogate pair."""
    if isinstance(data, dict):
        return {_printable(key): _printable(item) for key, item in data.items()}
    if isinstance(data, list):
        return [_printable(item) for item in data]
    return data.encode("utf-8", "replace").decode() if isinstance(data, str) else data
