"""Grades one submission: asks the sandbox, compares with what is right. Runs no student code; what
arrives is data."""

import contextlib
import threading

from assignments.authoring import notebooks
from assignments.authoring.checks import decode
from assignments.grading import comparison
from assignments.intake import submission
from assignments.sandbox.replies import Outcome

ID = "student_id"  # the variable that a notebook's own numbers are drawn from
BY_HAND = {"code": "by_hand"}
NOTES = 3  # different things said about one question
# An assignment whose code runs here, as that of an author who tries it out, may use what all
# threads share.
AUTHORS_CODE = threading.Lock()


def grade(assignment, student_id, content, runner, key, note=None):
    """One submission's grade as plain data: score, points, questions with notes, cells that failed,
    seconds, and answers in the form that similarity.py compares.

    assignment: an Assignment; content: the notebook's bytes; runner: a sandbox.runner.Runner; key:
    the class key.
    note: why the content could not be taken in, if it could not. Such a submission, and one that is
    no notebook of this assignment, gets 0 and a `reason`."""
    with AUTHORS_CODE:
        checks = assignment.checks(student_id, key)
    try:
        if note is not None:
            raise submission.Unreadable(**note)
        cells = submission.read(content)
        names = {check.name for asked in checks.values() for check in asked}
        submission.check_belongs(cells, assignment.name, names)
    except submission.Unreadable as problem:
        return verdict(assignment, student_id, checks, Outcome()) | {"reason": problem.note}
    asks = {name: [check.ask() for check in asked] for name, asked in checks.items()}
    outcome = runner.run(cells, asks | {ID: [{"name": ID}]})
    verdicts = assignment.verdicts(student_id, key, outcome.answers)
    with AUTHORS_CODE:
        grade = verdict(assignment, student_id, checks, outcome, verdicts)
    return grade | {"cells": [*grade["cells"], *_replaced(cells, assignment)]}


def verdict(assignment, student_id, checks, outcome, verdicts=None):
    """The grade of what the sandbox brought back (a sandbox.replies.Outcome). `verdicts` are those
    of the author's own code, {(question, number): (right?, note)}; what is not among them is
    compared here."""
    questions = []
    answers = {}
    for row in assignment.questions_of(student_id):
        replies = outcome.answers.get(row.name, {})
        told = {
            number: judged
            for (question, number), judged in (verdicts or {}).items()
            if question == row.name
        }
        questions.append(_question(row, checks[row.name], replies, told, outcome.problems))
        answers |= _answers(checks[row.name], replies)
    grade = {
        "score": round(sum(question["score"] for question in questions), 2),
        "points": assignment.points,
        "questions": questions,
        "reason": None,
        "cells": _problems_of_cells(student_id, outcome),
        "answers": answers,
        "seconds": round(outcome.seconds, 3),
    }
    return _harmless(grade)


def _problems_of_cells(student_id, outcome):
    """What went wrong in cells, and an id in the notebook that is not the student's."""
    of_cells = [unit for unit in outcome.problems if unit == "all" or unit.startswith("cell ")]
    problems = [{"cell": unit, **outcome.problems[unit]} for unit in of_cells]
    typed = outcome.answers.get(ID, {}).get(0, {}).get("value")
    if type(typed) in (str, int) and str(typed)[:100].strip() != str(student_id).strip():
        told = {"got": str(typed)[:40], "wanted": str(student_id)}
        problems.append({"cell": ID, "code": "id_differs", **told})
    return problems


def _replaced(cells, assignment):
    """Notes on cells that change what draws a student's numbers: nobody earns by it, and it says
    that somebody tried."""
    given = "\n".join([notebooks.setup(assignment.name, "en"), *assignment.code]).splitlines()
    found = dict.fromkeys(submission.replaced(cells, given))
    return [{"cell": cell, "code": "replaced", "what": what} for cell, what in found][:NOTES]


def _harmless(data):
    """Data of a grade with all its text `printable`: student code may send what steers a terminal,
    or half a letter."""
    if type(data) is str:
        return submission.printable(data)
    if type(data) is dict:
        return {name: _harmless(part) for name, part in data.items()}
    return [_harmless(part) for part in data] if type(data) in (list, tuple) else data


def _question(row, checks, replies, told, problems):
    """The grade of one QuestionRow. replies: {number of a check: what the sandbox says}; told:
    {number: (right?, note)} of the author's own code; problems: {unit: note} of the whole run."""
    passed = []
    units = (f"value {row.name}", row.name)
    notes = [problems[unit] for unit in units if unit in problems]
    for number, check in enumerate(checks):
        right, note = told.get(number) or comparison.judge(check, replies.get(number))
        if right:
            passed.append(check)
        else:
            notes.append({"name": check.name} | note)
    if row.is_by_hand:
        notes.append(BY_HAND)
    earned = sum(check.weight for check in passed)
    possible = sum(check.weight for check in checks)
    return {
        "name": row.name,
        "score": round(row.points * earned / possible, 2) if possible else 0.0,
        "points": row.points,
        "asked": len(checks),
        "passed": len(passed),
        "names": list(dict.fromkeys(check.name for check in checks)),
        "notes": [note for number, note in enumerate(notes) if note not in notes[:number]][:NOTES],
    }


def _answers(checks, replies):
    """{variable: its answer as a short text} of one question, for similarity.py."""
    answers = {}
    for number, check in enumerate(checks):
        reply = replies.get(number)
        if check.args is None and reply and "value" in reply:
            with contextlib.suppress(Exception):  # what is no answer is like nobody's
                answers[check.name] = comparison.shown(decode(reply["value"]))
    return answers
