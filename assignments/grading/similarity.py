"""Finds submissions to look at side by side: answers that fit another student's numbers. It is no
proof.

Code that is alike is the work of tools made for it, such as JPlag or MOSS.
"""

from collections import Counter, defaultdict

from assignments.grading import comparison
from lib.text import Text


def find(ready, results):
    """Yields ([student, other], a Text) if at least two of the first one's answers are right for
    the other one only."""
    right = {result.student: _right_answers(ready, result.student) for result in results}
    owners = defaultdict(list)  # of each right answer: the students for whom it is right
    for student, answers in right.items():
        for answer in answers.items():
            owners[answer].append(student)
    for result in results:
        answers = (result.grade or {}).get("answers", {})
        own = right[result.student]
        wrong = {name: text for name, text in answers.items() if text != own.get(name)}
        shared = Counter(other for answer in wrong.items() for other in owners.get(answer, ()))
        for other in [other for other, count in shared.items() if count > 1]:
            names = [name for name, text in wrong.items() if text == right[other].get(name)]
            text = Text(
                "the first student's answers fit the second student's numbers ({names})",
                names=", ".join(names),
            )
            yield [result.student, other], text


def _right_answers(ready, student):
    """{name: right answer in the form of comparison.shown} of the variables that one student is
    asked for."""
    asked = [
        check
        for checks in ready.checks_of(student.student_id).values()
        for check in checks
        if check.args is None and check.accept is None
    ]
    return {check.name: comparison.shown(check.expected) for check in asked}
