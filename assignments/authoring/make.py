"""Makes the student notebooks of an assignment, one for each language, and fails rather than hand
out a broken one."""

from pathlib import Path

import nbformat

from assignments.authoring import classroom, notebooks
from assignments.rehearsal.rehearse import rehearse


def make(path, out, for_classroom=False, students=()):
    """Writes NAME.ko.ipynb and NAME.en.ipynb into the folder `out`. Returns their paths and notes:
    the seconds of the slowest run in the sandbox, and what is no fault but may be unwanted.

    path: an assignment's folder; for_classroom: write the workflow of GitHub Classroom, too;
    students: the ids of the class, each of whom must have right answers.
    Raises ValueError with a sentence for each thing that is wrong: what cannot be read, a solution
    that does not earn full points in the sandbox, points for an unanswered notebook, any part of an
    answer in a student notebook, what is no answer taken as right, checks that depend on luck or
    the day. Nothing is written then."""
    assignment, notes = rehearse(path, students)
    paths = [classroom.write(assignment, Path(out))] if for_classroom else []
    for language, notebook in notebooks.build(assignment).items():
        paths.append(Path(out) / f"{assignment.name}.{language}.ipynb")
        paths[-1].parent.mkdir(parents=True, exist_ok=True)
        paths[-1].write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    return paths, [*notes, *_left(Path(out), paths)]


def _left(out, paths):
    """Yields a sentence for each other notebook in the folder: it may be one of an old name."""
    for path in sorted(out.glob("*.ipynb")):
        if path not in paths:
            yield f"{path} was not written now: do not hand it out by mistake."
