"""Makes the student notebooks of an assignment, one for each language, and fails rather than hand out a broken one."""

from pathlib import Path

import nbformat

from assignments.authoring import assignment as assignments
from assignments.authoring import folder, giveaways, leaks, notebooks, rehearsal
from assignments.authoring.parts import MasterError
from assignments.sandbox.runner import Limits, Runner


def make(path, out):
    """Writes NAME.ko.ipynb and NAME.en.ipynb into the folder `out`. Returns their paths and a list of notes.

    path: an assignment's folder, or a master.ipynb with checks.py beside it. Raises ValueError with a sentence for each
    thing that is wrong: what cannot be read, a solution that does not earn full points in the sandbox,
    points for an unanswered notebook or for junk, any part of an answer in a student notebook. Nothing is written then.
    """
    master, source, files = folder.read(path)
    assignment = assignments.of(master, source, files, path)
    built, wrong = notebooks.build(master), rehearsal.steady(assignment)
    for language, made in () if wrong else built.items():
        wrong += leaks.find(master, made, language, source, assignment.checks(rehearsal.own_id(master), rehearsal.KEY))
    notes = rehearsal.fixed(assignment)
    if not wrong:
        with Runner(assignment.keras, Limits(**assignment.limits)) as runner:
            wrong, slowest = rehearsal.solved(assignment, master, runner)
            notes.append(f"The solved notebook took {slowest:.1f} s in the sandbox.")
            if not wrong:
                wrong += rehearsal.blank(assignment, master, runner)
                wrong += rehearsal.junk(assignment, runner)
                wrong += giveaways.oracles(assignment, master, runner)
                wrong += giveaways.answered_by_given(assignment, master, runner)
    if wrong:
        raise MasterError("\n".join([f"{path}:", *dict.fromkeys(wrong)]))
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for language, made in built.items():
        written.append(out / f"{master.name}.{language}.ipynb")
        written[-1].write_text(nbformat.writes(made) + "\n", encoding="utf-8")
    return written, notes
