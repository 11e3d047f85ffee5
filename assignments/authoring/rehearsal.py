"""Tries an assignment out before it is handed out: in the sandbox, with the limits and by the judge
that grade later.

Each function returns sentences that name the file or cell and say what to do; none means that
nothing is wrong."""

import copy
import math
import re

import nbformat

from assignments.authoring import notebooks, shown
from assignments.authoring.assignment import MasterError
from assignments.authoring.checks import encode
from assignments.authoring.folder import ANYBODY, load
from assignments.authoring.served import HAS_EFFECT
from assignments.authoring.two_days import on_two_days
from assignments.grading import judge
from assignments.intake import submission
from assignments.reports import messages

KEY = bytes(32)
OTHERS = ("20260001", "19991231")  # ids that are tried beside the notebook's own
USUAL = (0, 1, -1, 10**6, 10**17 + 3)  # usual wrong answers
TEXT = "a text"
JUNK = (math.nan, math.inf, -math.inf, 1e300, -1e300, "x", ())  # what is no answer to any question
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
    names = [name for name in asked if _asked(asked[name]) != _asked(again[name])]
    places = [f"{assignment.file_of(name)}: the checks of {name}" for name in names] or [
        f"{path}: the checks"
    ] * drew
    return assignment, [f"{place} differ each time or each day: {STEADY}" for place in places]


def _asked(checks):
    """What checks ask and which answers are right, as text."""
    return repr([(check.args, check.methods, check.expected) for check in checks])


def ids_of(assignment):
    """The ids that are tried: the notebook's own and two others."""
    return list(dict.fromkeys((own_id(assignment), *OTHERS)))


def rehearse(assignment, author, runner):
    """(sentences, notes): the master's own solutions must earn everything for three ids, and an
    unanswered notebook in either language nothing; no cell may fail in either, every `accept` must
    refuse what is no answer, and the unanswered notebook must show none. author: the same
    assignment as a grading.author.Author."""
    own = own_id(assignment)
    solved = notebooks.solved(assignment)
    seconds = []
    ids = ids_of(assignment)
    answers = {}
    by_hand = {row.name for row in assignment.questions if row.is_by_hand}
    trials = [(f"the solved notebook, id {student_id}", solved, student_id) for student_id in ids]
    for language, notebook in notebooks.build(assignment).items():
        trials.append((f"the unanswered notebook, edition {language}", notebook, own))
    for which, notebook, student_id in trials:
        keeper = _Keeper(runner)
        grade = run(author, notebook, student_id, keeper)
        seconds.append(grade["seconds"])
        wrong = _failed(assignment, notebook, grade, which)
        if notebook is solved:
            answers[student_id] = keeper.outcome.answers
        for question in grade["questions"]:
            earns = notebook is solved and question["name"] not in by_hand
            wrong += _unfair(assignment, question, which, question["points"] if earns else 0)
        if wrong:
            return wrong, []
    wrong = [*_of_accept(assignment, author, answers), *_shown(assignment, ids, runner)]
    notes = [
        f"The slowest run in the sandbox took {max(seconds):.1f} s.",
        f"The assignment is worth {assignment.points:g} points.",
        *_same(assignment, ids),
    ]
    return wrong, notes


def _same(assignment, ids):
    """Yields a sentence for each question that asks the same of all these students."""
    for question in assignment.questions:
        asked = [assignment.checks(student_id, KEY)[question.name] for student_id in ids]
        if (
            asked[0]
            and len(set(map(_asked, asked))) == 1
            and not any(check.accept for check in asked[0])
        ):
            place = f"{assignment.file_of(question.name)}: question {question.name}"
            yield (
                f"{place} has the same answers for every student, so they can be copied; "
                "draw numbers for each."
            )


class _Keeper:
    """A Runner that keeps the Outcome."""

    def __init__(self, runner):
        self.runner = runner
        self.outcome = None

    def run(self, cells, asks):
        self.outcome = self.runner.run(cells, asks)
        return self.outcome


def _of_accept(assignment, author, answers):
    """Yields a sentence for each `accept` that decides by luck, takes what is usually wrong, or
    runs what a student wrote. answers: {student_id: {question: {number: reply}}} of the solutions,
    the first student's first."""
    own, *others = answers
    asked = author.checks(own, KEY)
    trials = []
    for question, checks in asked.items():
        for number, check in enumerate(checks):
            right = answers[own].get(question, {}).get(number, {}).get("value")
            if not check.accept or right is None:
                continue
            wrong = {repr(item): encode(item) for item in (*USUAL, *JUNK)}
            wrong |= {f"{item!r} for its numbers": _filled(right, item) for item in (*USUAL, *JUNK)}
            wrong |= {f"the argument {item!r}": item for item in check.asked.get("args", ())}
            for other in others:
                theirs = author.checks(other, KEY).get(question, ())[number : number + 1]
                if any(check.args is None or them.args != check.args for them in theirs):
                    reply = answers[other].get(question, {}).get(number, {})
                    wrong |= {"another student's answer": reply.get("value", right)}
            trials += [(question, number, "", right), (question, number, TEXT, HAS_EFFECT)]
            trials += [(question, number, *pair) for pair in wrong.items() if pair[1] != right]
    results = author.trials(own, KEY, [(*trial[:2], trial[3]) for trial in trials])
    said = set()
    for (question, number, what, _), result in zip(trials, results, strict=True):
        check = asked[question][number]
        place = f"{assignment.file_of(question)}: question {question}: `accept` of {check.name}"
        fault = _fault_of_accept(what, result)
        if fault and (question, number) not in said:
            said.add((question, number))
            yield f"{place} {fault}"


def _fault_of_accept(what, result):
    """What is wrong if an `accept` does this with an answer: "" is the right one; result: that of
    Served.trial."""
    if result is None:
        return (
            f"does not come to an end for {what or 'the solution'}; refuse large numbers and "
            "texts first."
        )
    is_right, is_steady, had_effect = result
    if had_effect:
        return (
            "runs the text of an answer as code: a text never belongs into eval, exec or sympify."
        )
    if not is_steady:
        return "decides by luck or the clock; draw from `hidden`."
    if is_right and what:
        return f"takes {what} as right; say what is right, as in abs(answer - 3) < 1e-4."
    return ""


def _shown(assignment, ids, runner):
    """Yields a sentence for each answer that the unanswered notebook prints or computes, for every
    one of the ids."""
    notebook = notebooks.build(assignment)["ko"]
    found = None
    for student_id in ids:
        if found is None or found:
            cells = submission.read(_content(notebook, student_id))
            now = shown.find(assignment, assignment.checks(student_id, KEY), cells, runner)
            found = (
                now
                if found is None
                else {pair: how for pair, how in found.items() if now.get(pair) == how}
            )
    for (question, name), how in found.items():
        yield (
            f"Question {question}: the unanswered notebook shows the right {name}: it "
            f"{how}. Mark the "
            "line as a solution, or take it out."
        )


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
        advice = (
            f"({notes}) Mend the solution or {file}; both must draw the student's numbers in "
            "the same order."
        )
    return [
        (
            f"Question {question['name']}: {which}, earns {question['score']:g} of "
            f"{question['points']:g} points. {advice}"
        )
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
    wrong = []
    limits = assignment.limits
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
            advice = (
                f"The limit is {limits.cell_seconds:g} s of processor time: raise it by "
                "`cell_seconds: 30`."
            )
        elif note["code"] == "memory" or "MemoryError" in note.get("error", ""):
            advice = f"The limit is {limits.memory >> 20} MB: raise it by `memory_mb: 3000`."
        elif "FileNotFound" in note.get("error", ""):
            advice = (
                "Students and graders have this one notebook and no other file: put the "
                "data into the notebook."
            )
        wrong.append(f"{place}: in {which}: {messages.say(note, 'en')} {advice}")
    return wrong
