"""Finds submissions to look at side by side: answers that fit another student's numbers. It is no
proof.

Code that is alike is the work of tools made for it, such as JPlag or MOSS.
"""

from assignments.grading import comparison
from lib.text import Text


def find(ready, results):
    """Yields ([student, other], a Text) if at least two of the first one's answers are right for
    the other one only."""
    assignment = ready.assignment
    expected = {}
    for student in (result.student for result in results):
        asked = [
            check
            for checks in assignment.checks(
                ready.numbers_of(student.student_id), ready.key
            ).values()
            for check in checks
        ]
        asked = [check for check in asked if check.args is None and check.accept is None]
        expected[student] = {check.name: comparison.shown(check.expected) for check in asked}
    for result in results:
        answers = (result.grade or {}).get("answers", {})
        right = expected[result.student]
        wrong = {name: text for name, text in answers.items() if text != right.get(name)}
        for other in expected if len(wrong) > 1 else ():
            names = [name for name, text in wrong.items() if text == expected[other].get(name)]
            if len(names) > 1:
                text = Text(
                    "the first student's answers fit the second student's numbers ({names})",
                    names=", ".join(names),
                )
                yield [result.student, other], text
