"""Makes the student notebooks of an assignment, one for each language, and fails rather than hand out a broken one."""

from pathlib import Path

import nbformat

from assignments.authoring import leaks, notebooks, rehearsal
from assignments.authoring.assignment import assignment_of
from assignments.authoring.folder import read_folder
from assignments.authoring.parts import MasterError
from assignments.sandbox.limits import Limits
from assignments.sandbox.runner import Runner


def make(path, out):
    """Writes NAME.ko.ipynb and NAME.en.ipynb into the folder `out`. Returns their paths and a list of notes.

    path: an assignment's folder. Raises ValueError with a sentence for each
    thing that is wrong: what cannot be read, a solution that does not earn full points in the sandbox,
    points for an unanswered notebook or for junk, any part of an answer in a student notebook. Nothing is written then.
    """
    master, source, files = read_folder(path)
    assignment = assignment_of(master, source, files)
    student_notebooks, notes = notebooks.build(master), rehearsal.fixed(assignment)
    wrong = rehearsal.steady(assignment) or leaks.find(master, assignment)
    wrong = wrong or rehearsal.junk(assignment)
    if not wrong:
        with Runner(assignment.keras, Limits(**assignment.limits)) as runner:
            wrong, slowest = rehearsal.solved(assignment, master, runner)
            notes.append(f"The solved notebook took {slowest:.1f} s in the sandbox.")
            wrong = wrong or rehearsal.blank(assignment, master, runner)
    if wrong:
        raise MasterError("\n".join([f"{path}:", *dict.fromkeys(wrong)]))
    paths = []
    for language, notebook in student_notebooks.items():
        paths.append(Path(out) / f"{master.name}.{language}.ipynb")
        paths[-1].parent.mkdir(parents=True, exist_ok=True)
        paths[-1].write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    return paths, notes
