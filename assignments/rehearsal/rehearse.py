"""Tries an assignment out, from what is seen at once to what needs the sandbox."""

from datetime import datetime, timezone

from assignments.authoring.assignment import MasterError
from assignments.authoring.checks import as_text
from assignments.authoring.folder import load
from assignments.grading import late_rules
from assignments.grading.author import opened
from assignments.rehearsal import everybody, faults, hash_order, leaks, notes, runs, steady
from assignments.rehearsal.students import KEY, ids_of
from assignments.sandbox.runner import Runner


def rehearse(path, students=()):
    """(the Assignment in the folder `path` with every question of its pools, notes on what is no
    fault but may be unwanted). students: the ids of a class, tried beside made-up ones.

    Raises MasterError with a sentence for each thing that is wrong."""
    of_class = [*students, *everybody.CLASS]
    with opened(path, whole_pools=True) as author:
        assignment = load(path)
        ids = ids_of(assignment)
        # What never ends is named here, before any of it runs outside the sandbox.
        _refuse(path, everybody.find(author, [*ids, *of_class]))
        with hash_order.processes(assignment, path, ids) as others:
            assignment, wrong = load_twice(path)
            wrong = wrong or leaks.find(assignment, assignment.checks(ids[0], KEY))
            wrong = wrong or faults.find(assignment, ids, KEY)
            wrong = wrong or hash_order.find(others, assignment, ids)
        said = []
        if not wrong:
            with Runner(author.keras, assignment.limits) as runner:
                wrong, said = runs.find(assignment, author, runner)
    _refuse(path, wrong)
    # Of a pool each student gets one question, though all of them are tried.
    said.append(f"The assignment is worth {load(path).points:g} points.")
    return assignment, [*said, *notes.find(assignment, KEY), *_over(assignment.settings)]


def _refuse(path, wrong):
    """Raises MasterError if anything is wrong."""
    if wrong:
        raise MasterError("\n".join([f"{path}:", *dict.fromkeys(wrong)]))


def load_twice(path):
    """(the Assignment in the folder `path`, sentences on checks that come out otherwise the next
    time)."""
    assignment, again, is_drawn = steady.twice(lambda: load(path).with_whole_pools)
    student_id, *_ = ids_of(assignment)
    first = assignment.checks(student_id, KEY)
    second = again.checks(student_id, KEY)
    places = [
        f"{assignment.file_of(name)}: the checks of {name}"
        for name in first
        if as_text(first[name]) != as_text(second[name])
    ]
    if is_drawn and not places:
        places = [f"{path}: the checks"]
    sentences = [f"{place} differ each time or each day: {steady.ADVICE}" for place in places]
    return assignment, [*steady.find(assignment), *sentences]


def _over(settings):
    """Yields a sentence if the due time is over: it may be last term's."""
    due = late_rules.parse(settings, "settings").get("due")
    if due and due < datetime.now(timezone.utc):
        yield f"The due time {due.isoformat(sep=' ', timespec='minutes')} is over."
