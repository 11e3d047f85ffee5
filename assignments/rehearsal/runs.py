"""Tries an assignment out in the sandbox, with the limits and by the judge that grade later: the
solutions must earn everything, an unanswered notebook nothing."""

from dataclasses import dataclass

from assignments.authoring import notebooks
from assignments.grading import judge
from assignments.intake import submission
from assignments.rehearsal import accepts, shown
from assignments.rehearsal.everybody import CLASS
from assignments.rehearsal.students import KEY, handed_in, ids_of
from assignments.reports import messages

SURE = 3  # more ids that an answer in an unanswered notebook must fit: one may be there by chance
MORE = 40  # ids beside the first ones for which the solutions are tried
SECONDS = 6  # of all trials, after which no more ids are tried


@dataclass(frozen=True)
class Trial:
    """One notebook to be graded; `solved`: whether it holds the solutions; `is_more`: whether it
    is left out where time is over."""

    which: str
    notebook: object
    student_id: str
    solved: bool
    is_more: bool = False


def _trials(assignment, ids):
    """Yields the Trials: the solutions for each id, the unanswered notebook of each edition, and
    last the solutions for more ids, of which as many are tried as SECONDS allow."""
    solved = notebooks.solved(assignment)
    for student_id in ids:
        which = f"the solved notebook, id {student_id}"
        yield Trial(which, solved, student_id, True)
    for language, notebook in notebooks.build(assignment).items():
        which = f"the unanswered notebook, edition {language}"
        yield Trial(which, notebook, ids[0], False)
    for student_id in CLASS[:MORE]:
        yield Trial(f"the solved notebook, id {student_id}", solved, student_id, True, True)


def find(assignment, author, runner):
    """(sentences, notes) on what the sandbox shows. No cell may fail, every `accept` must refuse
    what is no answer, and the unanswered notebook must show none. author: the same assignment as a
    grading.author.Author."""
    ids = ids_of(assignment)
    seconds = []
    answers = {}
    for trial in _trials(assignment, ids):
        if trial.is_more and sum(seconds) > SECONDS:
            break
        keeper = _Keeper(runner)
        content = handed_in(trial.notebook, trial.student_id)
        grade = judge.grade(author, trial.student_id, content, keeper, KEY)
        seconds.append(grade["seconds"])
        if trial.solved and not trial.is_more:
            answers[trial.student_id] = keeper.outcome.answers
        if wrong := _faults(assignment, trial, grade):
            return wrong, []
    wrong, notes = accepts.find(assignment, author, answers, KEY)
    wrong += _shown(assignment, ids, runner)
    return wrong, [f"The slowest run in the sandbox took {max(seconds):.1f} s.", *notes]


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
    for student_id in [*ids, *CLASS[:SURE]]:
        cells = submission.read(handed_in(notebook, student_id))
        checks = assignment.checks(student_id, KEY)
        found.append(shown.find(assignment, checks, cells, runner))
        if not found[-1]:
            return
    said = set()
    for question, name, how in found[0]:
        is_shown = all((question, name, how) in of_student for of_student in found)
        if is_shown and (question, name) not in said:
            said.add((question, name))
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
