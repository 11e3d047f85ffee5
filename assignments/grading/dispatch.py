"""Spreads submissions over this machine's cores and writes every grade as it comes; a rerun grades
what is missing.

A thread for each core hands submissions to a fork server of its own: student code runs in the
processes of that sandbox, and the threads wait for them. A fork server that dies is replaced, and
its submission is graded again."""

import os
from concurrent.futures import ThreadPoolExecutor, as_completed

from tqdm import tqdm

from assignments.authoring.assignment import MasterError
from assignments.grading import judge
from assignments.sandbox.bwrap import NoIsolation
from assignments.sandbox.runner import Runner

TRIES = 4  # times that one submission is graded before the grading of it counts as failed


def grade_all(ready, submissions, log, workers=None):
    """Grades every submission that has no grade in `log` (an open Log). ready: a
    grade_class.Prepared.

    Raises RuntimeError, naming the first reason, where grading failed; what was graded is in the
    log."""
    missing = {}
    for submission in submissions:
        student_id = submission.student_id
        entry = student_id, submission.hash, ready.run_of(student_id)
        if entry not in log.state.grades:
            missing[entry] = submission
    failed = []
    idle = []
    pool = ThreadPoolExecutor(workers or os.cpu_count())
    try:
        futures = {pool.submit(_grade, ready, missing[entry], idle): entry for entry in missing}
        for future in tqdm(
            as_completed(futures), ready.assignment.name, len(futures), unit="", dynamic_ncols=True
        ):
            problem = future.exception()
            if isinstance(problem, NoIsolation):
                raise problem
            if problem:
                failed.append((futures[future][0], problem))
            else:
                log.grade(*futures[future], future.result())
    finally:
        pool.shutdown(cancel_futures=True)
        for runner in idle:
            runner.close()
    if failed:
        raise RuntimeError(_reasons(failed, len(missing)))


def _reasons(failed, count):
    """What the lecturer can do about [(student_id, error)] of `count` submissions."""
    in_question = [who for who, problem in failed if isinstance(problem, MasterError)]
    advice = "run the same command again"
    if in_question:
        advice = f"mend the question, which fails for {', '.join(in_question)}"
    who, problem = failed[0]
    return (
        f"{len(failed)} of {count} submissions have no grade yet; {advice}. "
        f"First reason ({who}): {str(problem)[:300]}"
    )


def _grade(ready, submission, idle):
    """One submission's grade. `idle` are the Runners that no thread uses just now."""
    assignment = ready.assignment
    numbers = ready.numbers_of(submission.student_id)
    content = b"" if submission.note else submission.content
    for tries_left in reversed(range(TRIES)):
        try:
            runner = idle.pop()
        except IndexError:
            runner = Runner(assignment.keras, assignment.limits)
        try:
            grade = judge.grade(assignment, numbers, content, runner, ready.key, submission.note)
        except MasterError:  # another try asks the same question
            idle.append(runner)
            raise
        except Exception:
            runner.close()  # whatever it was, the next try starts with a new fork server
            if not tries_left:
                raise
        else:
            idle.append(runner)
            return grade
