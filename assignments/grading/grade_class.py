"""The command `grade`: takes a class in, grades what has no grade yet, shows what would change, and publishes."""

from dataclasses import dataclass
from pathlib import Path

from assignments.authoring import assignment as assignments
from assignments.authoring import variant
from assignments.grading import explain, similarity
from assignments.grading import log as logs
from assignments.grading.results import RULES, changes, results
from assignments.grading.rules import Rules, due_time, read_extensions, read_times, zone_of
from assignments.intake import roster, submissions
from assignments.reports import feedback_zips, gradebook
from assignments.reports import pages as reports
from assignments.sandbox import bwrap
from assignments.sandbox.runner import Runner

DEMO = Path(__file__).parents[1] / "demo"


@dataclass(frozen=True)
class Prepared:
    """All that one grading goes by: the roster, the assignment, the class key, the rules and the files taken in."""

    students: dict
    assignment: object
    key: bytes
    rules: Rules
    taken_in: submissions.TakenIn

    def attempts(self, student_id):
        """Returns the submissions of one student, from first to last."""
        return [one for one in self.taken_in.graded if one.student_id == student_id]


def grade(options):
    """Runs the command with the options of cli.parser. Raises ValueError, OSError or RuntimeError with one message."""
    if not (options.scheduler or options.dry or options.explain):
        with Runner(keras=False) as runner:  # refuses before anything is written
            runner.wait()
    state = logs.read(options.out / "log.jsonl")
    ready = prepare(options, state)
    if options.dry:
        explain.plan(ready)
        return
    run = ready.assignment.fingerprint(ready.key)
    if options.explain:
        if options.explain not in ready.students:
            raise ValueError(f"The roster has no student_id {options.explain!r}.")
        done = results(ready.students, ready.taken_in.graded, state, run, ready.rules, ready.assignment.points)
        explain.student(ready, state, options.explain, {one.student.student_id: one for one in done})
        return
    if options.again and (options.again not in ready.students or not options.reason):
        raise ValueError(f"--again {options.again} needs a student_id of the roster and a --reason.")
    from assignments import dispatch  # starts Dask, and not on every system

    with logs.Log(options.out / "log.jsonl") as log:
        if options.again:
            log.again(options.again, options.reason)
        wanted = [one for name in ready.students for one in _wanted(ready, name)]
        others = {key[2] for key in log.state.grades} - {run}
        if others and not any(key[2] == run for key in log.state.grades):
            print("The checks, the points or the class key changed since the last grading: all are graded again.")
        try:
            dispatch.grade_all(
                ready.assignment, wanted, log, ready.key, scheduler=options.scheduler, workers=options.workers
            )
        finally:
            publish(options, ready, log, run)


def prepare(options, state):
    """Reads everything that a grading goes by. Raises ValueError if something in it does not fit."""
    students, assignment = roster.read(options.roster), assignments.load(options.assignment)
    secret = options.key or options.roster.parent / "class.key"
    if not secret.exists() and state.grades:
        raise ValueError(
            f"The class key {secret} is not there, but {options.out / 'log.jsonl'} holds grades that were made with a "
            "key. Put it back, or name it by --key. If it is lost, make a new one by `key`: all are then graded again."
        )
    bwrap.check_apart(options.submissions, options.roster, options.assignment, secret, options.out)
    zone = zone_of(options.zone)
    rules = Rules(
        options.attempts,
        due_time(options.due, zone) if options.due else None,
        zone,
        options.grace,
        options.late_percent,
        options.late_days,
        read_extensions(options.extensions, students, zone) if options.extensions else None,
        read_times(options.times, students, zone) if options.times else None,
    )
    taken_in = submissions.read(options.submissions, students, assignment.name)
    if not secret.exists() and not (options.dry or options.explain):
        variant.make_key(secret)
        print(f"New class key: {secret}. Keep it private and keep it: grades can be repeated only with it.")
    key = variant.read_key(secret) if secret.exists() else bytes(32)
    if options.due and options.zone is None:
        print(f"Times without an offset are read in this machine's time zone, {zone}. Another one: --zone Asia/Seoul")
    return Prepared(students, assignment, key, rules, taken_in)


def publish(options, ready, log, run):
    """Writes tables and pages, unless scores that were published would change without the lecturer's word."""
    out, students = Path(options.out), ready.students
    done = list(results(students, ready.taken_in.graded, log.state, run, ready.rules, ready.assignment.points))
    found = changes(done, log.state.published, log.state.again)
    if found:
        explain.changed(found)
    if any(change.why == RULES for change in found) and not options.accept:
        raise ValueError(
            "The rules, the checks, the points or the class key would change scores that were published. Nothing was "
            'written. If you want this, run the same command with --accept "the reason", which stays on record.'
        )
    waiting = [students[name] for name in students if name not in {one.student.student_id for one in done}]
    alike = similarity.find(ready.assignment, done, ready.key, public_solutions())
    gradebook.write(out, ready.assignment, done, ready.taken_in.unmatched, options.language)
    reports.feedback(out, ready.assignment, done)
    feedback_zips.write(out, done)
    reports.report(out, ready, done, alike, waiting, options.language, log.state.torn)
    log.publish({one.student.student_id: one.counted for one in done}, options.accept)
    if log.state.torn:
        print(f"{log.path}: {log.state.torn} lines cannot be read, which a crash tore; they are left as they are.")
    print(
        f"{len(done)} of {len(students)} students done, {len(ready.taken_in.unmatched)} files without an owner: "
        f"see {out}/report.html"
    )


def public_solutions():
    """Returns the code of the solutions in the public demo, which a student may have found."""
    return assignments.load(DEMO).solution


def _wanted(ready, student_id):
    attempts = ready.attempts(student_id)
    return ready.rules.wanted(attempts) if attempts else []
