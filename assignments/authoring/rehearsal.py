"""Tries an assignment out before it is handed out: in the sandbox, with the limits and by the judge that grade later.

Each function returns sentences that name the file or cell and say what to do; none means that nothing is wrong.
"""

import copy
import re

import nbformat

from assignments.authoring import notebooks
from assignments.authoring.assignment import MasterError
from assignments.grading import judge
from assignments.reports import messages

KEY = bytes(32)
OTHERS = ("20260001", "19991231")  # ids that are tried beside the notebook's own
OWN_ID = re.compile(r"^student_id *= *(?:([\"'])(?P<id>.+?)\1)?.*$", re.M)


def steady(assignment):
    """Checks that come out otherwise when they are asked for again: two runs of grading would differ."""
    twice = [assignment.checks(OTHERS[0], KEY) for _ in range(2)]
    return [
        f"{assignment.file_of(name)}: the checks of {name} differ each time. Draw every random number from `student` "
        "or `hidden`, and seed NumPy by np.random.default_rng(hidden.getrandbits(64))."
        for name, asked in twice[0].items()
        if repr(asked) != repr(twice[1][name]) and not any(check.accept for check in asked)
    ]


def rehearse(assignment, runner):
    """(sentences, seconds of the slowest run): the master's own solutions must earn everything for three ids, and an
    unanswered notebook in either language nothing; no cell may fail in either."""
    own, solved, slowest = own_id(assignment), notebooks.solved(assignment), 0.0
    ids = dict.fromkeys((own, *OTHERS))
    trials = [(f"the solved notebook, id {student_id}", solved, student_id) for student_id in ids]
    for language, notebook in notebooks.build(assignment).items():
        trials.append((f"the unanswered notebook, edition {language}", notebook, own))
    for which, notebook, student_id in trials:
        grade = run(assignment, notebook, student_id, runner)
        slowest = max(slowest, grade["seconds"])
        wrong = _failed(assignment, notebook, grade, which)
        for question in grade["questions"]:
            wrong += _unfair(assignment, question, which, question["points"] if notebook is solved else 0)
        if wrong:
            return wrong, slowest
    return [], slowest


def _unfair(assignment, question, which, wanted):
    """A sentence if the grade of a question is not the `wanted` score."""
    if question["score"] == wanted:
        return []
    advice = "Give no answer away, and ask for something that students must write."
    if wanted:
        notes = " ".join(messages.say(note, "en") for note in question["notes"])
        file = assignment.file_of(question["name"])
        advice = f"({notes}) Mend the solution or {file}; both must draw the student's numbers in the same order."
    return [
        f"Question {question['name']}: {which}, earns {question['score']:g} of {question['points']:g} points. {advice}"
    ]


def own_id(assignment):
    """The id that the master's own cell assigns. Raises MasterError if it is not between quotes."""
    for cell in assignment.cells:
        if cell.role != "text" and (line := OWN_ID.search(cell.source)):
            if not line["id"]:
                raise MasterError(f'{cell.where}: write the id between quotes, student_id = "20260000": {line[0]}')
            return line["id"]
    return "20260000"


def run(assignment, notebook, student_id, runner):
    """The grade of a notebook whose id is replaced by `student_id`."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        cell.source = OWN_ID.sub(f'student_id = "{student_id}"', cell.source)
    return judge.grade(assignment, student_id, nbformat.writes(notebook).encode(), runner, KEY)


def _failed(assignment, notebook, grade, which):
    """A sentence for each cell that failed or used too much."""
    wrong, limits = [], assignment.limits
    where = {"setup": "the set-up cell"} | {cell.id: cell.where for cell in assignment.cells}
    for note in grade["cells"]:
        number = note["cell"].removeprefix("cell ")
        place = where.get(notebook.cells[int(number) - 1].id, note["cell"]) if number.isdigit() else note["cell"]
        advice = "Mend the cell."
        if note["code"] == "slow":
            advice = f"The limit is {limits.cell_seconds:g} s of processor time: raise it by `cell_seconds: 30`."
        elif note["code"] == "memory" or "MemoryError" in note.get("error", ""):
            advice = f"The limit is {limits.memory >> 20} MB: raise it by `memory_mb: 3000`."
        elif "FileNotFound" in note.get("error", ""):
            advice = "Students and graders have this one notebook and no other file: put the data into the notebook."
        wrong.append(f"{place}: in {which}: {messages.say(note, 'en')} {advice}")
    return wrong
