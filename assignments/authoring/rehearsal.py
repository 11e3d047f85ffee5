"""Tries an assignment out before it is handed out: in the sandbox, with the limits and by the judge that grade later.

Each function returns sentences that name the file or cell and say what to do; none means that nothing is wrong.
"""

import re

import nbformat
import numpy as np

from assignments.authoring import notebooks
from assignments.authoring.checks import encode
from assignments.authoring.parts import MasterError
from assignments.grading import comparison, judge
from assignments.intake import submission
from assignments.reports import messages
from assignments.sandbox.limits import Limits

KEY = bytes(32)
OTHERS = ("20260001", "19991231")  # ids that are tried beside the notebook's own
OWN_ID = re.compile(r"^student_id *= *(.*)$", re.M)
JUNK = (0, 1, -0.5, 1e-6, "", "x", True, (), (0, 0), np.zeros(3), np.zeros((1, 1)))


def steady(assignment):
    """Checks that come out otherwise when they are asked for again: two runs of grading would differ."""
    twice = [assignment.checks(OTHERS[0], KEY) for _ in range(2)]
    return [
        f"{assignment.file_of(name)}: the checks of {name} differ each time. Draw every random number from `student` "
        "or `hidden`, and seed NumPy by np.random.default_rng(hidden.getrandbits(64))."
        for name, asked in twice[0].items()
        if repr(asked) != repr(twice[1][name]) and not any(check.accept for check in asked)
    ]


def fixed(assignment):
    """The questions about functions whose inputs are the same for every key: a note, because it may be meant."""
    checks, others = (assignment.checks(OTHERS[0], key) for key in (KEY, bytes(range(32))))
    return [
        f"Note: {name} asks its functions with inputs that do not come from `hidden`: whoever has seen them in one "
        "term knows them in the next."
        for name, asked in checks.items()
        if any(check.args is not None for check in asked) and repr(asked) == repr(others[name])
    ]


def solved(assignment, master, runner):
    """(sentences on what the master's own solutions do not earn for three ids, seconds of the slowest run)."""
    notebook, wrong, slowest = notebooks.solved(master), [], 0.0
    for student_id in dict.fromkeys((own_id(master), *OTHERS)):
        grade = run(assignment, notebook, student_id, runner)
        slowest = max(slowest, grade["seconds"])
        wrong += _failed(assignment, master, notebook, grade, f"the solved notebook, id {student_id}")
        for question in grade["questions"]:
            if question["score"] < question["points"]:
                notes = " ".join(messages.say(note, "en") for note in question["notes"])
                wrong.append(
                    f"Question {question['name']}: the master's own solution earns {question['score']:g} of "
                    f"{question['points']:g} points for the id {student_id} ({notes}) Mend the solution or "
                    f"{assignment.file_of(question['name'])}; both must draw the student's numbers in the same order."
                )
        if wrong:
            break
    return wrong, slowest


def own_id(master):
    """The id that the master's own cell assigns. Raises MasterError if it is not between quotes."""
    for cell in master.cells:
        if cell.role != "text" and (line := OWN_ID.search(cell.source)):
            text = line[1].split("#")[0].strip()
            if not re.fullmatch(r"([\"']).+\1", text):
                raise MasterError(f'{cell.where}: write the id between quotes, student_id = "20260000", not {text}.')
            return text[1:-1]
    return "20260000"


def blank(assignment, master, runner):
    """Points for an unanswered notebook, and cells that fail before a student has written anything."""
    wrong = []
    for language, notebook in notebooks.build(master).items():
        grade = run(assignment, notebook, own_id(master), runner)
        wrong += _failed(assignment, master, notebook, grade, f"the unanswered notebook, edition {language}")
        wrong += [
            f"Question {question['name']}: an unanswered notebook (edition {language}) already earns "
            f"{question['score']:g} points. Give no answer away, and ask for something that students must write."
            for question in grade["questions"]
            if question["score"] > 0
        ]
    return wrong


def junk(assignment):
    """Answers without sense that earn more than half of what is asked about a name, for each of three students."""
    taken = [set(_taken(assignment, student_id)) for student_id in (*OTHERS, "20260002")]
    return [
        f"{assignment.file_of(question)}: question {question}: the answer {answer} to `{name}` is taken as right for "
        "every student. Look at its `accept`, or give a smaller `relative` and `absolute`."
        for question, name, answer in sorted(set.intersection(*taken))
    ]


def _taken(assignment, student_id):
    """Yields (question, name, answer) of JUNK that is right for one student."""
    for question, checks in assignment.checks(student_id, KEY).items():
        for name in {check.name for check in checks}:
            asked = [check for check in checks if check.name == name]
            for answer in JUNK:
                right = sum(comparison.judge(check, {"value": encode(answer)})[0] for check in asked)
                if right > len(asked) / 2:
                    yield question, name, repr(answer)


def run(assignment, notebook, student_id, runner):
    """The grade of a notebook whose id is replaced by `student_id`."""
    cells = submission.read(nbformat.writes(notebook).encode())
    cells = [cell | {"source": OWN_ID.sub(f'student_id = "{student_id}"', cell["source"])} for cell in cells]
    checks = assignment.checks(student_id, KEY)
    return judge.verdict(assignment, student_id, checks, runner.run(cells, judge.asks(checks)))


def _failed(assignment, master, notebook, grade, which):
    """A sentence for each cell that failed or used too much."""
    wrong, limits = [], vars(Limits(**assignment.limits))
    where = {"setup": "the set-up cell"} | {cell.id: cell.where for cell in master.cells}
    for note in grade["cells"]:
        number = note["cell"].removeprefix("cell ")
        place = where.get(notebook.cells[int(number) - 1].id, note["cell"]) if number.isdigit() else note["cell"]
        advice = "Mend the cell."
        if note["code"] == "slow":
            advice = f"The limit is {limits['cell_seconds']:g} s of processor time: raise it by `cell_seconds: 30`."
        elif note["code"] == "memory" or "MemoryError" in note.get("error", ""):
            advice = f"The limit is {limits['memory'] >> 20} MB: raise it by `memory_mb: 3000`."
        elif "FileNotFound" in note.get("error", ""):
            advice = "Students and graders have this one notebook and no other file: put the data into the notebook."
        wrong.append(f"{place}: in {which}: {messages.say(note, 'en')} {advice}")
    return wrong
