"""The command `grade`: takes a class in, grades what has no grade yet, shows what would change, and
publishes."""

import itertools
from dataclasses import dataclass, field
from functools import cached_property

from assignments.authoring import class_key
from assignments.authoring.assignment import MasterError
from assignments.grading import (
    by_hand,
    changed,
    dispatch,
    late_rules,
    requests,
    similarity,
    terminal,
)
from assignments.grading import log as logs
from assignments.grading.author import opened
from assignments.grading.results import ASKED, changes, results
from assignments.intake import roster, submissions
from assignments.reports import gradebook, pages
from assignments.sandbox import bwrap


@dataclass(frozen=True)
class Prepared:
    """All that one grading goes by: the roster, the assignment, the class key, the rules, the files
    taken in, what was decided by hand ({student_id: [by_hand.Row]}) and what students ask
    ({student_id: [requests.Request]}); `untold` grows: {student_id: why nobody can tell what is
    asked of her}."""

    students: dict
    assignment: object
    key: bytes
    late_rules: late_rules.LateRules
    taken_in: submissions.TakenIn
    by_hand: dict
    requests: dict
    untold: dict = field(default_factory=dict)

    def checks_of(self, student_id):
        """{question: [Check]} of one student, by the numbers that count for her. Where her checks
        fail, no question has any, and `untold` says why: one student never stops a class."""
        numbers = self.numbers_of(student_id)
        try:
            return self.assignment.checks(numbers, self.key)
        except MasterError as problem:
            self.untold[student_id] = str(problem)
            return {row.name: [] for row in self.assignment.questions_of(numbers)}

    @cached_property
    def run(self):
        """What the grades of this grading are filed under in the log."""
        return self.assignment.fingerprint(self.key)

    def numbers_of(self, student_id):
        """The id with whose numbers a student's notebook is graded."""
        return by_hand.numbers_of(student_id, self.by_hand.get(student_id, ()))

    def run_of(self, student_id):
        """What the grades of one student are filed under."""
        numbers = self.numbers_of(student_id)
        return self.run if numbers == student_id else f"{self.run}:{numbers}"

    @cached_property
    def _by_student(self):
        groups = itertools.groupby(
            self.taken_in.graded, key=lambda submission: submission.student_id
        )
        return {student_id: list(group) for student_id, group in groups}

    def attempts(self, student_id):
        """The submissions of one student, from first to last."""
        return self._by_student.get(student_id, [])

    def wanted(self, student_id):
        """Those submissions of one student that have to be graded."""
        return self.late_rules.wanted(self.attempts(student_id))


def grade(options):
    """Runs the command with the options of cli.parser. Raises ValueError, OSError or RuntimeError
    with one message."""
    students = roster.read(options.roster)
    part = part_of(options.part)
    # Without isolation this refuses before anything is written.
    with opened(options.assignment, students) as assignment:
        ready = prepare(options, students, assignment, logs.read(options.out / "log.jsonl"))
        if options.dry:
            terminal.plan(ready)
        elif part:
            run_part(options, ready, *part)
        else:
            run(options, ready)


def part_of(text):
    """(number, count) of the option --part, as 2/3; None without it. Raises ValueError."""
    if text is None:
        return None
    number, _, count = text.partition("/")
    if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
        raise ValueError(f"--part {text}: a part such as 2/3 was expected.")
    return int(number), int(count)


def run_part(options, ready, number, count):
    """Grades what has no grade yet of every `count`-th student, on one of several machines, and
    publishes nothing. Raises ValueError for options that only publishing reads."""
    if options.again or options.accept:
        raise ValueError("--again and --accept belong to the command without --part.")
    with logs.Log(options.out / "log.jsonl") as log:
        students = list(ready.students)[number - 1 :: count]
        wanted = [work for student_id in students for work in ready.wanted(student_id)]
        dispatch.grade_all(ready, wanted, log, options.workers)
    print(
        f"Part {number} of {count} is graded: {len(wanted)} submissions. Join the logs of all "
        "parts, and run the command without --part to publish."
    )


def run(options, ready):
    """Grades what has no grade yet, and publishes."""
    if options.again and (options.again not in ready.students or not options.reason):
        raise ValueError(
            f"--again {options.again} needs a student_id of the roster and a --reason."
        )
    with logs.Log(options.out / "log.jsonl") as log:
        if options.again:
            log.again(options.again, options.reason)
        if log.state.grades and ready.run not in {run for _, _, run in log.state.grades}:
            print(
                "The checks, the points, the assignment's own limits or the class key changed "
                "since the last grading: all are graded again."
            )
            if not options.accept:
                _refuse_wrong_change(ready)
        wanted = [
            submission for student_id in ready.students for submission in ready.wanted(student_id)
        ]
        try:
            dispatch.grade_all(ready, wanted, log, options.workers)
        finally:
            publish(options, ready, log)


def _refuse_wrong_change(ready):
    """Raises ValueError if the solutions of a changed assignment do not earn all points."""
    if wrong := list(changed.find(ready.assignment, ready.key, ready.students)):
        raise ValueError(
            "\n".join(wrong) + "\nNothing was graded: what changed is wrong, or the solution is. "
            'Mend it; or grade by it as it is with --accept "the reason".'
        )


def prepare(options, students, assignment, state):
    """Reads everything that a grading goes by, as Prepared. Raises ValueError if something in it
    does not fit."""
    secret = options.key or options.roster.parent / "class.key"
    if not secret.exists():
        _refuse_lost_key(options, secret, state)
    bwrap.check_apart(options.submissions, options.roster, options.assignment, secret, options.out)
    folders = options.assignment, options.out
    decided = by_hand.read(folders, students, assignment)
    asked = requests.read(folders, students, assignment)
    chosen = by_hand.chosen_attempts(decided)
    rules = late_rules.read(options, students, assignment.settings, chosen)
    taken_in = _taken_in(options, students, assignment)
    key = _key(secret, options.dry)
    terminal.due(rules)
    return Prepared(students, assignment, key, rules, taken_in, decided, asked)


def _refuse_lost_key(options, secret, state):
    """Raises ValueError if a class key that is not there must not be made anew."""
    if state.grades and not options.key:
        raise ValueError(
            f"The class key {secret} is not there, but {options.out / 'log.jsonl'} holds grades "
            "that were made with a key. Put it back, or name it by --key. If it is lost, name a "
            "new file by --key: a new key is written there, and all are graded again."
        )
    if options.part:
        raise ValueError(f"{secret}: all parts need the same class key; make it on one machine.")


def _taken_in(options, students, assignment):
    """The TakenIn of what was handed in. unmatched.csv may say whose a file is."""
    told = options.out / "unmatched.csv"
    answered = told if told.exists() else None
    return submissions.read(
        options.submissions, students, assignment.name, answered, assignment.code
    )


def _key(secret, dry):
    """The class key as bytes. One that is not there is made, but in a dry run, which writes
    nothing."""
    if secret.exists():
        return class_key.read_key(secret)
    if dry:
        return bytes(32)
    class_key.make_key(secret)
    print(
        f"New class key: {secret}. Keep it private and keep it: grades can be repeated only with "
        "it."
    )
    return class_key.read_key(secret)


def publish(options, ready, log):
    """Writes tables and pages, unless scores that were published would change without the
    lecturer's word."""
    out = options.out
    done = list(results(ready, log.state))
    other_scores = list(changes(done, log.state.published, log.state.again))
    if other_scores:
        terminal.changed(other_scores)
    asked = dict.fromkeys(ASKED[why] for *_, why in other_scores if why in ASKED)
    if asked and not options.accept:
        raise ValueError(
            f"The {' and the '.join(asked)} would change scores that were published. Nothing was "
            'written. If you want this, run the same command with --accept "the reason", which '
            "stays on record."
        )
    alike = list(similarity.find(ready, done))
    gradebook.write(out, ready.assignment, done, ready.taken_in, options.language)
    pages.feedback(out, ready, done)
    if options.by_hand or any(row.is_by_hand for row in ready.assignment.questions):
        pages.by_hand(out, ready, done, options.language)
    pages.report(out, ready, done, alike, options.language, log.state.torn)
    decided = [result for result in done if not result.awaited]
    log.publish({result.student.student_id: result.counted for result in decided}, options.accept)
    unmatched = len(ready.taken_in.unmatched)
    told = f" (write whose they are into {out}/unmatched.csv)" if unmatched else ""
    print(
        f"{len(done)} of {len(ready.students)} students done, {unmatched} files without an "
        f"owner{told}: see {out}/report.html"
    )
