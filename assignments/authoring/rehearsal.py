"""Tries an assignment out before it is handed out: in the sandbox, with the limits and by the judge
that grade later.

Each function returns sentences that name the file or cell and say what to do; none means that
nothing is wrong."""

import copy
import re
from dataclasses import dataclass

import nbformat

from assignments.authoring import accepts, notebooks, shown
from assignments.authoring.assignment import MasterError
from assignments.authoring.folder import ANYBODY, load
from assignments.authoring.two_days import on_two_days
from assignments.grading import judge
from assignments.intake import submission
from assignments.reports import messages

KEY = bytes(32)
OTHERS = ("20260001", "19991231")  # ids that are tried beside the notebook's own
STEADY = (
    "draw from `student`, `hidden` or `numbers`, seed NumPy by "
    "default_rng(numbers.getrandbits(32)), use no clock."
)
OWN_ID = re.compile(r"^student_id *= *(?:([\"'])(?P<id>.+?)\1)?.*$", re.MULTILINE)


def load_twice(path):
    """(the Assignment in the folder `path`, with every question of its pools, and sentences on
    checks that come out otherwise on another day: two runs of grading would differ)."""
    assignment, later, drew = on_two_days(lambda: load(path).every)
    asked = assignment.checks(ANYBODY, KEY)
    again = later.checks(ANYBODY, KEY)
    places = [
        f"{assignment.file_of(name)}: the checks of {name}"
        for name in asked
        if _asked(asked[name]) != _asked(again[name])
    ]
    if drew and not places:
        places = [f"{path}: the checks"]
    return assignment, [f"{place} differ each time or each day: {STEADY}" for place in places]


def _asked(checks):
    """What checks ask and which answers are right, as text."""
    return repr([(check.args, check.methods, check.expected) for check in checks])


def ids_of(assignment):
    """The ids that are tried: the notebook's own and two others."""
    return list(dict.fromkeys((own_id(assignment), *OTHERS)))


@dataclass(frozen=True)
class Trial:
    """One notebook to be graded; `solved`: whether it holds the solutions."""

    which: str
    notebook: object
    student_id: str
    solved: bool


def _trials(assignment):
    """Yields the Trials: the solutions for each id, and the unanswered notebook of each edition."""
    solved = notebooks.solved(assignment)
    for student_id in ids_of(assignment):
        which = f"the solved notebook, id {student_id}"
        yield Trial(which, solved, student_id, True)
    for language, notebook in notebooks.build(assignment).items():
        which = f"the unanswered notebook, edition {language}"
        yield Trial(which, notebook, own_id(assignment), False)


def rehearse(assignment, author, runner):
    """(sentences, notes): the master's own solutions must earn everything for three ids, and an
    unanswered notebook in either language nothing; no cell may fail in either, every `accept` must
    refuse what is no answer, and the unanswered notebook must show none. author: the same
    assignment as a grading.author.Author."""
    seconds = []
    answers = {}
    for trial in _trials(assignment):
        keeper = _Keeper(runner)
        grade = run(author, trial.notebook, trial.student_id, keeper)
        seconds.append(grade["seconds"])
        if trial.solved:
            answers[trial.student_id] = keeper.outcome.answers
        if wrong := _faults(assignment, trial, grade):
            return wrong, []
    wrong = [
        *accepts.find(assignment, author, answers, KEY),
        *_shown(assignment, ids_of(assignment), runner),
    ]
    notes = [
        f"The slowest run in the sandbox took {max(seconds):.1f} s.",
        f"The assignment is worth {assignment.points:g} points.",
        *_same(assignment, ids_of(assignment)),
    ]
    return wrong, notes


def _faults(assignment, trial, grade):
    """What is wrong with the grade of a Trial."""
    wrong = _failed(assignment, trial.notebook, grade, trial.which)
    by_hand = {row.name for row in assignment.questions if row.is_by_hand}
    for question in grade["questions"]:
        earns = trial.solved and question["name"] not in by_hand
        wanted = question["points"] if earns else 0
        if question["score"] != wanted:
            wrong.append(_unfair(assignment, question, trial.which, wanted))
    return wrong


def _same(assignment, ids):
    """Yields a sentence for each question that asks the same of all these students."""
    for name in (row.name for row in assignment.questions):
        asked = [assignment.checks(student_id, KEY)[name] for student_id in ids]
        is_known = asked[0] and not any(check.accept for check in asked[0])
        if is_known and len(set(map(_asked, asked))) == 1:
            yield (
                f"{assignment.file_of(name)}: question {name} has the same answers for every "
                "student, so they can be copied; draw numbers for each."
            )


class _Keeper:
    """A Runner that keeps the Outcome."""

    def __init__(self, runner):
        self.runner = runner
        self.outcome = None

    def run(self, cells, asks):
        self.outcome = self.runner.run(cells, asks)
        return self.outcome


def _shown(assignment, ids, runner):
    """Yields a sentence for each answer that the unanswered notebook prints or computes, for every
    one of the ids."""
    notebook = notebooks.build(assignment)["ko"]
    found = []
    for student_id in ids:
        cells = submission.read(_content(notebook, student_id))
        checks = assignment.checks(student_id, KEY)
        found.append(shown.find(assignment, checks, cells, runner).items())
        if not found[-1]:
            return
    for (question, name), how in found[0]:
        if all(((question, name), how) in of_student for of_student in found):
            yield (
                f"Question {question}: the unanswered notebook shows the right {name}: it "
                f"{how}. Mark the line as a solution, or take it out."
            )


def _unfair(assignment, question, which, wanted):
    """A sentence on a question whose grade is not the `wanted` score."""
    advice = "Give no answer away, and ask for something that students must write."
    if wanted:
        notes = " ".join(messages.say(note, "en") for note in question["notes"])
        file = assignment.file_of(question["name"])
        advice = (
            f"({notes}) Mend the solution or {file}; both must draw the student's numbers in "
            "the same order."
        )
    return (
        f"Question {question['name']}: {which}, earns {question['score']:g} of "
        f"{question['points']:g} points. {advice}"
    )


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


def _content(notebook, student_id):
    """The bytes of a notebook whose id is replaced by `student_id`."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        cell.source = OWN_ID.sub(f'student_id = "{student_id}"', cell.source)
    return nbformat.writes(notebook).encode()


def run(assignment, notebook, student_id, runner):
    """The grade of a notebook whose id is replaced by `student_id`."""
    return judge.grade(assignment, student_id, _content(notebook, student_id), runner, KEY)


def _failed(assignment, notebook, grade, which):
    """A sentence for each cell that failed or used too much."""
    where = {"setup": "the set-up cell"} | {cell.id: cell.where for cell in assignment.cells}
    wrong = []
    for note in grade["cells"]:
        place = note["cell"]
        number = place.removeprefix("cell ")
        if number.isdigit():
            place = where.get(notebook.cells[int(number) - 1].id, place)
        advice = _advice(note, assignment.limits)
        wrong.append(f"{place}: in {which}: {messages.say(note, 'en')} {advice}")
    return wrong


def _advice(note, limits):
    """What to do about a cell that failed."""
    error = note.get("error", "")
    if note["code"] == "slow":
        seconds = f"{limits.cell_seconds:g} s of processor time"
        return f"The limit is {seconds}: raise it by `{limits.raised('cell_seconds')}`."
    if note["code"] == "memory" or "MemoryError" in error:
        megabytes = f"{limits.memory >> 20} MB"
        return f"The limit is {megabytes}: raise it by `{limits.raised('memory_mb')}`."
    if "FileNotFound" in error:
        return (
            "Students and graders have this one notebook and no other file: put the data into "
            "the notebook."
        )
    return "Mend the cell."
