"""Makes the student notebooks of a master, one for each language, and fails rather than give an answer away."""

import copy
import json
import re
import subprocess
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from assignments import assignment as assignments
from assignments import judge, leaks
from assignments import master as masters
from assignments.sandbox.replies import Outcome, collect

SANDBOX = Path(__file__).with_name("sandbox")
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
    grade, checks = _grade(assignment, solved)
    for question in grade["questions"]:
        if question["score"] < question["points"]:
            wrong.append(f"Question {question['name']}: the master's own solution does not pass: {question['notes']}")
    for language, made in notebooks.items():
        wrong += leaks.find(master, made, language, assignment.checks_source, checks)
    if not wrong:
        blank, _ = _grade(assignment, notebooks["ko"])
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


def _grade(assignment, made):
    """Runs a lecturer's own notebook in Jupyter and judges what it answers: (grade, checks)."""
    student_id = _student_id(made)
    checks = assignment.checks(student_id, bytes(32))
    asks = {name: [check.ask() for check in asked] for name, asked in checks.items()}
    asking = new_code_cell(
        f"import sys, json\nsys.path.insert(0, {str(SANDBOX)!r})\nimport student_process\n"
        f"print(json.dumps([m for q, a in json.loads({json.dumps(asks)!r}).items() "
        "for m in student_process.answers(globals(), q, a)]))"
    )
    made = new_notebook(cells=[*copy.deepcopy(made.cells), asking], metadata=METADATA)
    try:
        NotebookClient(made, timeout=300, kernel_name="python3").execute(stderr=subprocess.DEVNULL)
    except CellExecutionError as problem:
        failed = next(
            (n, c) for n, c in enumerate(made.cells, 1) if any(o.output_type == "error" for o in c.get("outputs", []))
        )
        raise masters.MasterError(f"{masters.where(*failed)}: fails: {problem.ename}: {problem.evalue}") from None
    outcome = Outcome()
    printed = "".join(output.text for output in made.cells[-1].outputs if output.output_type == "stream")
    collect(json.loads(printed.splitlines()[-1]), set(asks), asks, outcome)
    return judge.verdict(assignment, student_id, checks, outcome), checks


def _student_id(made):
    """The example id that the notebook's own cell assigns, or the empty id."""
    match = re.search(r'^student_id = ["\'](.*)["\']', "\n".join(cell.source for cell in made.cells), re.M)
    return match.group(1) if match else ""
