"""Tries an assignment out before it is handed out: in the sandbox, with the limits and by the judge that grade later.

Each function returns sentences that name the file or cell and say what to do; none means that nothing is wrong.
"""

import copy
import math
import re
from collections import Counter
from dataclasses import replace
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
SEED = "Draw from `student`, `hidden` or `numbers`, and seed NumPy by np.random.default_rng(numbers.getrandbits(32))."
JUNK = (0, 1, -0.5, "", "x", True, (), math.nan, math.inf, -math.inf, 1e300, -1e300, 10**17)
OWN_ID = re.compile(r"^student_id *= *(?:([\"'])(?P<id>.+?)\1)?.*$", re.M)


def load_twice(path):
    """(the Assignment in the folder `path` with every question of every pool, sentences on checks that differ on another
    day: two runs of grading would differ)."""
    assignment, later, drew = on_two_days(lambda: load(path).every)
    asked = [{name: _plain(checks) for name, checks in day.checks(ANYBODY, KEY).items()} for day in (assignment, later)]
    different = [name for name in asked[0] if asked[0][name] != asked[1][name]]
    if drew and not different:
        return assignment, [f"{path}: random numbers without a seed are drawn. {SEED}"]
    places = [f"{assignment.file_of(name)}: the checks of {name} differ each time or each day" for name in different]
    return assignment, [f"{place}: use no clock. {SEED}" for place in places]


def _plain(checks):
    return repr([replace(check, accept=None) for check in checks])


def rehearse(assignment, runner):
    """(sentences, notes): the master's own solutions must earn everything for three ids, and an unanswered notebook in
    either language nothing; no cell may fail in either, and what is no answer may not be taken as right."""
    own, solved, seconds, outcomes = own_id(assignment), notebooks.solved(assignment), [], {}
    ids = dict.fromkeys((own, *OTHERS))
    asked = assignment.checks(own, KEY)
    deciding = [name for name, checks in asked.items() if any(check.accept for check in checks)]  # with an `accept`
    trials = [(f"the solved notebook, id {student_id}", solved, student_id) for student_id in ids]
    for language, notebook in notebooks.build(assignment).items():
        trials.append((f"the unanswered notebook, edition {language}", notebook, own))
    for which, notebook, student_id in trials:
        once = _Once(runner)
        grade, later, drew = on_two_days(partial(run, assignment, notebook, student_id, once))
        seconds.append(grade["seconds"])
        pairs = zip(grade["questions"], later["questions"], strict=True)
        wrong = [
            f"checks.py: question {question['name']}: `accept` decides by luck or by the clock; draw from `hidden` only."
            for question, again in pairs
            if question != again or (drew and question["name"] in deciding)
        ]
        wrong = wrong or _failed(assignment, notebook, grade, which)
        for question in grade["questions"]:
            wrong += _unfair(assignment, question, which, question["points"] if notebook is solved else 0)
        if wrong:
            return wrong, []
        outcomes.setdefault(student_id, once.outcome)
    notes = [f"The slowest run in the sandbox took {max(seconds):.1f} s.", *same_answers(assignment, ids)]
    return junk(assignment, outcomes), notes


class _Once:
    """A Runner that runs the first submission and then repeats what came of it, so that one answer is judged twice."""

    def __init__(self, runner):
        self.runner, self.outcome = runner, None

    def run(self, cells, asks):
        self.outcome = self.outcome or self.runner.run(cells, asks)
        return self.outcome


def junk(assignment, outcomes):
    """A sentence for each senseless answer that is taken as right for every student, for more than half of what is asked
    about a name. outcomes: {student_id: Outcome of a solved notebook}."""
    taken = Counter()
    for student_id, outcome in outcomes.items():
        for question, checks in assignment.checks(student_id, KEY).items():
            data = assignment.files[question].data(assignment.name, student_id) if question in assignment.files else {}
            asked, right = Counter(check.name for check in checks), Counter()
            for number, check in enumerate(checks):
                answers = _senseless(outcome.answers[question][number]["value"], data)
                with np.errstate(all="ignore"):
                    labels = {label for label, answer in answers if comparison.judge(check, {"value": answer})[0]}
                right.update((check.name, label) for label in labels)
            taken.update((question, *key) for key, count in right.items() if count > asked[key[0]] / 2)
    labels = {}
    for question, name, label in (key for key, count in taken.items() if count == len(outcomes)):
        labels.setdefault((question, name), []).append(label)
    return [
        f"{assignment.file_of(question)}: question {question}: `{name}` is taken as right with {', '.join(of_name)}. Let "
        "`accept` say what is right (abs(answer - 3) < 1e-4), make `relative` and `absolute` smaller, or ask otherwise."
        for (question, name), of_name in labels.items()
    ]


def _senseless(right, data):
    """Yields (what it is called, encoded answer): JUNK, JUNK in the place of each number of the right answer, and what
    students are given."""
    for item in JUNK:
        yield from ((repr(item), wrong) for wrong in (encode(item), _filled(right, item)) if wrong != right)
    yield from ((f"`{name}` that students are given", encode(value)) for name, value in data.items())


def _filled(answer, item):
    """An encoded answer with `item` in the place of each number."""
    if type(answer) is dict:
        return answer | {"items": _filled(answer.get("items", []), item)}
    if type(answer) is list:
        return [_filled(part, item) for part in answer]
    return item if type(answer) in (int, float) else answer


def same_answers(assignment, ids):
    """A note on each name of which all students are asked the same: one of them can answer for all."""
    asked = {}
    for student_id in ids:
        for question, checks in assignment.checks(student_id, KEY).items():
            for name in {check.name for check in checks if check.accept is None}:
                same = repr([(check.args, check.methods, check.expected) for check in checks if check.name == name])
                asked.setdefault((question, name), set()).add(same)
    return [
        f"{assignment.file_of(question)}: question {question}: `{name}` has the same answer for every student that was "
        "tried, so it can be copied. Draw numbers in `given`, or from `student` or `hidden`."
        for (question, name), different in asked.items()
        if len(different) == 1
    ]


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
