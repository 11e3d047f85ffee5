"""What each student gets: the grade of the attempt that counts, the rules for late work, and what was set by hand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What one student gets. `grade` is None without a submission; `score` counts the rules and an override."""

    student: object
    score: float
    points: float
    submission: object = None
    grade: dict | None = None
    note: dict | None = None
    override: dict | None = None

    @property
    def counted(self):
        """What the log keeps of this result, to tell later what has changed."""
        return {
            "score": self.score,
            "hash": self.submission.hash if self.submission else "",
            "by_hand": self.override is not None,
        }


@dataclass(frozen=True)
class Change:
    """A score that was published and would now be another one; `why` names what changed it."""

    student: object
    old: float
    new: float
    why: str


RULES = "rules, checks, points or class key"


def results(students, submissions, state, run, rules, points):
    """Yields a Result for each student of the roster who is done; a student whose submission has no grade yet is left
    out."""
    own = {student_id: [] for student_id in students}
    for one in submissions:
        own[one.student_id].append(one)
    for student_id, student in students.items():
        attempts = own[student_id]
        wanted = rules.wanted(attempts) if attempts else []
        graded = [(one, state.grades.get((one.student_id, one.hash, run))) for one in wanted]
        if any(grade is None for _, grade in graded):
            continue
        best = (0.0, {"code": "missing_submission"}, None, None)
        if graded:
            finals = [(*rules.final(one, attempts, grade), one, grade) for one, grade in graded]
            best = max(finals, key=lambda each: each[0])
        override = state.overrides.get(student_id)
        override = override if override and override["score"] is not None else None
        score = override["score"] if override else best[0]
        yield Result(student, score, points, best[2], best[3], best[1], override)


def changes(done, published, again=()):
    """Returns [Change] between the scores that were published ({student_id: counted}) and the results `done`.

    A new submission, a score set by hand and a student graded `again` with a reason explain themselves; whatever else
    changed is the effect of RULES, and the lecturer must have wanted it.
    """
    found = []
    for one in done:
        old = published.get(one.student.student_id)
        if old is None or old["score"] == one.score:
            continue
        by_hand = one.override is not None or old["by_hand"]
        why = "new submission" if old["hash"] != one.counted["hash"] else "set by hand" if by_hand else RULES
        if one.student.student_id in again:
            why = "graded again"
        found.append(Change(one.student, old["score"], one.score, why))
    return found
