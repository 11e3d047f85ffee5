"""Tries an assignment out before it is handed out: in the sandbox, with the limits and by the judge that grade later.

Each function returns sentences that name the file or cell and say what to do; none means that nothing is wrong.
"""

import copy
import math
import re
from functools import partial

import nbformat
import numpy as np

from assignments.authoring import notebooks
from assignments.authoring.assignment import MasterError
from assignments.authoring.checks import encode
from assignments.authoring.folder import ANYBODY, load
from assignments.authoring.two_days import on_two_days
from assignments.grading import comparison, judge
from assignments.reports import messages

KEY = bytes(32)
OTHERS = ("20260001", "19991231")  # ids that are tried beside the notebook's own
JUNK = (math.nan, math.inf, -math.inf, 1e300, -1e300, "x", ())  # what is no answer to any question
STEADY = "draw from `student`, `hidden` or `numbers`, seed NumPy by default_rng(numbers.getrandbits(32)), use no clock."
OWN_ID = re.compile(r"^student_id *= *(?:([\"'])(?P<id>.+?)\1)?.*$", re.M)


def load_twice(path):
    """(the Assignment in the folder `path`, with every question of its pools, and sentences on checks that come out
    otherwise on another day: two runs of grading would differ)."""
    assignment, later, drew = on_two_days(lambda: load(path).every)
    asked, again = assignment.checks(ANYBODY, KEY), later.checks(ANYBODY, KEY)
    names = [name for name in asked if _asked(asked[name]) != _asked(again[name])]
    places = [f"{assignment.file_of(name)}: the checks of {name}" for name in names] or [
        f"{path}: the checks"
    ] * drew
    return assignment, [f"{place} differ each time or each day: {STEADY}" for place in places]


def _asked(checks):
    """What checks ask and which answers are right, as text."""
    return repr([(check.args, check.methods, check.expected) for check in checks])


def rehearse(assignment, runner):
    """(sentences, notes): the master's own solutions must earn everything for three ids, and an unanswered notebook in
    either language nothing; no cell may fail in either, and every `accept` must refuse what is no answer."""
    own, solved, seconds = own_id(assignment), notebooks.solved(assignment), []
    ids = dict.fromkeys((own, *OTHERS))
    trials = [(f"the solved notebook, id {student_id}", solved, student_id) for student_id in ids]
    for language, notebook in notebooks.build(assignment).items():
        trials.append((f"the unanswered notebook, edition {language}", notebook, own))
    for which, notebook, student_id in trials:
        keeper = _Keeper(runner)
        grade = run(assignment, notebook, student_id, keeper)
        seconds.append(grade["seconds"])
        wrong = _failed(assignment, notebook, grade, which)
        if notebook is solved and not wrong:
            wrong += _of_accept(
                assignment, assignment.checks(student_id, KEY), keeper.outcome.answers
            )
        for question in grade["questions"]:
            wrong += _unfair(
                assignment, question, which, question["points"] if notebook is solved else 0
            )
        if wrong:
            return wrong, []
    return [], [
        f"The slowest run in the sandbox took {max(seconds):.1f} s.",
        *_same(assignment, ids),
    ]


def _same(assignment, ids):
    """Yields a sentence for each question that asks the same of all these students."""
    for question in assignment.questions:
        asked = [assignment.checks(student_id, KEY)[question.name] for student_id in ids]
        if len(set(map(_asked, asked))) == 1 and not any(check.accept for check in asked[0]):
            place = f"{assignment.file_of(question.name)}: question {question.name}"
            yield f"{place} has the same answers for every student, so they can be copied; draw numbers for each."


class _Keeper:
    """A Runner that keeps the Outcome."""

    def __init__(self, runner):
        self.runner, self.outcome = runner, None

    def run(self, cells, asks):
        self.outcome = self.runner.run(cells, asks)
        return self.outcome


def _of_accept(assignment, checks, answers):
    """Yields a sentence for each `accept` that decides by luck or takes JUNK as right. answers: those of the solution."""
    for question, number, check in (
        (name, *pair) for name, asked in checks.items() for pair in enumerate(asked)
    ):
        if check.accept is None:
            continue
        place = f"{assignment.file_of(question)}: question {question}: `accept` of {check.name}"
        reply = answers.get(question, {}).get(number, {})
        first, later, drew = on_two_days(partial(comparison.judge, check, reply))
        if drew or first != later:
            yield f"{place} decides by luck or the clock; draw from `hidden`."
        with np.errstate(all="ignore"):
            taken = [item for item in JUNK if _takes(check, reply.get("value"), item)]
        if taken:
            yield f"{place} takes {taken[0]!r} as right; say what is right, as in abs(answer - 3) < 1e-4."


def _takes(check, right, item):
    """Whether a check takes `item` as right, or the right answer with `item` in the place of its numbers."""
    answers = [answer for answer in (encode(item), _filled(right, item)) if answer != right]
    return any(comparison.judge(check, {"value": answer})[0] for answer in answers)


def _filled(answer, item):
    """An encoded answer with `item` in the place of each number."""
    if type(answer) is dict:
        return answer | {"items": _filled(answer.get("items", []), item)}
    if type(answer) is list:
        return [_filled(part, item) for part in answer]
    return item if type(answer) in (int, float) else answer


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
                raise MasterError(
                    f'{cell.where}: write the id between quotes, student_id = "20260000": {line[0]}'
                )
            return line["id"]
    return ANYBODY


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
        place = (
            where.get(notebook.cells[int(number) - 1].id, note["cell"])
            if number.isdigit()
            else note["cell"]
        )
        advice = "Mend the cell."
        if note["code"] == "slow":
            advice = f"The limit is {limits.cell_seconds:g} s of processor time: raise it by `cell_seconds: 30`."
        elif note["code"] == "memory" or "MemoryError" in note.get("error", ""):
            advice = f"The limit is {limits.memory >> 20} MB: raise it by `memory_mb: 3000`."
        elif "FileNotFound" in note.get("error", ""):
            advice = "Students and graders have this one notebook and no other file: put the data into the notebook."
        wrong.append(f"{place}: in {which}: {messages.say(note, 'en')} {advice}")
    return wrong
