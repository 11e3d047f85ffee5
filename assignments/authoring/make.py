"""Makes the student notebooks of an assignment, one for each language, and fails rather than hand
out a broken one."""

from datetime import datetime, timezone
from pathlib import Path

import nbformat

from assignments.authoring import careless, classroom, leaks, notebooks, rehearsal
from assignments.authoring.assignment import MasterError
from assignments.grading import late_rules
from assignments.grading.author import opened
from assignments.sandbox.runner import Runner


def late(settings):
    """Yields a sentence if the due time is over: it may be last term's."""
    due = late_rules.parse(settings, "settings").get("due")
    if due and due < datetime.now(timezone.utc):
        yield f"The due time {due.isoformat(sep=' ', timespec='minutes')} is over."


def make(path, out, for_classroom=False):
    """Writes NAME.ko.ipynb and NAME.en.ipynb into the folder `out`. Returns their paths and notes:
    the seconds of the slowest run in the sandbox, and what is no fault but may be unwanted.

    path: an assignment's folder; for_classroom: write the workflow of GitHub Classroom, too.
    Raises ValueError with a sentence for each thing that is wrong: what cannot be read, a solution
    that does not earn full points in the sandbox, points for an unanswered notebook, any part of an
    answer in a student notebook, what is no answer taken as right, checks that depend on luck or
    the day. Nothing is written then."""
    with opened(path, every=True) as author:  # what never ends is named by it
        assignment, wrong = rehearsal.load_twice(path)
        checks = assignment.checks(rehearsal.own_id(assignment), rehearsal.KEY)
        wrong = wrong or leaks.find(assignment, checks)
        wrong = wrong or list(
            careless.find(assignment, rehearsal.ids_of(assignment), rehearsal.KEY)
        )
        if not wrong:
            with Runner(assignment.keras, assignment.limits) as runner:
                wrong, notes = rehearsal.rehearse(assignment, author, runner)
                notes += [*careless.notes(assignment, rehearsal.KEY), *late(assignment.settings)]
    if wrong:
        raise MasterError("\n".join([f"{path}:", *dict.fromkeys(wrong)]))
    paths = [classroom.write(assignment, Path(out))] if for_classroom else []
    for language, notebook in notebooks.build(assignment).items():
        paths.append(Path(out) / f"{assignment.name}.{language}.ipynb")
        paths[-1].parent.mkdir(parents=True, exist_ok=True)
        paths[-1].write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    return paths, notes
