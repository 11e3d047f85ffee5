"""What each student gets: the grade of the attempt that counts, the rules for late work, and what
was set by hand."""

from dataclasses import dataclass, replace
from datetime import datetime, timezone

from assignments.grading import by_hand, judge
from assignments.sandbox.replies import Outcome

RULES = "rules, checks, points, limits or class key"
SET_BY_HAND = "set by hand"
FIRST_POINTS = "first points by hand"
ASKED = {RULES: RULES, SET_BY_HAND: "lines of points.csv"}  # what changes no score without a word
MISSING = {"code": "missing_submission"}


@dataclass(frozen=True)
class Result:
    """What one student gets. `grade` is None without a submission; `score` counts the rules and
    what was decided by hand, the `rows` of points.csv."""

    student: object
    score: float
    points: float
    submission: object = None
    grade: dict | None = None
    note: dict | None = None
    rows: tuple = ()

    @property
    def awaited(self):
        """Whether nothing is decided yet: no submission, no points by hand, and the due time is
        still to come."""
        decided = self.grade or self.override or self.excused
        return self.note == {"code": "awaited"} and not decided

    @property
    def is_missing(self):
        """Whether nothing was handed in."""
        return self.note == MISSING

    @property
    def excused(self):
        """The Row that says that the assignment does not count for this student, or None."""
        return by_hand.of_whole(self.rows, {by_hand.EXCUSED})

    @property
    def override(self):
        """The Row that sets the score, or None."""
        return by_hand.of_whole(self.rows, {float})

    @property
    def scaled(self):
        """(points earned, points possible) of the questions that count, for which the others are
        excused and which stand for them; None where all count or the score is set by hand."""
        questions = (self.grade or {}).get("questions", ())
        is_scaled = any(question.get("excused") for question in questions)
        is_set = self.override or self.excused
        return by_hand.counted(self.grade) if is_scaled and not is_set else None

    @property
    def notes(self):
        """The notes on the whole submission: late, missing, unreadable."""
        return [note for note in (self.note, (self.grade or {}).get("reason")) if note]

    @property
    def counted(self):
        """What the log keeps of this result, to tell later what has changed."""
        digest = self.submission.hash if self.submission else ""
        rows = [[row.question, row.points, row.comment] for row in self.rows]
        counted = {"score": self.score, "of": self.points, "hash": digest, "by_hand": rows}
        return counted | {"excused": True} if self.excused else counted


def results(ready, state, now=None):
    """Yields a Result for each student of the roster who is done; one whose submission has no grade
    yet is left out.

    ready: a grade_class.Prepared; state: the State of the log; now: an aware datetime, if not this
    moment."""
    now = now or datetime.now(timezone.utc)
    for student_id in ready.students:
        run = ready.run_of(student_id)
        grades = [
            (work, state.grades.get((student_id, work.hash, run)))
            for work in ready.wanted(student_id)
        ]
        if not any(grade is None for _, grade in grades):
            result = _result(ready, student_id, grades, now)
            by_hand_score = result.override
            yield replace(result, score=by_hand_score.points) if by_hand_score else result


def _result(ready, student_id, grades, now):
    """The Result by the rules. grades: [(Submission, grade)] of the attempts that may count."""
    rows = tuple(ready.by_hand.get(student_id, ()))
    result = Result(ready.students[student_id], 0.0, ready.assignment.points, rows=rows)
    if grades:
        return max(
            (_of_attempt(ready, result, work, grade) for work, grade in grades),
            key=lambda attempt: attempt.score,
        )
    may_come = ready.late_rules.may_still_come(student_id, now)
    note = {"code": "awaited"} if may_come else MISSING
    result = replace(result, note=note)
    # Points for everybody are for everybody who handed something in.
    rows = [row for row in rows if not (row.is_for_everybody and type(row.points) is float)]
    if any(row.question for row in rows):
        checks = ready.checks_of(student_id)
        numbers = ready.numbers_of(student_id)
        nothing = judge.verdict(ready.assignment, numbers, checks, Outcome())
        grade = by_hand.applied(rows, nothing)
        return replace(result, score=grade["score"], grade=grade)
    return result


def _of_attempt(ready, result, work, grade):
    """The Result if this attempt counts."""
    grade = by_hand.applied(result.rows, grade)
    attempts = ready.attempts(result.student.student_id)
    score, note = ready.late_rules.final(work, attempts, grade)
    return replace(result, score=score, submission=work, grade=grade, note=note)


def _points(counted):
    """What the rows of points.csv give: a comment changes no score, so it is no reason for another
    one."""
    return [row[:2] for row in counted["by_hand"] if row[1] != ""]


def changes(done, published, again=()):
    """Yields (student, old, new, what changed it) for each score that was published ({student_id:
    counted}) and is another one in the results `done`, or the same one of other points; old and new
    are (score, of how many points), where a score that does not count is None.

    A new submission, a student graded `again` with a reason, and the first points of a question
    that waits for the lecturer explain themselves; what is ASKED about the lecturer must have
    wanted: other lines of points.csv, and the effect of RULES."""
    for result in done:
        old = published.get(result.student.student_id)
        if old is None:
            continue
        before = _score(old), old.get("of", result.points)
        after = _score(result.counted), result.points
        if before == after or before[0] is after[0] is None:
            continue
        yield result.student, before, after, _what_changed(result, old, again)


def _what_changed(result, old, again):
    """What changed the score of a result since `old`, what was counted then."""
    if old.get("of", result.points) != result.points:
        return RULES
    if result.student.student_id in again:
        return "graded again"
    if _points(result.counted) != _points(old):
        return FIRST_POINTS if _are_first_points(result, _points(old)) else SET_BY_HAND
    if old["hash"] != result.counted["hash"]:
        return "new submission"
    return RULES


def _are_first_points(result, before):
    """Whether all that points.csv changed are the first points of questions that no check judges.
    before: what it gave until then."""
    now = _points(result.counted)
    questions = (result.grade or {}).get("questions", ())
    waiting = {question["name"] for question in questions if not question["asked"]}
    waiting -= {question for question, _ in before}
    new = [question for question, points in now if [question, points] not in before]
    return all(row in now for row in before) and waiting.issuperset(new)


def _score(counted):
    """The score of a Result.counted, or None where the student is excused."""
    return None if counted.get("excused") else counted["score"]
