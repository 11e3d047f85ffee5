"""What the lecturer decides by hand, in points.csv: points and comments for questions, and exceptions for students.

student_id,question,points,comment
20260001,gru_bias,1.5,half of it is right      points of a question
20260001,rnn_step,,see page 3                  a comment only
20260002,gru_bias,excused,the task was unclear the question does not count: the others stand for it
20260003,,excused,ill                          the whole assignment does not count
20260004,,7,oral exam                          the score of the whole assignment
20260005,,best,a third attempt was allowed     which of this student's attempts counts (first, last, best)
"""

import copy
import math
from dataclasses import dataclass

from assignments.grading.late_rules import ATTEMPTS
from assignments.intake import roster

TABLE = "points.csv"
EXCUSED = "excused"


@dataclass(frozen=True)
class Row:
    """One line. `question` is "" for the whole assignment; `points` is a number, EXCUSED, one of ATTEMPTS or ""."""

    question: str
    points: float | str
    comment: str
    place: str

    def __str__(self):
        points = f"{self.points:g}" if type(self.points) is float else self.points
        return " ".join(filter(None, (self.question, points, self.comment)))


def read(folders, students, assignment):
    """{student_id: [Row]} of the tables in these folders, the later ones after the earlier. Raises ValueError with the
    line, what stands there and what was expected."""
    highest = {name: row.points for row in assignment.questions for name in row.names} | {
        "": math.inf
    }
    rows = {}
    for path in (folder / TABLE for folder in folders if (folder / TABLE).exists()):
        for student_id, line, place in roster.of_students(
            path, students, "question", "points", "comment"
        ):
            question = line["question"].casefold().replace("-", "_")
            if question not in highest:
                known = ", ".join(filter(None, highest))
                raise ValueError(
                    f"{place}: question `{question}`: {known} or nothing (for the whole) was expected."
                )
            points = _points(line["points"].casefold(), highest[question], place)
            rows.setdefault(student_id, []).append(Row(question, points, line["comment"], place))
    return rows


def _points(text, highest, place):
    words = ("", EXCUSED) if highest < math.inf else ("", EXCUSED, *ATTEMPTS)
    if text in words:
        return text
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 <= number <= highest or number == math.inf:
        wanted = f"a number from 0 to {highest:g}" if highest < math.inf else "a number from 0"
        raise ValueError(
            f"{place}: points `{text}`: {wanted}, {', '.join(words[1:])} or nothing was expected."
        )
    return number


def applied(rows, grade):
    """A grade with the points and comments of one student's rows. Raises ValueError for a question not asked of her."""
    if not rows:
        return grade
    grade = copy.deepcopy(grade)
    questions = {question["name"]: question for question in grade["questions"]}
    for row in (row for row in rows if row.question):
        if row.question not in questions:
            raise ValueError(
                f"{row.place}: question `{row.question}` was not asked of this student."
            )
        question = questions[row.question]
        question["comment"], question["by_hand"] = row.comment, row.points != ""
        question["excused"] = row.points == EXCUSED
        question["score"] = row.points if type(row.points) is float else question["score"]
    counted = [question for question in questions.values() if not question.get("excused")]
    possible = sum(question["points"] for question in counted)
    share = sum(question["score"] for question in counted) / possible if possible else 0.0
    return grade | {"score": round(share * grade["points"], 2)}


def of_whole(rows, kinds):
    """The last Row of the whole assignment whose points are one of `kinds`, words or the type float; None without one."""
    whole = [
        row
        for row in rows
        if not row.question and (row.points in kinds or type(row.points) in kinds)
    ]
    return whole[-1] if whole else None
