"""Tries the solutions of an assignment that changed, before a class is graded again by it."""

import nbformat

from assignments.authoring.assignment import MasterError
from assignments.grading import judge
from assignments.rehearsal.students import handed_in
from assignments.reports import messages
from assignments.sandbox.runner import Runner

TRIED = 3  # students of the class


def find(author, key, students):
    """Yields a sentence for each question whose own solution no longer earns its points.

    author: the assignment as a grading.author.Author; students: ids, the first of whom are
    tried."""
    notebook = nbformat.reads(author.solved(), 4)
    with Runner(author.keras, author.limits) as runner:
        for student_id in list(students)[:TRIED]:
            try:
                content = handed_in(notebook, student_id)
                grade = judge.grade(author, student_id, content, runner, key)
            except MasterError:
                continue  # the report names her
            by_hand = {row.name for row in author.questions if row.is_by_hand}
            for question in grade["questions"]:
                if question["name"] not in by_hand and question["score"] != question["points"]:
                    notes = " ".join(messages.say(note, "en") for note in question["notes"])
                    yield (
                        f"With the numbers of {student_id} the solution of {question['name']} "
                        f"earns {question['score']:g} of {question['points']:g} points ({notes})."
                    )
