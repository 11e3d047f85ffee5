"""Makes the student notebooks of a master, one for each language, and fails rather than give an answer away."""

import re
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from assignments import assignment as assignments
from assignments import judge, leaks
from assignments import master as masters
from assignments.sandbox.runner import Runner

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def make(path, out):
    """Writes NAME.ko.ipynb and NAME.en.ipynb into the folder `out` and returns their paths.

    path: a master or its folder, with checks.py beside it. Raises MasterError or ChecksError when the master is broken,
    when it does not earn full points, or when a student notebook would hold part of an answer; nothing is written then.
    """
    assignment = assignments.load(path)
    path = Path(path)
    master = masters.read(path / "master.ipynb" if path.is_dir() else path)
    notebooks, wrong = build(master), []
    solved = notebook([(cell.kind, cell.source, cell.id) for cell in master.cells])
    with Runner(assignment.keras) as runner:
        grade, checks = _grade(assignment, solved, runner)
        blank, _ = _grade(assignment, notebooks["ko"], runner)
    for question in grade["questions"]:
        if question["score"] < question["points"]:
            wrong.append(f"Question {question['name']}: the master's own solution does not pass: {question['notes']}")
    for language, made in notebooks.items():
        wrong += leaks.find(master, made, language, assignment.checks_source, checks)
    if not wrong:
        for question in blank["questions"]:
            if question["score"] > 0:
                wrong.append(
                    f"Question {question['name']}: an unanswered notebook already earns {question['score']} points."
                )
    if wrong:
        raise masters.MasterError("\n".join(dict.fromkeys(wrong)))
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for language, made in notebooks.items():
        written.append(out / f"{master.name}.{language}.ipynb")
        written[-1].write_text(nbformat.writes(made) + "\n", encoding="utf-8")
    return written


def build(master):
    """{language: student notebook} of a Master."""
    given, notebooks = re.compile(r'^LANGUAGE = "\w+"$', re.M), {}
    for language in masters.LANGUAGES:
        notebooks[language] = notebook(
            (cell.kind, given.sub(f'LANGUAGE = "{language}"', cell.handed_out), cell.id)
            for cell in master.cells
            if cell.role != "hidden" and cell.language in (None, language)
        )
    return notebooks


def notebook(cells):
    """A notebook without outputs from (kind, source, id) triples: nothing of the master's metadata comes along."""
    new = {"code": new_code_cell, "markdown": new_markdown_cell}
    return new_notebook(cells=[new[kind](source, id=name) for kind, source, name in cells], metadata=METADATA)


def _grade(assignment, made, runner):
    """Grades a lecturer's own notebook like a student's, in the sandbox: (grade, checks)."""
    student_id = _student_id(made)
    grade = judge.grade(assignment, student_id, nbformat.writes(made).encode(), runner, bytes(32))
    for problem in grade["cells"]:
        number = int(problem["cell"].removeprefix("cell ")) if problem["cell"].startswith("cell ") else None
        if number is not None:
            place = masters.where(number, made.cells[number - 1])
            raise masters.MasterError(f"{place}: fails: {problem.get('error', problem['code'])}")
    return grade, assignment.checks(student_id, bytes(32))


def _student_id(made):
    """The example id that the notebook's own cell assigns, or the empty id."""
    match = re.search(r'^student_id = ["\'](.*)["\']', "\n".join(cell.source for cell in made.cells), re.M)
    return match.group(1) if match else ""
