"""What the lecturer decides by hand, in points.csv: points and comments for questions, and
exceptions for students.

student_id,question,points,comment
20260001,gru_bias,1.5,half of it is right      points of a question
20260001,rnn_step,,see page 3                  a comment only
20260002,gru_bias,excused,the task was unclear the question does not count: the others stand for it
20260003,,excused,ill                          the whole assignment does not count
20260004,,7,oral exam                          the score of the whole assignment
20260005,,best,a third attempt was allowed     the attempt that counts (first, last, best)
20260006,,id=20260060,mistyped                 the notebook is graded with the numbers of this id
*,rnn_step,excused,the text was wrong          for everybody; `full` gives everybody all points
"""

import copy
from dataclasses import dataclass
from pathlib import Path

from assignments.grading.judge import BY_HAND
from assignments.grading.late_rules import ATTEMPTS
from assignments.intake import roster

TABLE = "points.csv"
EXCUSED = "excused"
FULL = "full"
EVERYBODY = "*"
NUMBERS = "id="  # and the id whose numbers count
WHOLE = ""  # in the place of a question: the whole assignment


@dataclass(frozen=True)
class Row:
    """One line. `question` is "" for the whole assignment; `points` is a number, EXCUSED, one of
    ATTEMPTS, NUMBERS with an id, or ""."""

    question: str
    points: float | str
    comment: str
    place: str
    is_for_everybody: bool = False

    def __str__(self):
        points = f"{self.points:g}" if type(self.points) is float else self.points
        return " ".join(filter(None, (self.question, points, self.comment)))


def read(folders, students, assignment):
    """{student_id: [Row]} of the tables in these folders, the later ones after the earlier, those
    for everybody first. Raises ValueError with the line, what stands there and what was
    expected."""
    highest = {name: row.points for row in assignment.questions for name in row.names}
    highest[WHOLE] = sum(row.points for row in assignment.questions)
    known = {*students, EVERYBODY}
    rows = {}
    of_everybody = []
    tables = [folder / TABLE for folder in folders]
    for path in filter(Path.exists, tables):
        lines = roster.of_students(path, known, "question", "points", "comment")
        for student_id, line, place in lines:
            row = _row(line, place, highest, student_id == EVERYBODY)
            if row.is_for_everybody:
                of_everybody.append(row)
            else:
                rows.setdefault(student_id, []).append(row)
    if not of_everybody:
        return rows
    return {student_id: of_everybody + rows.get(student_id, []) for student_id in students}


def _row(line, place, highest, is_for_everybody):
    """The Row of a line of the table. highest: {question: most points}, "" for the whole."""
    question = line["question"].casefold().replace("-", "_")
    if question not in highest:
        names = ", ".join(filter(None, highest))
        raise ValueError(
            f"{place}: question `{question}`: {names} or nothing (for the whole) was expected."
        )
    points = _points(line["points"], question, highest[question], place)
    return Row(question, points, line["comment"], place, is_for_everybody)


def _points(text, question, highest, place):
    """What stands in the column of the points: a number, one of the words, or NUMBERS with an id,
    which is kept as it is written. highest: the most points."""
    word = text.casefold()
    words = ("", EXCUSED, FULL)
    if question == WHOLE:
        words = ("", EXCUSED, *ATTEMPTS, f"{NUMBERS}20260001")
        if word.startswith(NUMBERS) and word != NUMBERS:
            return NUMBERS + text[len(NUMBERS) :]
    elif word == FULL:
        return float(highest)
    if word in words:
        return word
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= highest:
        raise ValueError(
            f"{place}: points `{text}`: a number from 0 to {highest:g}, {', '.join(words[1:])} or "
            "nothing was expected."
        )
    return number


def applied(rows, grade):
    """A grade with the points and comments of one student's rows. Raises ValueError for a question
    not asked of her."""
    if not rows:
        return grade
    grade = copy.deepcopy(grade)
    questions = {question["name"]: question for question in grade["questions"]}
    of_questions = [row for row in rows if row.question]
    for row in of_questions:
        if row.question not in questions and row.is_for_everybody:
            continue  # she drew another question of the pool
        if row.question not in questions:
            raise ValueError(
                f"{row.place}: question `{row.question}` was not asked of this student."
            )
        _decide(questions[row.question], row)
    earned, possible = counted(grade)
    share = earned / possible if possible else 0.0
    return grade | {"score": round(share * grade["points"], 2)}


def counted(grade):
    """(points earned, points possible) of the questions of a grade that are not excused."""
    questions = [question for question in grade["questions"] if not question.get("excused")]
    earned = sum(question["score"] for question in questions)
    return earned, sum(question["points"] for question in questions)


def _decide(question, row):
    """Write what a row says into the grade of its question. A row with nothing but a comment leaves
    the points, and what another row has decided, as they are."""
    question["comment"] = row.comment or question.get("comment", "")
    if row.points == "":
        return
    question["by_hand"] = True
    question["excused"] = row.points == EXCUSED
    question["notes"] = [note for note in question.get("notes", ()) if note != BY_HAND]
    if type(row.points) is float:
        question["score"] = row.points


def numbers_of(student_id, rows):
    """The id with whose numbers a student's notebook is graded."""
    told = [row.points for row in rows if str(row.points).startswith(NUMBERS)]
    return told[-1].removeprefix(NUMBERS).strip() if told else student_id


def chosen_attempts(decided):
    """{student_id: which attempt counts} where it was decided for the whole assignment. decided:
    {student_id: [Row]}."""
    rows = {student_id: of_whole(decided[student_id], ATTEMPTS) for student_id in decided}
    return {student_id: row.points for student_id, row in rows.items() if row}


def of_whole(rows, kinds):
    """The last Row of the whole assignment whose points are one of `kinds`, words or the type
    float; None without one."""
    whole = [
        row
        for row in rows
        if not row.question and (row.points in kinds or type(row.points) in kinds)
    ]
    return whole[-1] if whole else None
